/** What is told of a body beside it. Pure but for the words. */
import type { DroppedView } from '$lib/backend/staff-shapes';
import { isKey, t } from '$lib/i18n/i18n.svelte';

/** The silent reading rate of adults; the program's own page counts by it too. */
const WORDS_A_MINUTE = 230;

export const wordsOf = (markdown: string): number => markdown.split(/\s+/u).filter(Boolean).length;

export const minutesOf = (count: number): number => Math.max(1, Math.round(count / WORDS_A_MINUTE));

/** One sort of thing that a paste was taken without: «۱۰ سبک». */
export function saidOf({ key, count }: DroppedView): string {
  const own = `prose.${key}`;
  return t(isKey(own) ? own : 'prose.dropped.other', { n: count });
}
