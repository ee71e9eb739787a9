/** How a report is called where it stands among others. */
import { f, t } from '$lib/i18n/i18n.svelte';
import { city } from '$lib/state/city.svelte';

interface Said {
  category: string;
  detail: string;
}

/** Its subject with the chip that says more: «آسفالت، چاله». */
export const subjectOf = ({ category, detail }: Said): string =>
  [city.title('reportCategories', category), ...(detail ? [city.title('reportDetails', detail)] : [])].join(
    t('area.comma') + ' ',
  );

/** Its words, or why there are none to be read. */
export function wordsOf({ text, sight }: { text: string; sight: string }): string {
  if (sight) return t(sight === 'withdrawn' ? 'report.wordsBack' : 'report.wordsGone');
  return f.digits(text) || t('report.noText');
}

/** What others say, by how many and from how many devices: «۳ نفر از ۲ دستگاه». */
export const heardOf = (n: number, devices: number): string =>
  n ? t('report.heard', { n, devices }) : t('report.nobody');

/** The figure of a severity as one of the three that there are. */
export const severity = (n: number): 1 | 2 | 3 => (n === 3 ? 3 : n === 2 ? 2 : 1);
