/**
 * What a combobox knows: the suggestions to its text, and which of its rows is walked on. Where it says so,
 * the last row is the text itself, asked of everything: who uses no keyboard needs a row to touch.
 */

import { Shown } from './shown';

/** A row: what it says, and of what kind it is. */
export interface Row {
  text: string;
  hint: string;
}

/** The row of the text itself. */
export const TEXT = 'text';

/** Typing is given a moment, so that not every letter asks the program. */
const PAUSE = 120;
const LEAST = 2;

export class Combobox<R extends Row> {
  options = $state.raw<R[]>([]);
  open = $state(false);
  /** Whether an answer is awaited. */
  #waiting = false;
  /** The row walked on; -1 is none. */
  active = $state(-1);

  #suggest: (text: string) => Promise<R[]>;
  #everything: () => boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;
  #shown = new Shown<R | typeof TEXT>();
  /** Whether a row is being touched: until that counts, no other rows take its place. */
  #pressed = false;
  #touched: R | typeof TEXT | undefined;

  #least: number;
  #pause: number;

  /** `everything` is whether the text itself is the last row; `least` and `pause` are when suggestions are asked for. */
  constructor(
    suggest: (text: string) => Promise<R[]>,
    everything: () => boolean,
    { least = LEAST, pause = PAUSE } = {},
  ) {
    this.#suggest = suggest;
    this.#everything = everything;
    this.#least = least;
    this.#pause = pause;
  }

  get shown() {
    return this.open;
  }

  /** Whether the row of the text itself is walked on. */
  get onLast() {
    return this.open && this.#everything() && this.active === this.options.length;
  }

  get chosen() {
    return this.options[this.active];
  }

  /** A row is touched, at an instant of its event: meant is what was seen there then. */
  press(place: number, when: number) {
    this.#pressed = true;
    this.#touched = this.#shown.at(place, when);
  }

  /** The touch became a scroll or slid off: it means nothing. */
  release() {
    this.#pressed = false;
  }

  /** The row that a click at a place means: the one that was touched, if it was. */
  clicked(place: number): R | typeof TEXT | undefined {
    const row = this.#pressed ? this.#touched : this.#rows()[place];
    this.#pressed = false;
    return row;
  }

  #rows(): (R | typeof TEXT)[] {
    return this.#everything() ? [...this.options, TEXT] : this.options;
  }

  typed(text: string) {
    clearTimeout(this.#timer);
    this.#pressed = false;
    this.active = -1;
    const wanted = text.trim();
    this.#waiting = wanted.length >= this.#least;
    if (this.#waiting) this.#timer = setTimeout(() => void this.#ask(wanted), this.#pause);
    else this.close();
  }

  /** Shows the suggestions to a text at once. */
  reopen(text: string) {
    if (text.trim().length >= this.#least) void this.#ask(text.trim());
  }

  /** Puts the suggestions away, those that are still to come too; tells whether there were any. */
  close(): boolean {
    const had = this.open || this.#waiting;
    this.#pressed = false;
    clearTimeout(this.#timer);
    this.#turn += 1;
    this.#waiting = false;
    this.open = false;
    this.options = [];
    this.active = -1;
    return had;
  }

  /** Walks the rows and, at either end, none of them. */
  walk(step: 1 | -1) {
    const places = this.options.length + (this.#everything() ? 2 : 1);
    this.active = ((this.active + 1 + step + places) % places) - 1;
  }

  async #ask(wanted: string) {
    const turn = ++this.#turn;
    const found = await this.#suggest(wanted).catch(() => []);
    if (turn !== this.#turn || this.#pressed) return;
    this.#waiting = false;
    this.options = found;
    this.open = true;
    // Seen they are only once they are painted.
    requestAnimationFrame(() => {
      if (this.options === found) this.#shown.show(this.#rows(), performance.now());
    });
  }
}
