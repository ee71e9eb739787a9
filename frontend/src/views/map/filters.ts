import type { FilterRequest } from '$lib/backend/views';
import { many, type Query } from '$lib/state/route';

/** The facets of the map, as the address names them, and the request's fields. */
export const facets = { area: 'areas', domain: 'domains', type: 'types', status: 'statuses' } as const;
export type FacetName = keyof typeof facets;
export const facetNames = Object.keys(facets) as FacetName[];

export interface Filters {
  area: string[];
  domain: string[];
  type: string[];
  status: string[];
  suspended: boolean;
}

/** Reads the filters of an address. */
export function readFilters(query: URLSearchParams): Filters {
  return {
    area: many(query, 'area'),
    domain: many(query, 'domain'),
    type: many(query, 'type'),
    status: many(query, 'status'),
    suspended: query.get('suspended') === '1',
  };
}

export const toQuery = (filters: Filters): Query => ({ ...filters });

export function toRequest(filters: Filters, limit: number): FilterRequest {
  const { area, domain, type, status, suspended } = filters;
  return { areas: area, domains: domain, types: type, statuses: status, suspended, offset: 0, limit };
}

/** The filters with one option of a facet switched. */
export function toggled(filters: Filters, facet: FacetName, code: string): Filters {
  const chosen = filters[facet];
  const next = chosen.includes(code) ? chosen.filter((other) => other !== code) : [...chosen, code];
  return { ...filters, [facet]: next };
}

export const isEmpty = (filters: Filters) =>
  !filters.suspended && facetNames.every((facet) => filters[facet].length === 0);
