/** When the areas of a noun follow its place on the map. Pure. */

interface Part {
  id: string;
}

const linesOf = (parts: Part[]) => parts.map(({ id }) => id);
const alike = (a: string[], b: string[]) => [...a].sort().join() === [...b].sort().join();

/**
 * The new text of a field of areas, one id a line: where it is empty, or is still what the place before had set. What
 * was chosen by hand is never written over. Undefined where nothing is to be written.
 */
export function proposed(text: string, before: Part[] | undefined, now: Part[]): string | undefined {
  const lines = text.split('\n').filter(Boolean);
  const next = linesOf(now);
  const free = lines.length === 0 || (before !== undefined && alike(lines, linesOf(before)));
  return free && next.length > 0 && !alike(lines, next) ? next.join('\n') : undefined;
}

/** What a place lies in, and lay in last: that holds on while it lies nowhere, being crossed or drawn anew. */
export class Lying {
  #last: Part[] | undefined;

  /** Notes where the place lies now; gives the new text of its areas, as `proposed` does. */
  move(text: string, now: Part[]): string | undefined {
    const before = this.#last;
    if (now.length || !before) this.#last = now;
    return proposed(text, before, now);
  }
}
