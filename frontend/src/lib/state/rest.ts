/** How long a person has rested, and when the page locks. The hours of the machine count: it may have slept. */

/** Seconds before the lock in which it is announced. */
export const WARNING = 30;
/** Acts of a person are told to the program at most once in this time; ms. */
const TOLD = 60_000;

const SIGNS = ['pointerdown', 'keydown', 'wheel', 'input'] as const;

interface Options {
  minutes: () => number;
  /** Seconds left; undefined while there is time. */
  warn: (left: number | undefined) => void;
  lock: () => void;
  active: () => void;
}

/** Watches a person until it is ended. */
export class Rest {
  #last = Date.now();
  #told = Date.now();
  #options: Options;
  #timer: ReturnType<typeof setInterval>;
  #gone = new AbortController();

  constructor(options: Options) {
    this.#options = options;
    const seen = { capture: true, passive: true, signal: this.#gone.signal };
    for (const sign of SIGNS) addEventListener(sign, () => this.seen(), seen);
    this.#timer = setInterval(() => this.#tick(), 1000);
  }

  /** An act of the person. One that comes after the time is over locks all the same. */
  seen() {
    if (this.#left() <= 0) return this.#tick();
    this.#last = Date.now();
    this.#options.warn(undefined);
    if (Date.now() - this.#told < TOLD) return;
    this.#told = Date.now();
    this.#options.active();
  }

  end() {
    clearInterval(this.#timer);
    this.#gone.abort();
    this.#options.warn(undefined);
  }

  #left(): number {
    return this.#options.minutes() * 60 - (Date.now() - this.#last) / 1000;
  }

  #tick() {
    const left = this.#left();
    if (left <= 0) this.#options.lock();
    else if (left <= WARNING) this.#options.warn(Math.ceil(left));
  }
}
