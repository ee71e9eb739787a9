/** What the dashboard was asked for, read from and written to the address. Pure. */
import type { TransparencyRequest } from '$lib/backend/shapes';
import { href, type Query } from '$lib/state/route';

export const SIZE = 24;

export interface Asked {
  area: string;
  year: number;
  /** The figure whose projects are listed: its kind, and after a colon its code. */
  show: string;
  page: number;
}

export function readAsked(query: URLSearchParams): Asked {
  return {
    area: query.get('area') ?? '',
    year: whole(query.get('year')),
    show: query.get('show') ?? '',
    page: Math.max(1, whole(query.get('page'))),
  };
}

const whole = (text: string | null): number => {
  const n = Math.trunc(Number(text));
  return Number.isSafeInteger(n) && n > 0 ? n : 0;
};

export const toQuery = (asked: Asked): Query => ({
  area: asked.area,
  year: asked.year,
  show: asked.show,
  page: asked.page > 1 ? asked.page : 0,
});

export const toRequest = (asked: Asked): TransparencyRequest => ({
  area: asked.area,
  year: asked.year,
  show: asked.show,
  offset: (asked.page - 1) * SIZE,
});

/** The filters of the projects list, by the kind of a figure; the other kinds it can't express. */
const LISTED: Record<string, (code: string, area: string) => Query | undefined> = {
  all: (_, area) => ({ area }),
  domain: (domain, area) => ({ domain, area }),
  status: (status, area) => ({ status, area }),
  suspended: (_, area) => ({ suspended: true, area }),
  area: (code) => (code ? { area: code } : undefined),
};

/** Where the list behind a figure stands: the projects list where its filters say the same, else this page. */
export function listOf(asked: Asked, kind: string, code = ''): string {
  const filters = asked.year ? undefined : LISTED[kind]?.(code, asked.area);
  if (filters) return href('projects', '', filters);
  return href(
    'transparency',
    '',
    toQuery({ ...asked, show: code || kind === 'area' ? `${kind}:${code}` : kind, page: 1 }),
  );
}

/** A figure's kind and code. */
export function parted(show: string): { kind: string; code: string } {
  const at = show.indexOf(':');
  return at < 0 ? { kind: show, code: '' } : { kind: show.slice(0, at), code: show.slice(at + 1) };
}
