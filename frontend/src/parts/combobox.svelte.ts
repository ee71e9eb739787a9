/** What a combobox knows: the text, the suggestions to it, and which of them is walked on. */

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
  /** The option walked on; -1 is the text itself. */
  active = $state(-1);

  #suggest: (text: string) => Promise<Suggestion[]>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;

  constructor(suggest: (text: string) => Promise<Suggestion[]>) {
    this.#suggest = suggest;
  }

  get shown() {
    return this.open && this.options.length > 0;
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

  /** Walks the suggestions and, at either end, the text. */
  walk(step: 1 | -1) {
    const places = this.options.length + 1;
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
