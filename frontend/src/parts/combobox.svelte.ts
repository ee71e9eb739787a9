/**
 * What a combobox knows: the suggestions to its text, and which of its rows is walked on. The last row
 * is the text itself, asked of everything: who uses no keyboard needs a row to touch.
 */

export interface Suggestion {
  text: string;
  hint: string;
  href: string;
}

/** Typing is given a moment, so that not every letter asks the program. */
const PAUSE = 120;
const LEAST = 2;

export class Combobox {
  options = $state.raw<Suggestion[]>([]);
  open = $state(false);
  /** The row walked on; -1 is none. */
  active = $state(-1);

  #suggest: (text: string) => Promise<Suggestion[]>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;

  constructor(suggest: (text: string) => Promise<Suggestion[]>) {
    this.#suggest = suggest;
  }

  get shown() {
    return this.open;
  }

  get chosen() {
    return this.options[this.active];
  }

  typed(text: string) {
    clearTimeout(this.#timer);
    this.active = -1;
    const wanted = text.trim();
    if (wanted.length < LEAST) this.close();
    else this.#timer = setTimeout(() => void this.#ask(wanted), PAUSE);
  }

  close() {
    clearTimeout(this.#timer);
    this.#turn += 1;
    this.open = false;
    this.options = [];
    this.active = -1;
  }

  /** Walks the rows and, at either end, none of them. */
  walk(step: 1 | -1) {
    const places = this.options.length + 2;
    this.active = ((this.active + 1 + step + places) % places) - 1;
  }

  async #ask(wanted: string) {
    const turn = ++this.#turn;
    const found = await this.#suggest(wanted).catch(() => []);
    if (turn !== this.#turn) return;
    this.options = found;
    this.open = true;
  }
}
