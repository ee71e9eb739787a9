/** The query of the lists of شهرآن, read from and written to the address. Pure. */
import type { NewsRequest } from '$lib/backend/shapes';
import { FIRST_YEAR, fromJalali, LAST_YEAR } from '$lib/i18n/dates';
import type { Query } from '$lib/state/route';

export interface NewsQuery {
  section: string;
  form: string;
  author: string;
  tag: string;
  area: string;
  /** Of the Solar Hijri calendar; 0 is any. A month and a day without a year are that day of every year. */
  year: number;
  month: number;
  day: number;
  page: number;
}

/** What narrows a list beside the time, in the order in which it is told. */
export const FACETS = ['section', 'form', 'author', 'tag', 'area'] as const;
export type Facet = (typeof FACETS)[number];

/** Farther nobody walks page by page. */
const MOST_PAGES = 5000;
/** A year with a 30 Esfand: a day without a year is one that some year has. */
const LEAP_YEAR = 1403;

function time(query: URLSearchParams): Pick<NewsQuery, 'year' | 'month' | 'day'> {
  const number = (key: string, first: number, last: number) => {
    const text = query.get(key) ?? '';
    const value = /^\d{1,4}$/.test(text) ? Number(text) : 0;
    return value >= first && value <= last ? value : 0;
  };
  const year = number('year', FIRST_YEAR, LAST_YEAR);
  const month = number('month', 1, 12);
  const day = month ? number('day', 1, 31) : 0;
  if (day && !fromJalali(year || LEAP_YEAR, month, day)) return { year, month, day: 0 };
  return year || day ? { year, month, day } : { year: 0, month: 0, day: 0 };
}

/** Tells whether a vocabulary has a code. */
type IsTerm = (vocabulary: 'sections' | 'forms', code: string) => boolean;

/** Reads an address; what it could not have been given by these screens is left out. */
export function readQuery(query: URLSearchParams, isTerm: IsTerm): NewsQuery {
  const text = (key: Facet) => (query.get(key) ?? '').trim();
  const term = (vocabulary: 'sections' | 'forms', code: string) => (isTerm(vocabulary, code) ? code : '');
  return {
    section: term('sections', text('section')),
    form: term('forms', text('form')),
    author: text('author'),
    tag: text('tag'),
    area: text('area'),
    ...time(query),
    page: Math.min(MOST_PAGES, Math.max(1, Math.trunc(Number(query.get('page')) || 1))),
  };
}

export const toQuery = (query: NewsQuery): Query => ({ ...query, page: query.page > 1 ? query.page : 0 });

export function toRequest(query: NewsQuery, size: number): NewsRequest {
  const { page, ...filter } = query;
  return { ...filter, offset: (page - 1) * size, limit: size };
}

/** The facets that are chosen. */
export const chosen = (query: NewsQuery): Facet[] => FACETS.filter((facet) => query[facet] !== '');

/** Whether a time is chosen. */
export const isDated = (query: NewsQuery): boolean => query.year > 0 || query.month > 0;

/** Whether it asks for anything at all; else the front page is shown. */
export const isSet = (query: NewsQuery): boolean =>
  chosen(query).length > 0 || isDated(query) || query.page > 1;

/** The same with another time; the pages begin anew. */
export const at = (query: NewsQuery, year: number, month = 0, day = 0): NewsQuery => ({
  ...query,
  year,
  month,
  day,
  page: 1,
});

/** The same without any facet. */
export const unfaceted = (query: NewsQuery): NewsQuery => ({
  ...query,
  section: '',
  form: '',
  author: '',
  tag: '',
  area: '',
  page: 1,
});
