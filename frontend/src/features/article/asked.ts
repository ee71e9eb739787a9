/** What is asked of the lists of شهرآن, read from and written to the address. Pure. */
import type { NewsRequest } from '$lib/backend/shapes';
import { FIRST_YEAR, fromJalali, LAST_YEAR } from '$lib/i18n/dates';
import type { Query } from '$lib/state/route';

export interface Asked {
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

function time(query: URLSearchParams): Pick<Asked, 'year' | 'month' | 'day'> {
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
export function readAsked(query: URLSearchParams, isTerm: IsTerm): Asked {
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

export const toQuery = (asked: Asked): Query => ({ ...asked, page: asked.page > 1 ? asked.page : 0 });

export function toRequest(asked: Asked, size: number): NewsRequest {
  const { page, ...filter } = asked;
  return { ...filter, offset: (page - 1) * size, limit: size };
}

/** The facets that are chosen. */
export const chosen = (asked: Asked): Facet[] => FACETS.filter((facet) => asked[facet] !== '');

/** Whether a time is chosen. */
export const isDated = (asked: Asked): boolean => asked.year > 0 || asked.month > 0;

/** Whether anything is asked for at all; else the front page is shown. */
export const isAsked = (asked: Asked): boolean =>
  chosen(asked).length > 0 || isDated(asked) || asked.page > 1;

/** The same with another time; the pages begin anew. */
export const at = (asked: Asked, year: number, month = 0, day = 0): Asked => ({
  ...asked,
  year,
  month,
  day,
  page: 1,
});

/** The same without any facet. */
export const unfaceted = (asked: Asked): Asked => ({
  ...asked,
  section: '',
  form: '',
  author: '',
  tag: '',
  area: '',
  page: 1,
});
