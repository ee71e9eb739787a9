/** Pictures as the gallery and the comparison show them. Pure. */
import type { PictureView } from '$lib/backend/shapes';

const ORDER = ['before', 'during', 'after'];

/** Before, during and after in their order, of each the oldest first, others behind; a file that is used twice comes once. */
export function gallery(pictures: PictureView[], title: (use: string) => string) {
  const rank = (use: string) => (ORDER.includes(use) ? ORDER.indexOf(use) : ORDER.length);
  return pictures
    .filter((picture) => picture.type.startsWith('image/'))
    .toSorted((a, b) => rank(a.use) - rank(b.use) || order(a.taken, b.taken))
    .filter((picture, n, all) => all.findIndex((one) => one.url === picture.url) === n)
    .map((picture) => ({ ...picture, label: ORDER.includes(picture.use) ? title(picture.use) : '' }));
}

/** Days in their order; a picture without one stands behind those that have one. */
function order(a: string, b: string): number {
  if (a === b || (!a && !b)) return 0;
  if (!a || !b) return a ? -1 : 1;
  return a < b ? -1 : 1;
}

/**
 * The two pictures that show most of what was done: from the first of before to the last of after, or of
 * during; else from the oldest to the newest of those with a day. Undefined where no two tell a story.
 */
export function pair<P extends Pick<PictureView, 'use' | 'taken'>>(pictures: P[]): [P, P] | undefined {
  const of = (use: string) =>
    pictures.filter((one) => one.use === use).toSorted((a, b) => order(a.taken, b.taken));
  const dated = pictures.filter((one) => one.taken).toSorted((a, b) => order(a.taken, b.taken));
  const from = of('before')[0] ?? dated[0];
  const to = of('after').at(-1) ?? of('during').at(-1) ?? dated.at(-1);
  return from && to && from !== to ? [from, to] : undefined;
}
