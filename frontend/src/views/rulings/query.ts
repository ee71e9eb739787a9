/** The filters of the log of decisions, as they stand in the address. Pure. */
import type { RulingsRequest } from '$lib/backend/dialogue-shapes';
import type { Query } from '$lib/state/route';

export interface RulingsQuery {
  /** A month of the Solar Hijri calendar, 1405-08. */
  month: string;
  action: string;
  rule: string;
  /** From 1 on. */
  page: number;
}

/** How many decisions one answer of the program holds. */
export const SIZE = 50;

export const readQuery = (query: URLSearchParams): RulingsQuery => ({
  month: /^\d{4}-\d\d$/.test(query.get('month') ?? '') ? (query.get('month') ?? '') : '',
  action: query.get('action') ?? '',
  rule: query.get('rule') ?? '',
  page: Math.max(1, Math.trunc(Number(query.get('page'))) || 1),
});

export const toQuery = ({ month, action, rule, page }: RulingsQuery): Query => ({
  month,
  action,
  rule,
  page: page > 1 ? page : '',
});

/** What the program is asked for; a code asks for one decision, whatever the filters. */
export const toRequest = ({ month, action, rule, page }: RulingsQuery, code = ''): RulingsRequest =>
  code
    ? { from: '', to: '', month: '', action: '', rule: '', offset: 0, code }
    : { from: '', to: '', month, action, rule, offset: (page - 1) * SIZE, code: '' };

/** The query of the file of what is listed. */
export const fileQuery = ({ month, action, rule }: RulingsQuery): string =>
  new URLSearchParams(Object.entries({ month, action, rule }).filter(([, value]) => value)).toString();
