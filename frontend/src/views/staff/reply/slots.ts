/** The places in braces in a text, «{مهلت}», that somebody fills in before it is sent; Go looks again. Pure. */

export interface Slice {
  text: string;
  /** Whether it is a place that is still to be filled. */
  open: boolean;
}

/** The innermost braces, as Go reads them. */
const SLOT = /\{[^{}]*\}/g;

/** The text, cut at its open places. */
export function slicesOf(text: string): Slice[] {
  const slices: Slice[] = [];
  let done = 0;
  for (const found of text.matchAll(SLOT)) {
    if (found.index > done) slices.push({ text: text.slice(done, found.index), open: false });
    slices.push({ text: found[0], open: true });
    done = found.index + found[0].length;
  }
  if (done < text.length) slices.push({ text: text.slice(done), open: false });
  return slices;
}

/** The names that are still open, each once. */
export const openIn = (text: string): string[] => [
  ...new Set([...text.matchAll(SLOT)].map(([slot]) => slot.slice(1, -1))),
];

/** The text with what is known of it; what is unknown or empty stays in its braces. */
export const filled = (text: string, known: Record<string, string>): string =>
  text.replace(SLOT, (slot) => known[slot.slice(1, -1).trim()] || slot);
