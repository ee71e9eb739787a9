/** What the codes of the queue are called. */
import { t } from '$lib/i18n/i18n.svelte';
import { HINTS } from '$features/comment/hint';

export const hintName = (sort: string): string => {
  const known = HINTS.find((hint) => hint === sort);
  return known ? t(`hint.${known}`) : t('hint.other');
};

/** How much time is left to do something, in working days; nothing for what is done. */
export function leftOf({ due, left }: { due: string; left: number }): string {
  if (!due) return '';
  if (left < 0) return t('queue.late', { n: -left });
  return left ? t('queue.left', { n: left }) : t('queue.today');
}
