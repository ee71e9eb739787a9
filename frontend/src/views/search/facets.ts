/** The filters of the search: where each takes its words from, and how a choice reads. */
import { standings, standingTitle } from '$features/project/standing';
import type { FacetCounts } from '$lib/backend/shapes';
import { f, t } from '$lib/i18n/i18n.svelte';
import { isFoundKind } from '$lib/nouns';
import { city, type Vocabulary } from '$lib/state/city.svelte';
import type { Filter } from './query';

/** The filters with a vocabulary; a type is one of projects or a category of events. */
export const TERMS = {
  domain: ['domains'],
  type: ['types', 'eventCategories'],
  status: ['statuses'],
  section: ['sections'],
  form: ['forms'],
} as const satisfies Partial<Record<Filter, readonly Vocabulary[]>>;

export type TermFilter = keyof typeof TERMS;
export const TERM_FILTERS = Object.keys(TERMS) as TermFilter[];

const isTerm = (field: string): field is TermFilter => field in TERMS;

/** How many hits have a code; 0 for one that is not counted. */
export function count(counts: FacetCounts[], facet: string, code: string): number {
  return (
    counts.find((one) => one.facet === facet)?.options.find((option) => option.code === code)?.count ?? 0
  );
}

/** The codes of a facet that some hit has, or that is chosen. */
export function options(counts: FacetCounts[], field: TermFilter, chosen: string) {
  const vocabularies: readonly Vocabulary[] = TERMS[field];
  if (field === 'status')
    return standings()
      .map((code) => ({ value: code, text: standingTitle(code), count: count(counts, field, code) }))
      .filter((option) => option.count > 0 || option.value === chosen);
  return vocabularies.flatMap((vocabulary) =>
    city
      .terms(vocabulary)
      .map(({ code }) => ({
        value: code,
        text: city.title(vocabulary, code),
        count: count(counts, field, code),
      }))
      .filter((option) => option.count > 0 || option.value === chosen),
  );
}

/** The Jalali years of the hits, the newest first. */
export function years(counts: FacetCounts[], chosen: string) {
  const found = counts.find((one) => one.facet === 'year')?.options ?? [];
  const codes = new Set([...found.map((option) => option.code), ...(chosen ? [chosen] : [])]);
  return [...codes]
    .sort((a, b) => b.localeCompare(a))
    .map((code) => ({ value: code, text: f.digits(code), count: count(counts, 'year', code) }));
}

/** The names of a facet that hits have, the most first, and the one that is chosen; none where it is not counted. */
export function names(counts: FacetCounts[], facet: 'author' | 'tag', chosen: string) {
  const found = counts.find((one) => one.facet === facet)?.options ?? [];
  const known = !chosen || found.some((option) => option.code === chosen);
  const all = known ? found : [{ code: chosen, count: 0 }, ...found];
  return all
    .toSorted((a, b) => b.count - a.count)
    .map(({ code, count }) => ({ value: code, text: f.digits(code), count: count || undefined }));
}

/** A choice as the person reads it. */
export function words(field: string, value: string): string {
  if (field === 'kind') return isFoundKind(value) ? t(`kinds.${value}`) : value;
  if (field === 'area') return f.digits(city.areaName(value)) || value;
  if (field === 'year') return t('search.ofYear', { year: f.digits(value) });
  if (field === 'author' || field === 'tag') return f.digits(value);
  if (field === 'from') return t('calendar.since', { day: f.day(value) });
  if (field === 'to') return t('calendar.until', { day: f.day(value) });
  if (field === 'status') return standingTitle(value);
  if (!isTerm(field)) return value;
  const vocabularies: readonly Vocabulary[] = TERMS[field];
  const known = vocabularies.find((vocabulary) => city.term(vocabulary, value));
  return known ? city.title(known, value) : value;
}
