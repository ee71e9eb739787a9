/** Places of a text that its writer is asked about. Pure. */
import type { SpanView } from '$lib/backend/dialogue-shapes';

/** What a writer has decided on, wherever it moves to in the text. */
export const keyOf = ({ sort }: SpanView, words: string): string => `${sort}:${words}`;

/** The text without a place; of the blanks around it one is left. Places count signs of Unicode. */
export function without(text: string, { from, to }: Pick<SpanView, 'from' | 'to'>): string {
  const signs = Array.from(text);
  const [before, after] = [signs.slice(0, from).join(''), signs.slice(to).join('')];
  const joined = /\s$/.test(before) && /^\s/.test(after) ? before + after.trimStart() : before + after;
  return from === 0 ? joined.trimStart() : joined;
}
