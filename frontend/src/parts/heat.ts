/** How strongly a count is coloured beside the largest of its kind. Pure. */

/** The strongest colour on which the text still reads, in percent. */
const MOST = 40;
/** Even one of many is seen. */
const LEAST = 8;

/** The share of colour in percent; 0 for a count of nothing. The square root lets small counts differ. */
export function heat(count: number, most: number): number {
  if (count <= 0 || most <= 0) return 0;
  return Math.round(LEAST + (MOST - LEAST) * Math.sqrt(Math.min(1, count / most)));
}
