/** The state of what is said on a page: its order, how much of it is here, and whom one stands behind. */
import { toBackendError, type BackendError } from '$lib/backend/call';
import { dialogue } from '$lib/backend/dialogue';
import type { CommentView, SupportView, ThreadView } from '$lib/backend/dialogue-shapes';
import { Resource } from '$lib/state/resource.svelte';
import { visit } from '$lib/state/visit';
import type { Order } from './thread';

export class Thread {
  order = $state<Order>('balanced');
  /** Why somebody could not stand behind a comment. */
  refused = $state.raw<{ id: string; error: BackendError }>();

  #parts = $state(1);
  /** What came of standing behind a comment since the thread was asked for. */
  #stood = $state.raw<Record<string, SupportView>>({});
  /** Those whose answer is awaited; nothing is drawn of it. */
  #awaited: string[] = [];
  #answer: Resource<ThreadView>;

  /** Asks for all on the page, or for the thread of one comment alone. Must be made while a component is set up. */
  constructor(page: () => { kind: string; id: string; comment: string }) {
    this.#answer = new Resource(() => this.#ask(page()), { kinds: ['comment', 'unit', 'post'] });
  }

  get view() {
    return this.#answer.data;
  }

  get error() {
    return this.#answer.error;
  }

  get busy() {
    return this.#answer.busy;
  }

  reload = () => this.#answer.reload();

  /** How many first comments are not here yet. */
  get left(): number {
    return this.view ? this.view.total - this.view.items.length : 0;
  }

  more = () => void (this.#parts += 1);

  arrange(order: Order) {
    this.#parts = 1;
    this.order = order;
  }

  /** How many stand behind a comment, by the newest that is known. */
  supports = (comment: CommentView): SupportView => this.#stood[comment.id] ?? comment;

  /** Stands behind a comment, or no more. */
  async support(comment: CommentView) {
    if (this.#awaited.includes(comment.id)) return;
    this.#awaited.push(comment.id);
    this.refused = undefined;
    try {
      const { mine } = this.supports(comment);
      const now = await dialogue.support({ id: comment.id, visit, back: mine });
      this.#stood = { ...this.#stood, [comment.id]: now };
    } catch (reason) {
      this.refused = { id: comment.id, error: toBackendError(reason) };
    } finally {
      this.#awaited = this.#awaited.filter((id) => id !== comment.id);
    }
  }

  /** All parts up to the last that was wanted: what changes meanwhile leaves no gap and nothing twice. */
  async #ask(page: { kind: string; id: string; comment: string }): Promise<ThreadView> {
    const [order, parts] = [this.order, this.#parts];
    const part = (offset: number) => dialogue.thread({ ...page, order, offset, visit });
    const whole = await part(0);
    for (let n = 1; n < parts && whole.items.length < whole.total; n++) {
      const { items } = await part(whole.items.length);
      whole.items = [...whole.items, ...items];
    }
    this.#stood = {};
    return whole;
  }
}
