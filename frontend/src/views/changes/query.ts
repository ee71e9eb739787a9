/** What «از ماه پیش چه شد؟» shows, read from and written to the address. Pure. */
import type { ChangesRequest } from '$lib/backend/shapes';
import type { Query } from '$lib/state/route';

/** The sorts of a change, in the order of the screen: of work, promises, money, and what happened beside it. */
export const SORTS = [
  'began',
  'finished',
  'suspended',
  'resumed',
  'moved',
  'passed',
  'progress',
  'met',
  'missed',
  'budget',
  'price',
  'signed',
  'paid',
  'event',
  'article',
  'ruling',
] as const;
export type Sort = (typeof SORTS)[number];

export interface ChangesQuery {
  /** A month of the Solar Hijri calendar, 1405-08; empty for since a month ago. */
  month: string;
  /** The id of an area, or its code. */
  area: string;
  /** One of SORTS, shown alone, or empty for all. */
  sort: Sort | '';
  /** From 1 on. */
  page: number;
}

/** How many lines one page of a sort holds. */
export const SIZE = 100;

export const sortOf = (text: string | null): Sort | '' => SORTS.find((sort) => sort === text) ?? '';

export const readQuery = (query: URLSearchParams): ChangesQuery => ({
  month: /^\d{4}-\d\d$/.test(query.get('month') ?? '') ? (query.get('month') ?? '') : '',
  area: query.get('area') ?? '',
  sort: sortOf(query.get('sort')),
  page: Math.max(1, Math.trunc(Number(query.get('page'))) || 1),
});

export const toQuery = ({ month, area, sort, page }: ChangesQuery): Query => ({
  month,
  area,
  sort,
  page: sort && page > 1 ? page : '',
});

export const toRequest = ({ month, area, sort, page }: ChangesQuery): ChangesRequest => ({
  month,
  area,
  sort,
  offset: (page - 1) * SIZE,
  limit: SIZE,
});

/** The query of the file of all that is shown. */
export const fileQuery = ({ month, area, sort }: ChangesQuery): string =>
  new URLSearchParams(Object.entries({ month, area, sort }).filter(([, value]) => value)).toString();
