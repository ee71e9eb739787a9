/** What a list of the workshop is asked for, read from and written to the address. Pure. */
import { nothing, readFilter, toParams, toQuery, weight, type Filter } from '$features/project/filter';
import type { ListRequest } from '$lib/backend/staff-shapes';
import { many, type Query } from '$lib/state/route';

export interface Asked {
  text: string;
  /** Empty for all that is there; public, draft, new, withdrawn. */
  state: string;
  /** The state of the open draft; empty for any. */
  draft: string;
  /** Whose draft: me, or an id; empty for anybody's. */
  whose: string;
  /** An ISO day; empty for any. */
  since: string;
  /** What narrows projects; its words are left empty. */
  filter: Filter;
  /** Names of columns; empty for those that the person has chosen before, NONE for none. */
  columns: string[];
  sort: string;
  descending: boolean;
  /** From 1. */
  page: number;
}

/** Stands for no column at all, since an empty choice is none. */
export const NONE = 'none';

/** What narrows: everything but the way in which it is shown. */
export const ANY = {
  text: '',
  state: '',
  draft: '',
  whose: '',
  since: '',
  filter: nothing,
} satisfies Partial<Asked>;

export function readAsked(query: URLSearchParams): Asked {
  return {
    text: query.get('q') ?? '',
    state: query.get('state') ?? '',
    draft: query.get('draft') ?? '',
    whose: query.get('whose') ?? '',
    since: query.get('since') ?? '',
    filter: { ...readFilter(query), q: '' },
    columns: many(query, 'columns'),
    sort: query.get('sort') ?? '',
    descending: query.get('descending') === '1',
    page: Math.max(1, Number(query.get('page')) || 1),
  };
}

/** The query of the address; the first page has none. */
export const askedQuery = ({ filter, text, page, ...rest }: Asked): Query => ({
  ...toQuery(filter),
  ...rest,
  q: text,
  page: page > 1 ? page : '',
});

/** The query without what is of this visit alone, by which saved views are told apart. */
export const viewQuery = (asked: Asked): string =>
  new URLSearchParams(
    Object.entries(askedQuery({ ...asked, page: 1 })).flatMap(([key, value]) => {
      const text = Array.isArray(value) ? value.join(',') : value === true ? '1' : String(value || '');
      return text ? [[key, text]] : [];
    }),
  ).toString();

/** `remembered` are the columns that the person has chosen for this kind before. */
export const toListRequest = (kind: string, asked: Asked, remembered: string[]): ListRequest => ({
  kind,
  text: asked.text,
  state: asked.state,
  draft: asked.draft,
  whose: asked.whose,
  since: asked.since,
  filter: toParams(asked.filter).toString(),
  columns: asked.columns.length ? asked.columns : remembered,
  sort: asked.sort,
  descending: asked.descending,
  page: asked.page - 1,
});

/** How many things narrow the list besides its words and its state. */
export const narrowed = (asked: Asked): number =>
  weight(asked.filter) + [asked.draft, asked.whose, asked.since].filter(Boolean).length;

/** A touched head sorts: text from its first, figures and days from the largest, then the other way. */
export function sortedBy(
  asked: Asked,
  column: string,
  sort: string,
): Pick<Asked, 'sort' | 'descending' | 'page'> {
  const falling = !['text', 'code'].includes(sort);
  return { sort: column, descending: asked.sort === column ? !asked.descending : falling, page: 1 };
}

/** The query of the list's file, as the program reads it. */
export function fileQuery(request: ListRequest, more: [string, string][]): string {
  const query = new URLSearchParams();
  for (const key of ['text', 'state', 'draft', 'whose', 'since', 'filter', 'sort'] as const)
    if (request[key]) query.set(key, request[key]);
  if (request.descending) query.set('descending', 'true');
  for (const column of request.columns) query.append('columns', column);
  for (const [key, value] of more) query.append(key, value);
  return query.toString();
}
