/** Finds the public pages that have some words, of several kinds. */
import { staff } from '$lib/backend/staff';
import { kindName, untitled } from './names';

/** How many of each kind are offered. */
const OF_EACH = 4;

export async function findPages(kinds: readonly string[], text: string) {
  const found = await Promise.all(kinds.map((kind) => staff.find({ kind, text, draft: '', limit: OF_EACH })));
  return found
    .flatMap(({ rows }) => rows)
    .map(({ kind, id, title, code, sub }) => ({
      kind,
      id,
      title,
      text: title || untitled(kind),
      // The posts of all neighbourhoods have one title: the area tells them apart.
      hint: `${kindName(kind)} · ${(kind === 'post' && sub) || code}`,
    }));
}
