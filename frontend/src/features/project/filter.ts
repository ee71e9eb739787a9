/** What narrows the projects, read from and written to the address. Pure. */
import type { FilterRequest } from '$lib/backend/shapes';
import { many, type Query } from '$lib/state/route';

export interface Filter {
  area: string[];
  domain: string[];
  type: string[];
  status: string[];
  suspended: boolean;
}

export type Facet = 'area' | 'domain' | 'type' | 'status';

export const FACETS: Facet[] = ['status', 'domain', 'area', 'type'];

export function readFilter(query: URLSearchParams): Filter {
  return {
    area: many(query, 'area'),
    domain: many(query, 'domain'),
    type: many(query, 'type'),
    status: many(query, 'status'),
    suspended: query.get('suspended') === '1',
  };
}

export const toQuery = (filter: Filter): Query => ({ ...filter });

export function toRequest(filter: Filter, offset: number, limit: number): FilterRequest {
  return {
    areas: filter.area,
    domains: filter.domain,
    types: filter.type,
    statuses: filter.status,
    suspended: filter.suspended,
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
  return FACETS.reduce((sum, facet) => sum + filter[facet].length, filter.suspended ? 1 : 0);
}
