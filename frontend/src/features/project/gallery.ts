/** Pictures as the gallery shows them: before, during and after in their order, others behind. Pure. */
import type { PictureView } from '$lib/backend/shapes';

const ORDER = ['before', 'during', 'after'];

export function gallery(pictures: PictureView[], title: (use: string) => string) {
  const rank = (use: string) => (ORDER.includes(use) ? ORDER.indexOf(use) : ORDER.length);
  return pictures
    .filter((picture) => picture.type.startsWith('image/'))
    .toSorted((a, b) => rank(a.use) - rank(b.use))
    .map((picture) => ({ ...picture, label: ORDER.includes(picture.use) ? title(picture.use) : '' }));
}
