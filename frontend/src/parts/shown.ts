/** What stood in a list at an instant. Pure. */

interface Screenful<R> {
  since: number;
  rows: R[];
}

/** How many changes of a list may lie between a touch and the moment it is heard. */
const KEPT = 4;

/**
 * A touch means the row that was seen when it began. On a machine that is busy it is heard late, when another row may
 * stand under the finger: so the last lists are remembered with the instant since which each is seen.
 */
export class Shown<R> {
  #past: Screenful<R>[] = [];

  /** The rows that are seen from an instant on; instants are those of `performance.now()` and of events. */
  show(rows: R[], since: number) {
    this.#past = [...this.#past, { since, rows }].slice(-KEPT);
  }

  /** The row that stood at a place at an instant. */
  at(place: number, when: number): R | undefined {
    return this.#past.findLast(({ since }) => since <= when)?.rows[place];
  }
}
