/** What narrows the events and how they are shown, read from and written to the address. Pure. */
import type { EventsRequest } from '$lib/backend/shapes';
import { addDays, dayInTehran, isDay, monthFrom, toJalali } from '$lib/i18n/dates';
import type { Query } from '$lib/state/route';

export type ViewName = 'agenda' | 'month' | 'map';

export interface EventsQuery {
  view: ViewName;
  time: 'coming' | 'past';
  category: string;
  audience: string;
  area: string;
  /** The open day of the month as ISO; its month is shown. */
  day: string;
  page: number;
}

export const SIZE = 60;
const WHOLE = 2000;
const VIEWS: ViewName[] = ['agenda', 'month', 'map'];

export function readQuery(query: URLSearchParams, today: string): EventsQuery {
  const view = VIEWS.find((known) => known === query.get('view')) ?? 'agenda';
  const day = query.get('day') ?? '';
  return {
    view,
    time: query.get('time') === 'past' ? 'past' : 'coming',
    category: query.get('category') ?? '',
    audience: query.get('audience') ?? '',
    area: query.get('area') ?? '',
    day: isDay(day) ? day : today,
    page: Math.max(1, Number(query.get('page')) || 1),
  };
}

/** The address of a query; what is usual is left out. */
export function toQuery(query: EventsQuery, today: string): Query {
  return {
    view: query.view === 'agenda' ? '' : query.view,
    time: query.time === 'past' && query.view !== 'month' ? 'past' : '',
    category: query.category,
    audience: query.audience,
    area: query.area,
    day: query.view === 'month' && query.day !== today ? query.day : '',
    page: query.view === 'agenda' && query.page > 1 ? query.page : '',
  };
}

/** A month shows all its days; the map all spots; the agenda goes by pages. */
export function toRequest(query: EventsQuery): EventsRequest {
  const { category, audience, area } = query;
  const month = query.view === 'month' ? monthFrom(query.day, 0) : { first: '', last: '' };
  return {
    category,
    audience,
    area,
    time: query.view === 'month' ? '' : query.time,
    from: month.first,
    to: month.last,
    offset: query.view === 'agenda' ? (query.page - 1) * SIZE : 0,
    limit: query.view === 'agenda' ? SIZE : WHOLE,
  };
}

interface Stretch {
  start: number;
  end: number;
}

/** The first and the last day of an event, in Tehran. */
export const daysOf = ({ start, end }: Stretch) => ({
  from: dayInTehran(start),
  to: dayInTehran(Math.max(start, end)),
});

/** Which of the events lie on each day of the month of a day, by the day's ISO text. */
export function byDay<E extends Stretch>(events: E[], day: string): Record<string, E[]> {
  const { first, last } = monthFrom(day, 0);
  const days: Record<string, E[]> = {};
  if (!toJalali(first)) return days;
  for (const event of events) {
    const { from, to } = daysOf(event);
    for (let iso = from < first ? first : from; iso && iso <= to && iso <= last; iso = addDays(iso, 1)) {
      (days[iso] ??= []).push(event);
    }
  }
  return days;
}
