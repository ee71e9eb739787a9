/** The slip that is offered, and the printing of it. Nothing of it is kept. */
import { pageRule, type Paper, type Slip } from '$lib/slip';

/** Millimetres of a CSS pixel. */
const MM = 25.4 / 96;

class Slips {
  offered = $state.raw<Slip>();
  /** The rule of the page that is printed. */
  #sheet: CSSStyleSheet | undefined;

  offer = (slip: Slip) => {
    this.offered = slip;
  };

  close = () => {
    this.#restore();
    this.offered = undefined;
  };

  /**
   * Prints what is drawn of the slip alone, on a page of its paper; the height is that of the drawing, pixels. A
   * printer that is told no size by a page prints the same narrow column on its own.
   */
  print(paper: Paper, height: number) {
    this.#restore();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(pageRule(paper, height * MM));
    this.#sheet = sheet;
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    document.documentElement.dataset.slip = paper;
    addEventListener('afterprint', this.#restore, { once: true });
    window.print();
  }

  /** What is printed next is the page again. A web view may draw after the call of print has come back. */
  #restore = () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== this.#sheet);
    delete document.documentElement.dataset.slip;
  };
}

export const slips = new Slips();
