/** What the page of awards is narrowed and ordered by, as it stands in the address. Pure. */
import { listed, named } from '$features/project/filter';
import type { AwardsRequest } from '$lib/backend/shapes';
import { href, many, type Query } from '$lib/state/route';

export interface AwardsQuery {
  /** These three narrow the whole page. */
  area: string;
  unit: string;
  /** A fiscal year in digits, 0 for contracts that are not dated. */
  year: string;
  /** The rest narrows and orders the list of contracts. */
  method: string;
  contest: string;
  /** Names of firms, each of which took part or holds the contract. */
  firm: string[];
  winner: string;
  column: Column | '';
  descending: boolean;
  /** From 1 on. */
  page: number;
  /** All on one page. */
  all: boolean;
}

/** The columns by which the list is sorted; Go knows the same. */
export const COLUMNS = ['title', 'method', 'tenderers', 'contractor', 'price', 'ratio', 'signed'] as const;
export type Column = (typeof COLUMNS)[number];

export const SIZE = 25;
/** As many as one page holds at most. */
export const MOST = 500;

/** The part of the page that the list is. */
export const LIST = 'list';

export const readQuery = (query: URLSearchParams): AwardsQuery => {
  const column = COLUMNS.find((one) => one === query.get('sort')) ?? '';
  return {
    area: query.get('area') ?? '',
    unit: query.get('unit') ?? '',
    year: query.get('year') ?? '',
    method: query.get('method') ?? '',
    contest: query.get('contest') ?? '',
    firm: many(query, 'firm').map(named),
    winner: query.get('winner') ?? '',
    column,
    descending: column !== '' && query.get('descending') === '1',
    page: Math.max(1, Math.trunc(Number(query.get('page'))) || 1),
    all: query.get('all') === '1',
  };
};

export const toQuery = ({ column, page, firm, ...rest }: AwardsQuery): Query => ({
  ...rest,
  firm: firm.map(listed),
  sort: column,
  page: page > 1 ? page : '',
});

export const toRequest = (query: AwardsQuery): AwardsRequest => ({
  area: query.area,
  unit: query.unit,
  year: query.year,
  method: query.method,
  contest: query.contest,
  firms: query.firm,
  winner: query.winner,
  sort: query.column,
  descending: query.descending,
  offset: query.all ? 0 : (query.page - 1) * SIZE,
  limit: query.all ? MOST : SIZE,
});

/** The query of the file of what is listed. */
export function fileQuery(query: AwardsQuery): string {
  const out = new URLSearchParams();
  for (const name of ['area', 'unit', 'year', 'method', 'contest', 'winner'] as const)
    if (query[name]) out.set(name, query[name]);
  for (const firm of query.firm) out.append('firm', firm);
  if (query.column) out.set('sort', query.column);
  if (query.descending) out.set('descending', 'true');
  return out.toString();
}

/** What narrows the list within the page. */
const WHOLE = { method: '', contest: '', firm: [], winner: '', page: 1, all: false };

/** Where the contracts behind a figure stand: the list of this page, narrowed by it alone. */
export const listOf = (query: AwardsQuery, narrowed: Partial<AwardsQuery>): string =>
  href('awards', '', { ...toQuery({ ...query, ...WHOLE, ...narrowed }), part: LIST });

/** A touched column sorts: text from the first letter, figures and days from the largest, then the other way. */
export function sortedBy(query: AwardsQuery, column: Column): AwardsQuery {
  const descending =
    query.column === column ? !query.descending : ['tenderers', 'price', 'ratio', 'signed'].includes(column);
  return { ...query, column, descending, page: 1 };
}
