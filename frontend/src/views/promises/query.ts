/** What the ledger of promises shows, read from and written to the address. Pure. */
import type { PromisesRequest } from '$lib/backend/shapes';
import type { Query } from '$lib/state/route';

export const STATES = ['overdue', 'missed', 'kept', 'ahead', 'open', 'moved'] as const;
type State = (typeof STATES)[number] | '';
export const GROUPS = ['unit', 'area', 'year'] as const;
type Group = (typeof GROUPS)[number];

export interface PromisesQuery {
  area: string;
  /** The id of a unit, or its name where it has no page. */
  unit: string;
  /** The fiscal year of the first promise; 0 for all. */
  year: number;
  /** One of STATES, or empty for all. */
  state: State;
  by: Group;
  /** From 1 on. */
  page: number;
}

/** How many rows one page holds. */
export const SIZE = 100;

const whole = (text: string | null): number => {
  const n = Math.trunc(Number(text));
  return Number.isSafeInteger(n) && n > 0 ? n : 0;
};

/** What is no state narrows nothing. */
export const stateOf = (text: string | null): State => STATES.find((state) => state === text) ?? '';

export const readQuery = (query: URLSearchParams): PromisesQuery => ({
  area: query.get('area') ?? '',
  unit: query.get('unit') ?? '',
  year: whole(query.get('year')),
  state: stateOf(query.get('state')),
  by: GROUPS.find((by) => by === query.get('by')) ?? 'unit',
  page: whole(query.get('page')) || 1,
});

export const toQuery = ({ by, page, ...rest }: PromisesQuery): Query => ({
  ...rest,
  by: by === 'unit' ? '' : by,
  page: page > 1 ? page : '',
});

export const toRequest = ({ page, ...rest }: PromisesQuery): PromisesRequest => ({
  ...rest,
  offset: (page - 1) * SIZE,
  limit: SIZE,
});

/** The query of the file of all that is listed. */
export const fileQuery = ({ area, unit, year, state }: PromisesQuery): string =>
  new URLSearchParams(
    Object.entries({ area, unit, year: year ? String(year) : '', state }).filter(([, value]) => value),
  ).toString();
