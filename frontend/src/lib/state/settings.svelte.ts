/** What the person chose for this screen: language, theme, size of text, unit of money. Kept on this machine. */
import { fetchWords } from '$lib/i18n/fetched';
import type { Lang, Unit } from '$lib/i18n/format';
import type { Paper } from '$lib/slip';

export type Theme = 'light' | 'dark' | 'contrast';
export type TextSize = '1' | '2' | '3' | '4' | '5';

/** How large the text of every screen is, as design/tokens.css has it. */
export const TEXT_SCALES: Record<TextSize, number> = { 1: 1, 2: 1.15, 3: 1.3, 4: 1.6, 5: 2 };

/** The sizes that the text of an article is read in, as shares of the plain one. */
export const READING = [0.9, 1, 1.15, 1.3, 1.5] as const;
const PLAIN = 1;

interface Choice {
  lang: Lang;
  theme: Theme;
  text: TextSize;
  unit?: Unit;
  /** A place in READING. */
  reading?: number;
  /** Whether the legend of the map is folded; it stands open until somebody folds it. */
  legendFolded?: boolean;
  /** The person's own area, by its code or id; see state/mine. */
  area?: string;
  /** What slips are printed on. */
  paper?: Paper;
  /** The columns of each list of the workshop, by its kind. */
  columns?: Record<string, string[]>;
}

const PLACE = 'didban.settings';

class Settings {
  #choice = $state<Choice>(remembered());

  get lang() {
    return this.#choice.lang;
  }

  get theme() {
    return this.#choice.theme;
  }

  get text() {
    return this.#choice.text;
  }

  get textScale(): number {
    return TEXT_SCALES[this.text] ?? 1;
  }

  /** Until one is chosen, Persian pages speak of tomans and English ones of rials. */
  get unit(): Unit {
    return this.#choice.unit ?? (this.lang === 'fa' ? 'toman' : 'rial');
  }

  get reading(): number {
    const at = this.#choice.reading ?? PLAIN;
    return READING[at] === undefined ? PLAIN : at;
  }

  get legendFolded(): boolean {
    return this.#choice.legendFolded ?? false;
  }

  get paper(): Paper {
    return this.#choice.paper ?? '80';
  }

  get area(): string {
    return this.#choice.area ?? '';
  }

  /** The columns that were chosen for a list; none where nobody chose. */
  columnsOf(kind: string): string[] {
    return this.#choice.columns?.[kind] ?? [];
  }

  chooseColumns(kind: string, names: string[]) {
    this.set({ columns: { ...this.#choice.columns, [kind]: names } });
  }

  get dir(): 'rtl' | 'ltr' {
    return this.lang === 'fa' ? 'rtl' : 'ltr';
  }

  set(change: Partial<Choice>) {
    Object.assign(this.#choice, change);
    this.apply();
    remember($state.snapshot(this.#choice));
  }

  /** Shows the pages in a language as soon as its words are here; fails where they can't be had. */
  async speak(lang: Lang) {
    await fetchWords(lang);
    this.set({ lang });
  }

  /** Takes what was chosen in another tab of the same program. */
  follow() {
    addEventListener('storage', ({ key }) => {
      if (key === PLACE) void this.#take(remembered());
    });
  }

  async #take(choice: Choice) {
    await fetchWords(choice.lang);
    this.#choice = choice;
    this.apply();
  }

  /** Writes the choice on the page itself. */
  apply() {
    const page = document.documentElement;
    page.lang = this.lang;
    page.dir = this.dir;
    page.dataset.theme = this.theme;
    page.dataset.text = this.text;
    page.style.setProperty('--reading', String(READING[this.reading]));
  }
}

function remembered(): Choice {
  const first: Choice = { lang: 'fa', theme: dressed(), text: '1' };
  try {
    return { ...first, ...(JSON.parse(localStorage.getItem(PLACE) ?? '{}') as Partial<Choice>) };
  } catch {
    return first;
  }
}

/** The look that the page came with: public/first.js found it out before anything was drawn. */
const dressed = () => (document.documentElement.dataset.theme ?? 'light') as Theme;

function remember(choice: Choice) {
  try {
    localStorage.setItem(PLACE, JSON.stringify(choice));
  } catch {
    // A machine that keeps nothing still shows what was chosen, until the window closes.
  }
}

export const settings = new Settings();
