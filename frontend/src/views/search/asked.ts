/** What is asked of the search, read from and written to the address. Pure. */
import type { SearchRequest } from '$lib/backend/shapes';
import type { Query } from '$lib/state/route';

export interface Asked {
  q: string;
  kind: string;
  area: string;
  domain: string;
  type: string;
  status: string;
  section: string;
  form: string;
  year: string;
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
  'year',
  'from',
  'to',
] as const;
export type Filter = (typeof FILTERS)[number];

export function readAsked(query: URLSearchParams): Asked {
  const text = (key: string) => query.get(key) ?? '';
  return {
    q: text('q').trim(),
    kind: text('kind'),
    area: text('area'),
    domain: text('domain'),
    type: text('type'),
    status: text('status'),
    section: text('section'),
    form: text('form'),
    year: text('year'),
    from: text('from'),
    to: text('to'),
    sort: text('sort'),
    exact: text('exact'),
    page: Math.max(1, Number(query.get('page')) || 1),
  };
}

export const toQuery = (asked: Asked): Query => ({ ...asked, page: asked.page > 1 ? asked.page : 0 });

/** The filters that are set, in the order of the panel. */
export const chosen = (asked: Asked): Filter[] => FILTERS.filter((field) => asked[field]);

/** The same words without any filter. */
export const unfiltered = (asked: Asked): Asked => ({
  ...asked,
  ...Object.fromEntries(FILTERS.map((field) => [field, ''])),
  page: 1,
});

/** The words without a filter that was typed among them. */
export const without = (asked: Asked, label: string): Asked => ({
  ...asked,
  q: asked.q.replace(label, ' ').replace(/ +/g, ' ').trim(),
  page: 1,
});

/** Whether anything is asked for at all. */
export const isAsked = (asked: Asked): boolean => asked.q !== '' || chosen(asked).length > 0;

/** All kinds are shown in groups, until one is chosen or another order asked for. */
export const isGrouped = (asked: Asked): boolean => !asked.kind && !asked.sort;

const one = (value: string) => (value ? [value] : []);

export function toRequest(asked: Asked, size: number): SearchRequest {
  return {
    text: asked.q,
    kinds: one(asked.kind),
    areas: one(asked.area),
    domains: one(asked.domain),
    types: one(asked.type),
    statuses: one(asked.status),
    sections: one(asked.section),
    forms: one(asked.form),
    years: one(asked.year),
    from: asked.from,
    to: asked.to,
    sort: asked.sort || 'relevance',
    offset: (asked.page - 1) * size,
    limit: size,
    exact: asked.exact === '1',
    grouped: isGrouped(asked),
  };
}
