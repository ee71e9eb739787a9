/** The query of the dashboard, read from and written to the address. Pure. */
import { listed } from '$features/project/filter';
import type { TransparencyRequest } from '$lib/backend/shapes';
import { href, type Query } from '$lib/state/route';

export interface BoardQuery {
  area: string;
  /** A fiscal year; 0 for all. */
  year: number;
}

export const readQuery = (query: URLSearchParams): BoardQuery => ({
  area: query.get('area') ?? '',
  year: whole(query.get('year')),
});

const whole = (text: string | null): number => {
  const n = Math.trunc(Number(text));
  return Number.isSafeInteger(n) && n > 0 ? n : 0;
};

export const toQuery = (query: BoardQuery): Query => ({ ...query });

export const toRequest = (query: BoardQuery): TransparencyRequest => ({ ...query });

/** The filters of the projects list, by the kind of a figure; they stand over those of the dashboard. */
const LISTED = {
  all: () => ({}),
  trait: (trait) => ({ trait }),
  domain: (domain) => ({ domain }),
  status: (status) => ({ status }),
  source: (source, { year }) => (year ? { budget: `${year}:${source}` } : { source }),
  year: (budget) => ({ budget }),
  // the projects of the dashboard's area that lie in none of its parts
  area: (code, { area }) => ({ area: code || (area ? `in-${area}` : 'none') }),
  flag: (flag) => ({ flag }),
  recentChange: (recentChange) => ({ recentChange }),
  paidIn: (paidIn) => ({ paidIn }),
  contractor: (name) => ({ contractor: listed(name) }),
} satisfies Record<string, (code: string, query: BoardQuery) => Query>;

/** Where the list behind a figure stands: as many projects as the figure counts. */
export const listOf = (query: BoardQuery, kind: keyof typeof LISTED, code = ''): string =>
  href('projects', '', { area: query.area, budget: query.year, ...LISTED[kind](code, query) });
