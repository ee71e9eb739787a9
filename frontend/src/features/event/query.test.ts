import { describe, expect, it } from 'vitest';
import { href, parse } from '$lib/state/route';
import { byDay, readQuery, toQuery, toRequest } from './query';

const today = '2026-11-22';
const plain = readQuery(new URLSearchParams(), today);

describe('what is query of the events', () => {
  it('is an empty address where nothing is', () => {
    expect(href('events', '', toQuery(plain, today))).toBe('#/events');
  });

  it('comes back from the address it wrote', () => {
    for (const query of [
      { ...plain, time: 'past' as const, category: 'sport', area: 'a1', page: 3 },
      { ...plain, view: 'month' as const, day: '2027-01-30', audience: 'خانواده‌ها، از هشت سال به بالا' },
      { ...plain, view: 'map' as const },
    ]) {
      expect(readQuery(parse(href('events', '', toQuery(query, today))).query, today)).toEqual(query);
    }
  });

  it('does not believe a day that is none', () => {
    expect(readQuery(new URLSearchParams('day=2026-02-31&view=x&time=never'), today)).toEqual(plain);
  });

  it('is a whole Jalali month, past and coming, on the board', () => {
    expect(toRequest({ ...plain, view: 'month', time: 'past' })).toMatchObject({
      time: '',
      from: '2026-11-22',
      to: '2026-12-21',
      offset: 0,
    });
  });
});

describe('the days of events', () => {
  const at = (text: string) => Date.parse(`${text}+03:30`);
  const long = { start: at('2026-11-20T09:00'), end: at('2026-11-24T12:00') };
  const night = { start: at('2026-11-23T23:30'), end: 0 };

  it('are all on which one goes on, within the month, in Tehran', () => {
    expect(byDay([long, night], today)).toEqual({
      '2026-11-22': [long],
      '2026-11-23': [long, night],
      '2026-11-24': [long],
    });
  });
});
