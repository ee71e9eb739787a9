/** One person at the screen, as the limits of sending know them: a mark without meaning, in memory alone. */

const BYTES = 16;

/** A mark that nobody can guess. */
export const mark = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(BYTES)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');

/** The mark of the present person; it ends with the page, which a kiosk that is left loads anew. */
export const visit = mark();
