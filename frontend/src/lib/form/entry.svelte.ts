/**
 * One field while it is written: the text as typed, what it was read as, its fault, and whether the fault is told yet.
 * A fault is told when the field is left, lifted while it is mended, and never told while it is first typed.
 */
import type { ArgView } from '$lib/backend/staff-shapes';

export interface Fault {
  key: string;
  args: Record<string, string>;
}

/** What a field belongs to: a form, or a screen with a few fields of its own. */
export interface EntryHost {
  readonly: boolean;
  /** Whether even what is missing is told: somebody wanted to send it. */
  told: boolean;
  /** Takes a changed text; gives the number of the edit. */
  changed: (entry: Entry) => number;
  left: (entry: Entry) => void;
}

export class Entry {
  text = $state('');
  /** As read: an ISO day, rials, a code, an id. Empty where nothing could be. */
  value = $state('');
  /** The title of what a reference names. */
  shown = $state('');
  fault = $state.raw<Fault>();
  /** The number of the last edit that was made here. */
  n = 0;
  /** The text before the person began to type here: as long as it differs, the browser's own undo goes first. */
  before = '';

  /** The field of the same sheet whose change the one that is being made follows from. */
  joins = '';

  /** Whether the text is newer than the last answer. */
  waiting = $state(false);
  #mending = $state(false);
  #left = $state(false);

  readonly id: string;
  readonly place: string;
  #host: EntryHost;

  constructor(place: string, host: EntryHost) {
    this.place = place;
    this.id = `entry-${place.replace(/[^\w-]/g, '-')}`;
    this.#host = host;
  }

  get readonly(): boolean {
    return this.#host.readonly;
  }

  /** Whether it is being typed, or not read yet: nothing is said of it. */
  get quiet(): boolean {
    return this.#mending || this.waiting;
  }

  /** The fault that is said now. */
  told = $derived.by((): Fault | undefined => {
    if (!this.fault || this.quiet) return undefined;
    if (this.#host.told) return this.fault;
    return this.#left && this.text !== '' ? this.fault : undefined;
  });

  type(text: string) {
    if (this.readonly || text === this.text) return;
    this.text = text;
    this.#mending = true;
    this.waiting = true;
    this.n = this.#host.changed(this);
  }

  /** Writes a text as one act of several: a point of a shape. It goes at once, and is not judged yet. */
  set(text: string) {
    this.type(text);
    this.#host.left(this);
  }

  /** Writes a text as one act: a choice, a paste, a mending. */
  choose(text: string, value = '', shown = '') {
    this.type(text);
    this.value = value;
    this.shown = shown;
    this.leave();
  }

  /** Writes a text that follows from the last change of another field, and is taken back with it. */
  follow(text: string, path: string) {
    this.joins = path;
    this.choose(text);
    this.joins = '';
  }

  enter() {
    this.before = this.text;
  }

  /** The value that it had when the draft was opened: what a slip is measured by. */
  first: string | undefined;

  leave() {
    this.#mending = false;
    this.#left = true;
    this.#host.left(this);
  }

  /** Takes what the program says, where the text is not newer than what it read. */
  answer(next: { text?: string; value: string; shown: string }, n: number) {
    if (this.n > n) return;
    if (next.text !== undefined) this.text = next.text;
    this.value = next.value;
    this.first ??= next.value;
    this.shown = next.shown;
    this.waiting = false;
  }

  blame(fault: Fault | undefined, n: number) {
    if (this.n > n) return;
    this.fault = fault;
    this.waiting = false;
  }

  /** What came with a fault was left like that: it is told at once. */
  arrive() {
    this.#left ||= this.text !== '';
  }
}

export const argsOf = (args: ArgView[]): Record<string, string> =>
  Object.fromEntries(args.map(({ name, value }) => [name, value]));
