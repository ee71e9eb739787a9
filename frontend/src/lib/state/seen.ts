/** The pages that were opened last, in memory alone: whoever comes next to a kiosk, whose page is loaded anew, finds none. */

export interface Seen {
  kind: string;
  id: string;
  title: string;
}

const MOST = 12;

class SeenPages {
  /** Read once by a screen that offers them: it does not follow. */
  #pages: Seen[] = [];

  add(page: Seen) {
    if (this.#pages[0]?.id === page.id) return;
    this.#pages = [page, ...this.#pages.filter(({ id }) => id !== page.id)].slice(0, MOST);
  }

  /** Those of a kind, the last first. */
  of(kind: string): Seen[] {
    return this.#pages.filter((page) => page.kind === kind);
  }
}

export const seen = new SeenPages();
