/** The state of what is said on a page: its order, how much of it is here, and whom one stands behind. */
import { SvelteSet } from 'svelte/reactivity';
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
  #busy = new SvelteSet<string>();
  #answer: Resource<ThreadView>;

  /** Must be made while a component is set up. */
  constructor(page: () => { kind: string; id: string }) {
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
    if (this.#busy.has(comment.id)) return;
    this.#busy.add(comment.id);
    this.refused = undefined;
    try {
      const { mine } = this.supports(comment);
      const now = await dialogue.support({ id: comment.id, visit, back: mine });
      this.#stood = { ...this.#stood, [comment.id]: now };
    } catch (reason) {
      this.refused = { id: comment.id, error: toBackendError(reason) };
    } finally {
      this.#busy.delete(comment.id);
    }
  }

  /** All parts up to the last that was wanted: what changes meanwhile leaves no gap and nothing twice. */
  async #ask(page: { kind: string; id: string }): Promise<ThreadView> {
    const [order, parts] = [this.order, this.#parts];
    const part = (offset: number) => dialogue.thread({ ...page, order, offset, visit, comment: '' });
    const whole = await part(0);
    for (let n = 1; n < parts && whole.items.length < whole.total; n++) {
      const { items } = await part(whole.items.length);
      whole.items = [...whole.items, ...items];
    }
    this.#stood = {};
    return whole;
  }
}
