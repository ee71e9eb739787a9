/** How the query of the news reads. */
import type { OptionCount } from '$lib/backend/shapes';
import { fromJalali } from '$lib/i18n/dates';
import { jalaliMonth } from '$lib/i18n/format';
import { f, t } from '$lib/i18n/i18n.svelte';
import { city } from '$lib/state/city.svelte';
import { settings } from '$lib/state/settings.svelte';
import { chosen, isDated, readQuery, type NewsQuery, type Facet } from './query';

/** What an address asks of the news, in the vocabularies of the city. */
export const newsQuery = (query: URLSearchParams): NewsQuery =>
  readQuery(query, (vocabulary, code) => city.term(vocabulary, code) !== undefined);

/** A choice as the person reads it. */
export function facetWords(facet: Facet, value: string): string {
  if (facet === 'section') return city.title('sections', value);
  if (facet === 'form') return city.title('forms', value);
  if (facet === 'area') return f.digits(city.areaName(value)) || value;
  return f.digits(value);
}

/** A day of the month without its year: «۴ آذر». */
export const dayOfMonth = (month: number, day: number): string =>
  `${f.digits(String(day))} ${jalaliMonth(month, settings.lang)}`;

/** The time that is asked for: a year, a month, a day, or a day of every year; empty for none. */
export function timeWords({ year, month, day }: NewsQuery): string {
  if (!year) return day ? t('archive.everyYear', { day: dayOfMonth(month, day) }) : '';
  if (day) return f.day(fromJalali(year, month, day));
  const digits = f.digits(String(year));
  return month ? `${jalaliMonth(month, settings.lang)} ${digits}` : digits;
}

/** The heading of a list: what it is of. */
export function listTitle(query: NewsQuery): string {
  const [first, ...rest] = chosen(query);
  if (!first) return isDated(query) ? timeWords(query) : t('news.all');
  const name = facetWords(first, query[first]);
  if (rest.length)
    return chosen(query)
      .map((facet) => facetWords(facet, query[facet]))
      .join(' · ');
  if (first === 'author') return t('news.byAuthor', { name });
  if (first === 'tag') return t('news.tagged', { name });
  return first === 'area' ? t('news.ofArea', { name }) : name;
}

/** The options of a facet with names: those that were counted, the most first, and the one that is chosen. */
export function nameOptions(counts: OptionCount[], chosen: string) {
  const known = counts.some((option) => option.code === chosen);
  const all = known || !chosen ? counts : [{ code: chosen, count: undefined }, ...counts];
  return all
    .map(({ code, count }) => ({ value: code, text: f.digits(code), count }))
    .toSorted((a, b) => (b.count ?? Infinity) - (a.count ?? Infinity));
}

/** The options of a vocabulary that would leave something, or that are chosen. */
export function termOptions(vocabulary: 'sections' | 'forms', counts: OptionCount[], chosen: string) {
  return city
    .terms(vocabulary)
    .map(({ code }) => ({
      value: code,
      text: city.title(vocabulary, code),
      count: counts.find((option) => option.code === code)?.count ?? 0,
    }))
    .filter((option) => option.count > 0 || option.value === chosen);
}
