/** The query of the search, read from and written to the address. Pure. */
import type { SearchRequest } from '$lib/backend/shapes';
import { isDay } from '$lib/i18n/dates';
import { FOUND_KINDS } from '$lib/nouns';
import type { Query } from '$lib/state/route';

export interface SearchQuery {
  q: string;
  kind: string;
  area: string;
  domain: string;
  type: string;
  status: string;
  section: string;
  form: string;
  year: string;
  /** Names of those of articles. */
  author: string;
  tag: string;
  /** ISO days, both inclusive. */
  from: string;
  to: string;
  sort: string;
  /** «1» where just what was typed is wanted. */
  exact: string;
  page: number;
}

const FILTERS = [
  'kind',
  'area',
  'domain',
  'type',
  'status',
  'section',
  'form',
  'author',
  'tag',
  'year',
  'from',
  'to',
] as const;
export type Filter = (typeof FILTERS)[number];

/** The orders beside the best match. */
export const SORTS = ['newest', 'oldest', 'title', 'amount'] as const;
/** Farther nobody walks page by page. */
const MOST_PAGES = 5000;

const among = (value: string, known: readonly string[]) => (known.includes(value) ? value : '');

/** Reads an address; what it could not have been given by this screen is left out. */
export function readQuery(query: URLSearchParams): SearchQuery {
  const text = (key: string) => query.get(key) ?? '';
  const day = (key: string) => (isDay(text(key)) ? text(key) : '');
  const ends = [day('from'), day('to')];
  const turned = ends.every(Boolean) && (ends[0] ?? '') > (ends[1] ?? '');
  const [from = '', to = ''] = turned ? ends.toReversed() : ends;
  return {
    q: text('q').trim(),
    kind: among(text('kind'), FOUND_KINDS),
    area: text('area'),
    domain: text('domain'),
    type: text('type'),
    status: text('status'),
    section: text('section'),
    form: text('form'),
    author: text('author').trim(),
    tag: text('tag').trim(),
    year: /^1[234]\d\d$/.test(text('year')) ? text('year') : '',
    from,
    to,
    sort: among(text('sort'), SORTS),
    exact: among(text('exact'), ['1']),
    page: Math.min(MOST_PAGES, Math.max(1, Math.trunc(Number(query.get('page')) || 1))),
  };
}

export const toQuery = (query: SearchQuery): Query => ({ ...query, page: query.page > 1 ? query.page : 0 });

/** The filters that are set, in the order of the panel. */
export const chosen = (query: SearchQuery): Filter[] => FILTERS.filter((field) => query[field]);

/** The same words without any filter. */
export const unfiltered = (query: SearchQuery): SearchQuery => ({
  ...query,
  ...Object.fromEntries(FILTERS.map((field) => [field, ''])),
  page: 1,
});

/** The words without a filter that was typed among them. */
export const without = (query: SearchQuery, label: string): SearchQuery => ({
  ...query,
  q: query.q.replaceAll(label, ' ').replace(/ +/g, ' ').trim(),
  page: 1,
});

/** Whether it asks for anything at all. */
export const isSet = (query: SearchQuery): boolean => query.q !== '' || chosen(query).length > 0;

/** All kinds are shown in groups, until one is chosen or another order asked for. */
export const isGrouped = (query: SearchQuery): boolean => !query.kind && !query.sort;

const one = (value: string) => (value ? [value] : []);

export function toRequest(query: SearchQuery, size: number): SearchRequest {
  return {
    text: query.q,
    kinds: one(query.kind),
    areas: one(query.area),
    domains: one(query.domain),
    types: one(query.type),
    statuses: one(query.status),
    sections: one(query.section),
    forms: one(query.form),
    years: one(query.year),
    authors: one(query.author),
    tags: one(query.tag),
    from: query.from,
    to: query.to,
    sort: query.sort || 'relevance',
    offset: (query.page - 1) * size,
    limit: size,
    exact: query.exact === '1',
    grouped: isGrouped(query),
  };
}
