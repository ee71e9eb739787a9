/**
 * How what is typed becomes safe. Edits go in bursts: after a rest, at the latest after a second of steady typing, at
 * once where a field is left. One call is in flight; what comes meanwhile waits for it. An edit lies in the tail from
 * the event that made it until the program says that it is on the disk. Every edit has a number of its own, counted by
 * page: sending it twice does no harm, so a lost answer is simply asked for again.
 */
/* eslint-disable svelte/prefer-svelte-reactivity -- nothing on the page follows these collections */
import { toBackendError, type BackendError } from '$lib/backend/call';
import type { EditView, EditsRequest, EditsView } from '$lib/backend/staff-shapes';
import { classOf } from '$lib/error/classes';
import { cutOf, LONG } from './cut';
import { address } from './path';
import { senders } from './senders';
import { keepTail } from './tail';

/** A burst ends after a rest; steady typing is sent in between. ms */
const REST = 400;
const STEADY = 1000;
/** How long an edit may be without an answer before the mark says so, and before nobody is thought to answer. ms */
const UNDERWAY = 1000;
const SILENT = 8000;
const LOST = 20_000;
/** The pause before a call is tried again, and its largest; each is twice the one before. ms */
const FIRST_PAUSE = 500;
const LAST_PAUSE = 15_000;
/** The most edits of one call. */
export const MOST = 400;

/** The word on what was typed: the disk's, never a guess. */
export type Saved =
  | { name: 'saved'; at: number }
  | { name: 'underway' | 'locked' | 'silent' }
  | { name: 'failed'; error: BackendError; final: boolean };

export type NewEdit = Partial<EditView> & Pick<EditView, 'sheet' | 'op'>;

interface Options {
  draft: string;
  page: string;
  user: string;
  unit: string;
  /** When the draft was last saved, Unix ms. */
  at: number;
  send: (request: EditsRequest) => Promise<EditsView>;
  answered: (view: EditsView) => void;
  /** The program takes nothing more for this draft from here. */
  refused: (error: BackendError) => void;
}

const BLANK: EditView = {
  n: 0,
  sheet: '',
  op: '',
  item: '',
  path: '',
  row: '',
  after: '',
  text: '',
  at: 0,
  cut: 0,
  joins: '',
  step: 0,
};

const open = new Set<Saver>();

/** After an unlock or a new sign-in: what waited goes. */
export const resumeAll = () => open.forEach((one) => one.resume());

/** The pages whose edits are being sent by a saver of their own. */
export const livePages = (): ReadonlySet<string> => new Set([...open].map((one) => one.page));

export class Saver {
  mark = $state.raw<Saved>({ name: 'saved', at: 0 });
  /** How many edits are not kept. */
  left = $state(0);
  /** The highest number that the program holds. */
  kept = 0;

  readonly page: string;
  #options: Options;
  /** The edits that are not acknowledged, oldest first. */
  #pending: EditView[] = [];
  #n = 0;
  /** The highest number that was ever sent: from there down nothing is changed any more. */
  #sent = 0;
  #first = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #slow: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<unknown> | undefined;
  #again = false;
  /** The number of the first edit of the act that is being made; 0 for none. */
  #step = 0;
  #failures = 0;
  #stopped: '' | 'locked' | 'refused' | 'ended' = '';
  /** The texts of long fields as the program holds them: only what differs is sent. */
  #held = new Map<string, string>();

  constructor(options: Options) {
    this.#options = options;
    this.page = options.page;
    this.mark = { name: 'saved', at: options.at };
    open.add(this);
    senders.add(this);
  }

  /** Takes an edit in and gives its number. It is in the tail when this, or the act that it is part of, returns. */
  push(edit: NewEdit): number {
    const next = { ...BLANK, ...edit, n: ++this.#n, step: this.#step };
    const last = this.#pending.at(-1);
    if (last && last.n > this.#sent && replaces(next, last)) this.#pending.pop();
    this.#pending.push(next);
    if (!this.#step) this.#note();
    this.#first ||= Date.now();
    if (!this.#failures) this.#rest();
    this.#slow ??= setTimeout(() => this.#underway(), UNDERWAY);
    return next.n;
  }

  /** Makes the edits of some work one act, that is taken back as a whole: nothing is sent before it is done. */
  together(work: () => void) {
    const outer = this.#step;
    this.#step ||= this.#n + 1;
    try {
      work();
    } finally {
      this.#step = outer;
      if (!outer) this.#note();
    }
  }

  /** Sends at once; tells whether all is kept now. */
  async flush(): Promise<boolean> {
    if (this.#step) return false;
    while ((this.#pending.length || this.#running) && !this.#stopped) {
      const [before, busy] = [this.kept, this.#running !== undefined];
      await this.#go();
      if (!busy && this.kept === before) break;
    }
    return !this.#pending.length;
  }

  /**
   * Does something that must see all edits and meet none: what is typed is sent first, and nothing is sent while it
   * runs. Fails where the edits can't be kept.
   */
  async alone<T>(work: () => Promise<T>): Promise<T> {
    if (!(await this.flush())) throw this.#error() ?? toBackendError(undefined);
    const working = work();
    const settled = working.catch(() => undefined);
    this.#running = settled;
    await settled;
    this.#running = undefined;
    if (this.#again || this.#pending.length) void this.#go();
    return working;
  }

  /** What waited for an unlock goes. */
  resume() {
    if (this.#stopped !== 'locked') return;
    this.#stopped = '';
    this.#failures = 0;
    if (this.#pending.length) void this.#go();
    else this.mark = { name: 'saved', at: this.#options.at };
  }

  /** The text of a long field as it came from the program. */
  holds(sheet: string, path: string, text: string | undefined) {
    if (text !== undefined && text.length > LONG) this.#held.set(address(sheet, path), text);
    else this.#held.delete(address(sheet, path));
  }

  /** The number of the newest edit. */
  get last(): number {
    return this.#n;
  }

  /** What is not kept, for a file. */
  get unkept(): EditView[] {
    return [...this.#pending];
  }

  /** Sends what is left and lets go; the tail stays where it could not be. */
  async end() {
    await this.flush();
    this.#stopped = 'ended';
    clearTimeout(this.#timer);
    clearTimeout(this.#slow);
    open.delete(this);
    senders.delete(this);
  }

  #note() {
    const { draft, user, unit } = this.#options;
    this.left = this.#pending.length;
    keepTail({ draft, page: this.page, user, unit, edits: this.#pending });
  }

  /** The burst that is being typed ends after a rest, or when it has gone on for long. */
  #rest() {
    this.#in(Math.max(0, Math.min(REST, this.#first + STEADY - Date.now())));
  }

  #in(ms: number) {
    clearTimeout(this.#timer);
    if (!this.#stopped) this.#timer = setTimeout(() => void this.#go(), ms);
  }

  #go(): Promise<unknown> {
    if (this.#running) {
      this.#again = true;
      return this.#running;
    }
    if (this.#stopped || !this.#pending.length) return Promise.resolve();
    this.#running = this.#run().finally(() => {
      this.#running = undefined;
      if (this.#pending.length && !this.#failures) this.#rest();
    });
    return this.#running;
  }

  async #run() {
    do {
      this.#again = false;
      if (!(await this.#burst())) return;
    } while (this.#again && this.#pending.length);
  }

  /** Sends all that waits; tells whether it was kept. */
  async #burst(): Promise<boolean> {
    clearTimeout(this.#timer);
    this.#first = 0;
    const burst = this.#pending.slice(0, MOST);
    const last = burst.at(-1)?.n ?? 0;
    this.#sent = Math.max(this.#sent, last);
    try {
      const view = await this.#answer(this.#options.send(this.#request(burst)));
      this.#acknowledge(view);
      if (this.kept >= last) return true;
      throw new Error('not all was kept');
    } catch (reason) {
      this.#failed(toBackendError(reason));
      return false;
    }
  }

  /** Waits for an answer as long as one may come. One that comes later still counts: it only says what is kept. */
  async #answer(sent: Promise<EditsView>): Promise<EditsView> {
    const silent = setTimeout(() => (this.mark = { name: 'silent' }), SILENT);
    let lost: ReturnType<typeof setTimeout> | undefined;
    const never = new Promise<never>((_, reject) => {
      lost = setTimeout(() => reject(new Error('{"code":"internal","key":"silent"}')), LOST);
    });
    try {
      return await Promise.race([sent, never]);
    } finally {
      clearTimeout(silent);
      clearTimeout(lost);
      void sent.then((late) => this.#acknowledge(late)).catch(() => undefined);
    }
  }

  #request(burst: EditView[]): EditsRequest {
    const { draft, page, unit } = this.#options;
    const held = new Map(this.#held);
    return { draft, page, unit, edits: burst.map((edit) => cutOf(edit, held)) };
  }

  #acknowledge(view: EditsView) {
    if (view.n <= this.kept) return;
    this.kept = view.n;
    for (const edit of this.#pending) {
      if (edit.n <= view.n && edit.op === 'set') this.holds(edit.sheet, edit.path, edit.text);
    }
    this.#pending = this.#pending.filter((edit) => edit.n > view.n);
    this.#note();
    this.#failures = 0;
    this.#options.at = view.at;
    clearTimeout(this.#slow);
    this.#slow = this.#pending.length ? setTimeout(() => this.#underway(), UNDERWAY) : undefined;
    this.mark = { name: 'saved', at: view.at };
    this.#options.answered(view);
  }

  #underway() {
    this.#slow = undefined;
    if (this.#pending.length && this.mark.name === 'saved') this.mark = { name: 'underway' };
  }

  #failed(error: BackendError) {
    if (error.code === 'session') {
      this.#stopped = 'locked';
      this.mark = { name: 'locked' };
      return;
    }
    if (!classOf(error).again) {
      this.#stopped = 'refused';
      this.mark = { name: 'failed', error, final: true };
      this.#options.refused(error);
      return;
    }
    this.mark = error.key === 'silent' ? { name: 'silent' } : { name: 'failed', error, final: false };
    this.#in(Math.min(LAST_PAUSE, FIRST_PAUSE * 2 ** this.#failures));
    this.#failures += 1;
  }

  #error(): BackendError | undefined {
    return this.mark.name === 'failed' ? this.mark.error : undefined;
  }
}

/** Whether an edit makes the one before it needless: the same field was typed on. */
function replaces(next: EditView, last: EditView): boolean {
  return (
    next.op === 'set' &&
    last.op === 'set' &&
    next.sheet === last.sheet &&
    next.path === last.path &&
    next.item === last.item &&
    next.step === last.step &&
    !last.text.startsWith('{') // each point of a drawn shape is a step of its own
  );
}
