/**
 * Files that come in, one after the other: each has its state, one that fails does not stop the rest, and each can be
 * given up or sent again.
 */
import { toBackendError, type BackendError } from '$lib/backend/call';

/** What became of a file that is in: new, or the same one as before. */
export interface Taken {
  known: '' | 'here' | 'draft' | 'public';
  /** What a known one is called. */
  title: string;
}

export type Stage = 'waiting' | 'sending' | 'in' | 'failed' | 'cancelled';

export class Incoming {
  stage = $state<Stage>('waiting');
  error = $state.raw<BackendError>();
  taken = $state.raw<Taken>();
  readonly file: File;
  readonly stop = new AbortController();

  constructor(file: File) {
    this.file = file;
  }

  get open(): boolean {
    return this.stage === 'waiting' || this.stage === 'sending';
  }
}

export class Intake {
  /** All that came since nothing was left to tell, in their order. */
  files = $state.raw<Incoming[]>([]);
  #take: (file: File, stop: AbortSignal) => Promise<Taken>;
  #running: Promise<void> | undefined;

  constructor(take: (file: File, stop: AbortSignal) => Promise<Taken>) {
    this.#take = take;
  }

  /** What a person is told of: all but new files that are in. */
  get told(): Incoming[] {
    return this.files.filter(({ stage, taken }) => stage !== 'in' || taken?.known);
  }

  get busy(): boolean {
    return this.files.some(({ open }) => open);
  }

  get done(): number {
    return this.files.filter(({ open }) => !open).length;
  }

  get failed(): number {
    return this.files.filter(({ stage }) => stage === 'failed').length;
  }

  /** Takes files in behind those that wait; done when nothing waits. */
  add(files: Iterable<File>): Promise<void> {
    if (!this.busy) this.files = this.told;
    this.files = [...this.files, ...[...files].map((file) => new Incoming(file))];
    return this.#run();
  }

  /** Gives a file up, whether it waits or is on its way. */
  cancel(one: Incoming) {
    if (!one.open) return;
    one.stage = 'cancelled';
    one.stop.abort();
  }

  cancelAll() {
    for (const one of this.files) this.cancel(one);
  }

  /** Sends a file again that failed or was given up, in its place. */
  retry(one: Incoming): Promise<void> {
    this.files = this.files.map((other) => (other === one ? new Incoming(one.file) : other));
    return this.#run();
  }

  dismiss(one: Incoming) {
    this.files = this.files.filter((other) => other !== one);
  }

  #run(): Promise<void> {
    this.#running ??= this.#all().finally(() => (this.#running = undefined));
    return this.#running;
  }

  async #all() {
    for (let one = this.#next(); one; one = this.#next()) await this.#send(one);
  }

  #next = () => this.files.find(({ stage }) => stage === 'waiting');

  async #send(one: Incoming) {
    one.stage = 'sending';
    try {
      const taken = await this.#take(one.file, one.stop.signal);
      if (!one.open) return;
      one.taken = taken;
      one.stage = 'in';
    } catch (reason) {
      if (!one.open) return;
      one.error = toBackendError(reason);
      one.stage = 'failed';
    }
  }
}
