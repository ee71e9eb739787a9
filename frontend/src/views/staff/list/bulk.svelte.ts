/** One change of many nouns while it is chosen: the field, what to do, the value as typed, and the trial of it. */
import { toBackendError, type BackendError } from '$lib/backend/call';
import { staff } from '$lib/backend/staff';
import type { BulkView, FieldDef, ListRequest } from '$lib/backend/staff-shapes';
import { Entry, type EntryHost } from '$lib/form/entry.svelte';

export type Op = 'set' | 'add' | 'remove' | 'clear';

/** Typing rests as long before it is tried. ms */
const REST = 500;

export class Bulk implements EntryHost {
  readonly readonly = false;
  told = $state(false);
  field = $state.raw<FieldDef>();
  op = $state<Op>('set');
  /** What a trial of the present choice told; undefined until it did. */
  trial = $state.raw<BulkView>();
  error = $state.raw<BackendError>();
  busy = $state(false);
  entry = $state.raw() as Entry;

  #asked: { list: ListRequest; all: boolean; ids: string[] };
  #n = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(asked: { list: ListRequest; all: boolean; ids: string[] }) {
    this.#asked = asked;
    this.entry = new Entry('bulk', this);
  }

  get ops(): Op[] {
    return (this.field?.bulk ?? []) as Op[];
  }

  /** Whether a value is to be typed: of a flag the operation says all. */
  get typed(): boolean {
    return this.op !== 'clear' && this.field?.sort !== 'flag';
  }

  choose(field: FieldDef | undefined) {
    this.field = field;
    this.op = 'set';
    this.entry = new Entry(`bulk#${field?.path ?? ''}`, this);
    this.#anew();
  }

  operate(op: Op) {
    this.op = op;
    this.#anew();
  }

  changed = (): number => {
    this.#anew();
    return ++this.#n;
  };

  left = () => {
    clearTimeout(this.#timer);
    if (!this.trial && !this.busy) void this.try();
  };

  end() {
    clearTimeout(this.#timer);
  }

  /** Asks what would be; a later choice is not overwritten by an older answer. */
  async try() {
    if (!this.field || (this.typed && !this.entry.text.trim())) return;
    const asked = this.#state();
    const [view, error] = await this.#ask(true);
    if (asked !== this.#state()) return;
    this.trial = view;
    this.#blame(error);
  }

  /** Makes the draft of what the trial showed; gives its id, empty where it could not be. */
  async make(): Promise<string> {
    if (!this.trial || this.busy) return '';
    const [view, error] = await this.#ask(false);
    this.#blame(error);
    return view?.draft ?? '';
  }

  #anew() {
    this.trial = undefined;
    this.error = undefined;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.try(), REST);
  }

  #state = () => [this.field?.path, this.op, this.entry.text].join('\n');

  #text(): string {
    if (this.field?.sort === 'flag') return this.op === 'set' ? 'true' : '';
    return this.typed ? this.entry.text : '';
  }

  async #ask(trial: boolean): Promise<[BulkView | undefined, BackendError | undefined]> {
    const { list, all, ids } = this.#asked;
    this.busy = true;
    try {
      const seen = trial ? undefined : this.trial?.rows.map(({ id }) => id);
      const view = await staff.bulk({
        list,
        all: all && !seen,
        ids: seen ?? ids,
        field: this.field?.path ?? '',
        op: this.op,
        text: this.#text(),
        unit: '',
        try: trial,
      });
      return [view, undefined];
    } catch (reason) {
      return [undefined, toBackendError(reason)];
    } finally {
      this.busy = false;
    }
  }

  /** A fault of the text is told at its field, all else by itself. */
  #blame(error: BackendError | undefined) {
    const own = error?.field === 'text' || error?.faults.some(({ path }) => path === 'text');
    this.error = own ? undefined : error;
    this.entry.blame(own && error ? { key: error.key, args: error.args } : undefined, this.#n);
    if (own) this.entry.arrive();
  }
}
