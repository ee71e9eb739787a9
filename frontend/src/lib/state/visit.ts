/** One person at the screen, as what they send names it. It is kept in memory alone: a page that is loaded anew is another. */

/** Sixteen random bytes, hexadecimal. */
export const randomMark = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

export const visit = randomMark();
