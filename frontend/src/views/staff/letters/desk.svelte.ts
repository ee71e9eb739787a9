/** The work on letters: the list of one's units' own, and the one that is before the reader. */
import { toBackendError, type BackendError } from '$lib/backend/call';
import { queue } from '$lib/backend/dialogue';
import type { LetterWork, LettersRequest, LettersView } from '$lib/backend/dialogue-shapes';

export const TABS = ['open', 'answered', 'closed'] as const;
export type Tab = (typeof TABS)[number];

/** What is being done with a letter beside answering it. */
export type Aside = 'refer' | 'refuse' | 'contact';

export class LettersDesk {
  request = $state.raw<LettersRequest & { state: Tab }>({ state: 'open', unit: '', code: '', offset: 0 });
  view = $state.raw<LettersView>();
  item = $state.raw<LetterWork>();
  /** The id of the letter that is before the reader. */
  at = $state('');
  /** What the reader has seen of it; behind `item.seen` where somebody else has written meanwhile. */
  seen = $state(0);
  aside = $state<Aside>();
  error = $state.raw<BackendError>();
  busy = $state(false);
  /** What became of the letter that left the list last. */
  left = $state.raw<{ way: 'refer' | 'refuse'; unit: string }>();

  /** How often the list was asked for: the last question counts. */
  private turn = 0;

  get items() {
    return this.view?.items ?? [];
  }

  get changed() {
    return this.item !== undefined && this.item.seen !== this.seen;
  }

  /** Asks for the list; the letter before the reader stays there, though it may have left the list. */
  async load(change: Partial<typeof this.request> = {}) {
    const moved = Object.keys(change).length > 0;
    if (moved) {
      this.request = { ...this.request, offset: 0, ...change };
      this.clear();
      this.left = undefined;
    }
    const turn = ++this.turn;
    try {
      const view = await queue.letters(this.request);
      if (turn !== this.turn) return;
      this.view = view;
      this.error = undefined;
      if (!this.at && view.items[0]) await this.show(view.items[0].id);
    } catch (reason) {
      if (turn === this.turn) this.error = toBackendError(reason);
    }
  }

  private clear() {
    this.at = '';
    this.item = undefined;
    this.aside = undefined;
  }

  async show(id: string) {
    if (id !== this.at) this.clear();
    this.at = id;
    try {
      const item = await queue.letter(id);
      if (this.at === id) this.take(item);
    } catch (reason) {
      if (this.at !== id) return;
      this.item = undefined;
      this.error = toBackendError(reason);
    }
  }

  private take(item: LetterWork) {
    this.item = item;
    this.seen = item.seen;
    this.error = undefined;
  }

  /** The reader has seen what was written meanwhile. */
  agree() {
    this.seen = this.item?.seen ?? 0;
  }

  async go(by: 1 | -1) {
    const here = this.items.findIndex(({ id }) => id === this.at);
    const next = this.items[Math.max(0, here + by)];
    if (next && next.id !== this.at) await this.show(next.id);
  }

  /** Does something with the letter that stays; undefined for done, else why not. Where somebody was faster, their words come in sight. */
  async act(work: (id: string, seen: number) => Promise<LetterWork>): Promise<BackendError | undefined> {
    return this.run(async (id) => {
      const item = await work(id, this.seen);
      if (this.at === id) this.take(item);
      this.aside = undefined;
    });
  }

  /** Hands the letter to another unit; the next one comes. */
  refer = (unit: { id: string; title: string }, note: string) =>
    this.part(async (id) => {
      await queue.refer({ id, seen: this.seen, unit: unit.id, note });
      this.left = { way: 'refer', unit: unit.title };
    });

  /** Lays the letter aside by a rule, until a second person has read it. */
  refuse = (rule: string, note: string) =>
    this.part(async (id) => {
      await queue.refuse({ id, seen: this.seen, rule, note });
      this.left = { way: 'refuse', unit: '' };
    });

  private part(work: (id: string) => Promise<void>) {
    return this.run(async (id) => {
      await work(id);
      const here = this.items.findIndex((item) => item.id === id);
      const next = this.items[here + 1] ?? this.items[here - 1];
      this.clear();
      if (next) await this.show(next.id);
    });
  }

  private async run(work: (id: string) => Promise<void>): Promise<BackendError | undefined> {
    const id = this.at;
    this.busy = true;
    try {
      await work(id);
      void this.load();
      return undefined;
    } catch (reason) {
      const error = toBackendError(reason);
      if (error.key === 'queue.changed') await this.reread(id);
      return error;
    } finally {
      this.busy = false;
    }
  }

  /** Asks for the letter anew and lets `seen` stand: what is new is told. */
  private async reread(id: string) {
    const item = await queue.letter(id).catch(() => undefined);
    if (item && this.at === id) this.item = item;
  }

  /** Opens how the sender may be called. It is written down who did and why; what was seen before counts as seen still. */
  async contact(reason: string) {
    const id = this.at;
    const way = await queue.unmask(id, reason);
    const before = this.changed;
    await this.reread(id);
    if (!before) this.agree();
    return way;
  }
}
