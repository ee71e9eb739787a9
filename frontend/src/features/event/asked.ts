/** What narrows the events and how they are shown, read from and written to the address. Pure. */
import type { EventsRequest } from '$lib/backend/shapes';
import { addDays, dayInTehran, isDay, monthFrom, toJalali } from '$lib/i18n/dates';
import type { Query } from '$lib/state/route';

export type Look = 'agenda' | 'month' | 'map';

export interface Asked {
  look: Look;
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
const LOOKS: Look[] = ['agenda', 'month', 'map'];

export function readAsked(query: URLSearchParams, today: string): Asked {
  const look = LOOKS.find((known) => known === query.get('look')) ?? 'agenda';
  const day = query.get('day') ?? '';
  return {
    look,
    time: query.get('time') === 'past' ? 'past' : 'coming',
    category: query.get('category') ?? '',
    audience: query.get('audience') ?? '',
    area: query.get('area') ?? '',
    day: isDay(day) ? day : today,
    page: Math.max(1, Number(query.get('page')) || 1),
  };
}

/** The address of what is asked; what is usual is left out. */
export function toQuery(asked: Asked, today: string): Query {
  return {
    look: asked.look === 'agenda' ? '' : asked.look,
    time: asked.time === 'past' && asked.look !== 'month' ? 'past' : '',
    category: asked.category,
    audience: asked.audience,
    area: asked.area,
    day: asked.look === 'month' && asked.day !== today ? asked.day : '',
    page: asked.look === 'agenda' && asked.page > 1 ? asked.page : '',
  };
}

/** A month shows all its days; the map all spots; the agenda goes by pages. */
export function toRequest(asked: Asked): EventsRequest {
  const { category, audience, area } = asked;
  const month = asked.look === 'month' ? monthFrom(asked.day, 0) : { first: '', last: '' };
  return {
    category,
    audience,
    area,
    time: asked.look === 'month' ? '' : asked.time,
    from: month.first,
    to: month.last,
    offset: asked.look === 'agenda' ? (asked.page - 1) * SIZE : 0,
    limit: asked.look === 'agenda' ? SIZE : WHOLE,
  };
}

interface Stretch {
  start: number;
  end: number;
}

/** Which of the events lie on each day of the month of a day, by the day's ISO text. */
export function byDay<E extends Stretch>(events: E[], day: string): Record<string, E[]> {
  const { first, last } = monthFrom(day, 0);
  const days: Record<string, E[]> = {};
  if (!toJalali(first)) return days;
  for (const event of events) {
    const from = dayInTehran(event.start);
    const to = dayInTehran(Math.max(event.start, event.end));
    for (let iso = from < first ? first : from; iso && iso <= to && iso <= last; iso = addDays(iso, 1)) {
      (days[iso] ??= []).push(event);
    }
  }
  return days;
}
