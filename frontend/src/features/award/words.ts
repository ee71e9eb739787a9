/** How contests are called. */
import { t } from '$lib/i18n/i18n.svelte';

/** The codes of contests as Go has them, in the order in which they are shown. */
export const CONTESTS = ['direct', '1', '2', '3', '4', '5', 'untold'] as const;
const MOST = '5';

/** «تنها یک شرکت‌کننده», «۳ شرکت‌کننده», «بی رقابت (ترک تشریفات)». */
export function contestName(code: string): string {
  if (code === 'direct' || code === 'untold') return t(`contest.${code}`);
  if (code === '1') return t('contest.one');
  return t(code === MOST ? 'contest.many' : 'contest.some', { n: Number(code) });
}
