/** What the codes of the queue are called. */
import type { QueueItem } from '$lib/backend/dialogue-shapes';
import { t } from '$lib/i18n/i18n.svelte';
import { HINTS } from '$features/comment/hint';

export const hintName = (sort: string): string => {
  const known = HINTS.find((hint) => hint === sort);
  return known ? t(`hint.${known}`) : t('hint.other');
};

/** How much time is left to judge an item; nothing for one that is judged. */
export function leftOf({ due, left }: QueueItem): string {
  if (!due) return '';
  if (left < 0) return t('queue.late', { n: -left });
  return left ? t('queue.left', { n: left }) : t('queue.today');
}
