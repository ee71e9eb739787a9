import { describe, expect, it } from 'vitest';
import { monthOf } from '$lib/i18n/dates';
import { barsOf } from './bars';

// Azar 1405 begins on a Sunday, 22 November 2026, and ends on 21 December.
const month = monthOf(1405, 9);
const lasting = (from: string, to: string, text = 'دوره') => ({ from, to, text, spoken: `${text} ${from}` });

describe('what lasts several days', () => {
  it('is one bar a week, said once', () => {
    const days = barsOf([lasting('2026-11-26', '2026-12-17')], month, 2);
    const bars = Object.entries(days).flatMap(([iso, { bars }]) => bars.map((bar) => ({ iso, ...bar })));
    expect(bars.map(({ iso, days, opens, closes }) => [iso, days, opens, closes])).toEqual([
      ['2026-11-26', 2, true, false],
      ['2026-11-28', 7, false, false],
      ['2026-12-05', 7, false, false],
      ['2026-12-12', 6, false, true],
    ]);
    expect(bars.reduce((all, { days }) => all + days, 0)).toBe(22);
    expect(Object.values(days).flatMap(({ spoken }) => spoken)).toEqual(['دوره 2026-11-26']);
  });

  it('begins with the month where it began before it, and ends with it', () => {
    const days = barsOf([lasting('2026-10-01', '2027-03-01')], month, 2);
    expect(days['2026-11-22']?.bars[0]).toMatchObject({ days: 6, opens: false, closes: false });
    expect(days['2026-11-22']?.spoken).toHaveLength(1);
    expect(days['2026-12-19']?.bars[0]).toMatchObject({ days: 3, closes: false });
  });

  it('takes the first free lane, and what finds none is counted', () => {
    const days = barsOf(
      [
        lasting('2026-11-28', '2026-12-02', 'یک'),
        lasting('2026-11-29', '2026-12-03', 'دو'),
        lasting('2026-11-30', '2026-12-01', 'سه'),
        lasting('2026-12-03', '2026-12-04', 'چهار'),
      ],
      month,
      2,
    );
    const lanes = Object.values(days).flatMap(({ bars }) => bars.map(({ text, lane }) => [text, lane]));
    expect(lanes).toEqual([['یک', 0], ['دو', 1], ['چهار', 0]]); // prettier-ignore
    expect(days['2026-11-30']).toMatchObject({ hidden: 1, depth: 2 });
    expect(days['2026-12-03']).toMatchObject({ hidden: 0, depth: 2 });
  });

  it('of another month is no bar', () => {
    expect(barsOf([lasting('2026-10-01', '2026-11-21')], month, 2)).toEqual({});
  });
});
