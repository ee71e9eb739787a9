/** What is asked of the search, read from and written to the address. Pure. */
import type { SearchRequest } from '$lib/backend/shapes';
import type { Query } from '$lib/state/route';

export interface Asked {
  q: string;
  kind: string;
  area: string;
  domain: string;
  status: string;
  section: string;
  sort: string;
  page: number;
}

export function readAsked(query: URLSearchParams): Asked {
  const text = (key: string) => query.get(key) ?? '';
  return {
    q: text('q').trim(),
    kind: text('kind'),
    area: text('area'),
    domain: text('domain'),
    status: text('status'),
    section: text('section'),
    sort: text('sort'),
    page: Math.max(1, Number(query.get('page')) || 1),
  };
}

export const toQuery = (asked: Asked): Query => ({ ...asked, page: asked.page > 1 ? asked.page : 0 });

const one = (value: string) => (value ? [value] : []);

export function toRequest(asked: Asked, size: number): SearchRequest {
  return {
    text: asked.q,
    kinds: one(asked.kind),
    areas: one(asked.area),
    domains: one(asked.domain),
    statuses: one(asked.status),
    sections: one(asked.section),
    sort: asked.sort || 'relevance',
    offset: (asked.page - 1) * size,
    limit: size,
  };
}
