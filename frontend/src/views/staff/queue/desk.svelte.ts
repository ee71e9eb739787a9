/** The work at the queue: what is before the reader, what they chose, what they are about to decide. */
import { toBackendError, type BackendError } from '$lib/backend/call';
import { queue } from '$lib/backend/dialogue';
import type {
  DecideRequest,
  ItemView,
  QueueItem,
  QueueRequest,
  QueueView,
} from '$lib/backend/dialogue-shapes';
import { Photos } from '$features/report/photos.svelte';
import { needsRule, needsWords, ruleBy } from './acts';

/** A decision that is being made. */
export interface Making {
  action: string;
  rule: string;
  note: string;
  authority: string;
  number: string;
  spans: { from: number; to: number; sort: string }[];
  into: string;
  to: { kind: string; id: string; title: string } | undefined;
}

/** A decision that can be taken back. */
export interface Undoable {
  ids: string[];
  action: string;
  held: boolean;
  until: number;
}

const NOTHING: QueueRequest = {
  stage: 'open',
  kind: '',
  hint: '',
  on: '',
  unit: '',
  device: '',
  late: false,
  mine: false,
  offset: 0,
};

/** What an address asks the list for: `stage`, `late=1`, `mine=1`. */
export function wanted(query: URLSearchParams): Partial<QueueRequest> {
  const change: Partial<QueueRequest> = {};
  const stage = query.get('stage');
  if (stage) change.stage = stage;
  if (query.has('late')) change.late = true;
  if (query.has('mine')) change.mine = true;
  return change;
}

export class QueueDesk {
  request = $state.raw<QueueRequest>(NOTHING);
  view = $state.raw<QueueView>();
  item = $state.raw<ItemView>();
  /** The id of the item that is before the reader. */
  at = $state('');
  chosen = $state.raw<readonly string[]>([]);
  making = $state<Making>();
  last = $state.raw<Undoable>();
  /** The pictures of the item, with what is said of them. */
  readonly photos = new Photos();
  error = $state.raw<BackendError>();
  busy = $state(false);
  /** Refusals of a decision on several, by their ids. */
  refused = $state.raw<{ id: string; key: string }[]>([]);

  /** The item that is on its way. */
  private wanted = '';
  /** How often the list was asked for: the last question counts. */
  private turn = 0;

  readonly items = $derived<QueueItem[]>(this.view?.items ?? []);

  /** Asks for the list anew; the item before the reader stays, or the one in its place comes. */
  async load(change: Partial<QueueRequest> = {}) {
    const moved = Object.keys(change).length > 0;
    if (moved) this.request = { ...this.request, offset: 0, ...change };
    const turn = ++this.turn;
    const place = this.items.findIndex(({ id }) => id === this.at);
    try {
      const view = await queue.open(this.request);
      if (turn !== this.turn) return; // a later question is on its way
      this.view = view;
      this.error = undefined;
    } catch (reason) {
      this.error = toBackendError(reason);
      return;
    }
    if (moved) this.chosen = [];
    if (this.items.some(({ id }) => id === this.at)) return;
    const next = this.items[Math.max(0, Math.min(place, this.items.length - 1))];
    await this.show(next?.id ?? '');
  }

  /** Puts an item before the reader: the old one stays until the new one is whole, and no key decides in between. */
  async show(id: string) {
    const wanted = (this.wanted = id);
    this.making = undefined;
    if (!id) {
      this.at = '';
      this.item = undefined;
      return;
    }
    try {
      const item = await queue.item(id);
      if (this.wanted !== wanted) return;
      this.at = id;
      this.item = item;
      this.photos.put(item.photos);
    } catch (reason) {
      this.wanted = this.at;
      this.error = toBackendError(reason);
    }
  }

  /** Goes to the next or the previous one, and takes it along where several are being chosen. */
  async go(step: 1 | -1, choose = false) {
    const place = this.items.findIndex(({ id }) => id === this.at);
    const next = this.items[place + step];
    if (!next) return;
    if (choose)
      this.chosen = [...this.chosen.filter((id) => id !== this.at && id !== next.id), this.at, next.id];
    await this.show(next.id);
  }

  toggle(id = this.at) {
    this.chosen = this.chosen.includes(id)
      ? this.chosen.filter((other) => other !== id)
      : [...this.chosen, id];
  }

  /** Begins a decision; what needs neither a rule nor words is made at once. */
  async begin(action: string) {
    if (!this.item || this.busy || this.wanted !== this.at) return;
    if (!this.answered(action)) return;
    const sure = this.item.spans.filter((span) => span.sort !== 'abuse' && span.sort !== 'threat');
    this.making = {
      action,
      rule: ruleBy[action] ?? '',
      note: '',
      authority: '',
      number: '',
      spans: action === 'redacted' ? sure.map(({ from, to, sort }) => ({ from, to, sort })) : [],
      into: action === 'merged' ? (this.item.near.find(({ noun }) => noun)?.noun ?? '') : '',
      to: undefined,
    };
    if (!needsRule(action) && !needsWords(action, '')) await this.make();
  }

  /** Whether all is said of the pictures that are published by an action; asks for it where it is not. */
  private answered(action: string): boolean {
    if (!publishes(action) || this.chosen.length > 1 || this.photos.whole) return true;
    this.photos.asked += 1;
    return false;
  }

  /** Whether the decision that is being made lacks nothing. */
  readonly ready = $derived.by(() => {
    const m = this.making;
    if (!m || this.busy) return false;
    if (needsRule(m.action) && !m.rule) return false;
    if (needsWords(m.action, m.rule) && !m.note.trim()) return false;
    if (m.rule === 'order' && !(m.authority.trim() && m.number.trim())) return false;
    if (publishes(m.action) && !this.photos.whole) return false;
    if (m.action === 'redacted') return m.spans.length > 0 || this.photos.covers;
    if (m.action === 'merged') return m.into !== '';
    return m.action !== 'moved' || m.to !== undefined;
  });

  async make() {
    const m = this.making;
    if (!m || !this.item || !this.ready) return;
    const many = this.chosen.length > 0 && m.action !== 'redacted';
    const ids = many ? [...this.chosen] : [this.item.id];
    await this.run(async () => {
      const request = requestOf(m, ids, ids.length === 1 ? (this.item?.seen ?? 0) : 0);
      const photos = publishes(m.action) && !many ? this.photos.answers : [];
      const view = await queue.decide({ ...request, photos });
      this.refused = view.items.flatMap(({ id, fault }) => (fault ? [{ id, key: fault }] : []));
      const done = view.items.filter(({ fault }) => !fault);
      this.last = {
        ids: done.map(({ id }) => id),
        action: m.action,
        held: done.some(({ held }) => held),
        until: view.until,
      };
    });
  }

  /** Agrees with the first of two, or judges otherwise. */
  async second(agree: boolean) {
    const item = this.item;
    if (!item?.second || this.wanted !== this.at) return;
    await this.run(async () => {
      const view = await queue.second({ id: item.id, agree, note: '' });
      this.last = {
        ids: [item.id],
        action: agree ? (item.first?.action ?? '') : 'otherwise',
        held: false,
        until: view.until,
      };
    });
  }

  /** Takes the last decision back, while it can be. */
  async undo() {
    const last = this.last;
    if (!last) return;
    this.last = undefined;
    await this.run(async () => {
      for (const id of last.ids) await queue.undo(id);
      this.wanted = last.ids[0] ?? this.at; // it comes before the reader as it is again
    }, true);
  }

  async note(text: string) {
    const item = this.item;
    if (!item) return;
    this.item = await queue.note(item.id, text);
  }

  /** Says who looks at the item first; nobody for "". */
  async assign(to: string) {
    const item = this.item;
    if (!item || this.busy || this.wanted !== this.at) return;
    await this.run(async () => {
      this.item = await queue.assign(item.id, to);
    }, true);
  }

  private async run(work: () => Promise<void>, back = false) {
    if (this.busy) return;
    this.busy = true;
    this.error = undefined;
    try {
      await work();
      this.making = undefined;
      if (!back) this.chosen = [];
    } catch (reason) {
      this.error = toBackendError(reason);
    } finally {
      this.busy = false;
    }
    if (this.error) return;
    const [before, wanted] = [this.at, this.wanted];
    await this.load();
    if (this.at === before) await this.show(wanted);
  }
}

const publishes = (action: string) => action === 'published' || action === 'redacted';

function requestOf(m: Making, ids: string[], seen: number): DecideRequest {
  return {
    ids,
    action: m.action,
    rule: m.rule,
    note: m.note.trim(),
    authority: m.authority.trim(),
    number: m.number.trim(),
    spans: m.spans,
    into: m.into,
    kind: m.to?.kind ?? '',
    to: m.to?.id ?? '',
    seen,
  };
}
