/** What narrows and orders the projects, read from and written to the address. Pure. */
import type { FilterRequest } from '$lib/backend/shapes';
import { many, type Query } from '$lib/state/route';
import { parseRange } from './range';

export interface Filter {
  area: string[];
  domain: string[];
  type: string[];
  status: string[];
  year: string[];
  /** A range in rials, as range.ts writes it; empty for any. */
  amount: string;
  /** A range in whole percent; empty for any. */
  progress: string;
  /** Words that title, code, address or unit must have. */
  q: string;

  /** What the program judges on the present day; Go knows the same facets. */
  flag: string[];
  trait: string[];
  recentChange: string[];
  /** Months by the ISO day of their first. */
  paidIn: string[];
  source: string[];
  /** A fiscal year, or with a colon a year and a source: 1404, 1404:bond. */
  budget: string[];
  contractor: string[];
  /** How a contract of it was let. */
  method: string[];
  /** Ids of units. */
  unit: string[];
  /** Disclosure items that are not told. */
  missing: string[];
}

/** What a project stands under that the city declared suspended, whatever its status. */
export const SUSPENDED = 'suspended';

export type Facet = 'area' | 'domain' | 'type' | 'status' | 'year' | 'unit' | Judged;
type Judged =
  'flag' | 'trait' | 'recentChange' | 'paidIn' | 'source' | 'budget' | 'contractor' | 'method' | 'missing';
export type RangeFacet = 'amount' | 'progress';

export const FACETS: Facet[] = [
  ...(['status', 'domain', 'area', 'unit', 'type', 'year'] as const),
  ...([
    'flag',
    'trait',
    'recentChange',
    'source',
    'budget',
    'method',
    'contractor',
    'paidIn',
    'missing',
  ] as const),
];
export const RANGES: RangeFacet[] = ['amount', 'progress'];

/** The columns of a table of projects, by which it can be sorted; Go knows the same. Money is the third. */
export const COLUMNS = [
  'title',
  'status',
  'amount',
  'delay',
  'progress',
  'area',
  'spent',
  'domain',
  'start',
  'end',
  'asOf',
  'code',
] as const;
export type Column = (typeof COLUMNS)[number];

export interface Sort {
  /** Empty for running works first. */
  column: Column | '';
  descending: boolean;
}

/** A name in a list of the address, where commas part the names; `named` reads it. */
export const listed = (name: string): string => name.replaceAll('%', '%25').replaceAll(',', '%2C');
export const named = (text: string): string => text.replaceAll('%2C', ',').replaceAll('%25', '%');

export function readFilter(query: URLSearchParams): Filter {
  return {
    area: many(query, 'area'),
    domain: many(query, 'domain'),
    type: many(query, 'type'),
    status: statuses(query),
    year: many(query, 'year'),
    amount: range(query, 'amount'),
    progress: range(query, 'progress'),
    q: query.get('q') ?? '',
    flag: many(query, 'flag'),
    trait: many(query, 'trait'),
    recentChange: many(query, 'recentChange'),
    paidIn: many(query, 'paidIn'),
    source: many(query, 'source'),
    budget: many(query, 'budget'),
    contractor: many(query, 'contractor').map(named),
    method: many(query, 'method'),
    unit: many(query, 'unit'),
    missing: many(query, 'missing'),
  };
}

/** Views that were saved, and codes that were printed, before ask for the suspended by a name of its own. */
const statuses = (query: URLSearchParams): string[] =>
  query.get('suspended') === '1' ? [...many(query, 'status'), SUSPENDED] : many(query, 'status');

/** What can't be read narrows nothing, as in the program itself. */
function range(query: URLSearchParams, name: RangeFacet): string {
  const text = query.get(name) ?? '';
  return parseRange(text) ? text : '';
}

export function readSort(query: URLSearchParams): Sort {
  const column = COLUMNS.find((one) => one === query.get('sort')) ?? '';
  return { column, descending: column !== '' && query.get('descending') === '1' };
}

export const nothing = readFilter(new URLSearchParams());

export const toQuery = (filter: Filter): Query => ({
  ...filter,
  contractor: filter.contractor.map(listed),
});

/** The filter as the program writes it into the address of a file: each option by itself. */
export function toParams(filter: Filter): URLSearchParams {
  const out = new URLSearchParams();
  for (const facet of FACETS) for (const code of filter[facet]) out.append(facet, code);
  for (const facet of RANGES) if (filter[facet]) out.set(facet, filter[facet]);
  if (filter.q) out.set('q', filter.q);
  return out;
}

export const sortQuery = (sort: Sort): Query => ({ sort: sort.column, descending: sort.descending });

const UNSORTED: Sort = { column: '', descending: false };

export function toRequest(filter: Filter, offset: number, limit: number, sort = UNSORTED): FilterRequest {
  return {
    areas: filter.area,
    domains: filter.domain,
    types: filter.type,
    statuses: filter.status,
    years: filter.year,
    amount: filter.amount,
    progress: filter.progress,
    text: filter.q,
    flags: filter.flag,
    traits: filter.trait,
    recentChanges: filter.recentChange,
    paidIn: filter.paidIn,
    sources: filter.source,
    budgets: filter.budget,
    contractors: filter.contractor,
    methods: filter.method,
    units: filter.unit,
    missing: filter.missing,
    at: '',
    near: '',
    level: '',
    sort: sort.column,
    descending: sort.descending,
    offset,
    limit,
  };
}

/** The filter with one option taken in or left out. */
export function toggled(filter: Filter, facet: Facet, code: string): Filter {
  const chosen = filter[facet];
  const next = chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code];
  return { ...filter, [facet]: next };
}

/** How many options are chosen. */
export function weight(filter: Filter): number {
  const single = [filter.amount, filter.progress, filter.q.trim()].filter(Boolean).length;
  return FACETS.reduce((sum, facet) => sum + filter[facet].length, single);
}

const FROM_LARGEST: Column[] = ['amount', 'spent', 'delay', 'progress', 'start', 'end', 'asOf'];

/** A touched column sorts: text and codes from the first, figures and days from the largest, then the other way. */
export function sortedBy(sort: Sort, column: Column): Sort {
  if (sort.column === column) return { column, descending: !sort.descending };
  return { column, descending: FROM_LARGEST.includes(column) };
}
