import { toJalaali } from 'jalaali-js';
import { describe, expect, it } from 'vitest';
// The tables that hold Go and this page to the same answers; Go writes the first, people the second.
import days from '../../../../backend/jalali/testdata/days.json';
import typed from '../../../../backend/jalali/testdata/typed.json';
import {
  addDays,
  addMonths,
  addYears,
  dayByKey,
  dayInTehran,
  daysBetween,
  fromJalali,
  half,
  isDay,
  monthDays,
  monthFrom,
  monthOf,
  quarter,
  quarterOf,
  toJalali,
  weekday,
  weekOf,
  weekOfYear,
  weeksOf,
  within,
  yearOf,
} from './dates';
import { readDays } from './dates-typed';
import { day, hour, jalaliDay, jalaliMonth, weekdayName } from './format';

describe('the table of days', () => {
  it('has some hundreds', () => expect(days.length).toBeGreaterThan(400));

  it.each(days)('$iso is the same here', (row) => {
    expect(toJalali(row.iso)).toEqual({ year: row.year, month: row.month, day: row.day });
    expect(fromJalali(row.year, row.month, row.day)).toBe(row.iso);
    expect(weekday(row.iso)).toBe(row.weekday);
    expect(weekOfYear(row.iso)).toBe(row.week);
    expect(quarterOf(row.month)).toBe(row.quarter);
    expect(monthDays(row.year, 12)).toBe(row.leap ? 30 : 29);
    expect(addMonths(row.iso, 1)).toBe(row.monthOn);
    expect(addYears(row.iso, -1)).toBe(row.yearBack);
    expect(day(row.iso, 'fa')).toBe(row.long);
    expect(day(row.iso, 'fa', 'week')).toBe(row.full);
    expect(day(row.iso, 'fa', 'short')).toBe(row.short);
    expect(day(row.iso, 'fa', 'month')).toBe(row.monthYear);
  });
});

describe('what people type', () => {
  it.each(typed.read)('$text is read as in Go', ({ text, first, last }) => {
    expect(readDays(text, typed.today)).toEqual({ first, last });
  });

  it.each(typed.refused)('«$text» is refused as in Go', ({ text, error }) => {
    expect(readDays(text, typed.today)).toBe(error);
  });
});

it('agrees with jalaali-js on every day of 1300 to 1500', () => {
  const wrong: string[] = [];
  const { last } = yearOf(1500);
  for (let iso = yearOf(1300).first; iso <= last; iso = addDays(iso, 1)) {
    const { jy, jm, jd } = toJalaali(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), Number(iso.slice(8)));
    const here = toJalali(iso);
    if (here?.year !== jy || here.month !== jm || here.day !== jd) wrong.push(iso);
  }
  expect(wrong).toEqual([]);
});

describe('days', () => {
  it('are none where the calendar has none', () => {
    for (const iso of ['', 'soon', '2024-02-30', '2024-8-2', '0001-01-01', '9999-12-31']) {
      expect(isDay(iso)).toBe(false);
      expect(toJalali(iso)).toBeUndefined();
      expect(addDays(iso, 1)).toBe('');
    }
    expect(fromJalali(1404, 12, 30)).toBe('');
    expect(fromJalali(1403, 13, 1)).toBe('');
    expect(addDays(fromJalali(1633, 12, 29), 400)).toBe('');
  });

  it('span weeks, months, quarters, halves and years', () => {
    expect(weekOf('2024-08-02')).toEqual({ first: '2024-07-27', last: '2024-08-02' });
    expect(monthOf(1404, 12)).toEqual({ first: '2026-02-20', last: '2026-03-20' });
    expect(monthFrom('2024-08-21', -5)).toEqual({ first: '2024-02-20', last: '2024-03-19' });
    expect(quarter(1403, 2)).toEqual({ first: '2024-06-21', last: '2024-09-21' });
    expect(half(1403, 2)).toEqual({ first: '2024-09-22', last: '2025-03-20' });
    expect(daysBetween('2024-03-20', '2025-03-21')).toBe(366);
  });

  it('fill the weeks of a month, from Saturday', () => {
    const weeks = weeksOf(1403, 5);
    expect(weeks.map((week) => week[0]).every((iso) => iso !== undefined && weekday(iso) === 0)).toBe(true);
    expect(weeks[0]).toContain('2024-07-22');
    expect(weeks.at(-1)).toContain('2024-08-21');
    expect(weeks).toHaveLength(5);
  });

  it('keep to limits', () => {
    expect(within('2024-08-02', '2024-08-05', '')).toBe('2024-08-05');
    expect(within('2024-08-02', '', '2024-08-01')).toBe('2024-08-01');
    expect(within('2024-08-02', '', '')).toBe('2024-08-02');
  });
});

describe('keys', () => {
  it.each([
    ['ArrowLeft', false, 'rtl', '2024-08-03'],
    ['ArrowRight', false, 'rtl', '2024-08-01'],
    ['ArrowLeft', false, 'ltr', '2024-08-01'],
    ['ArrowRight', false, 'ltr', '2024-08-03'],
    ['ArrowUp', false, 'rtl', '2024-07-26'],
    ['ArrowDown', false, 'rtl', '2024-08-09'],
    ['Home', false, 'rtl', '2024-07-27'],
    ['End', false, 'rtl', '2024-08-02'],
    ['PageUp', false, 'rtl', '2024-07-02'],
    ['PageDown', false, 'rtl', '2024-09-02'],
    ['PageUp', true, 'rtl', '2023-08-03'],
    ['PageDown', true, 'rtl', '2025-08-03'],
    ['a', false, 'rtl', undefined],
  ] as const)('%s with shift %s in %s', (key, shiftKey, dir, want) => {
    expect(dayByKey({ key, shiftKey }, '2024-08-02', dir)).toBe(want);
  });
});

describe('Tehran', () => {
  it.each([
    ['2024-08-02T20:29:59Z', '2024-08-02'],
    ['2024-08-02T20:30:00Z', '2024-08-03'],
    ['2022-03-21T20:29:59Z', '2022-03-21'],
    ['2022-03-21T20:30:00Z', '2022-03-22'],
    ['2022-07-01T19:29:59Z', '2022-07-01'],
    ['2022-07-01T19:30:00Z', '2022-07-02'],
  ])('%s lies on %s', (instant, want) => {
    expect(dayInTehran(Date.parse(instant))).toBe(want);
  });

  it('went from midnight to one on 2 Farvardin 1401', () => {
    expect(hour(Date.parse('2022-03-21T20:29:00Z'), 'en')).toBe('23:59');
    expect(hour(Date.parse('2022-03-21T20:30:00Z'), 'en')).toBe('01:00');
    expect(hour(Date.parse('2023-03-21T20:30:00Z'), 'en')).toBe('00:00');
  });
});

describe('names', () => {
  it('are those of the Jalali calendar', () => {
    const all = (lang: 'fa' | 'en') =>
      Array.from({ length: 12 }, (_, i) => jalaliMonth(i + 1, lang)).join(' ');
    expect(all('fa')).toBe('فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند');
    expect(all('en')).toBe(
      'Farvardin Ordibehesht Khordad Tir Mordad Shahrivar Mehr Aban Azar Dey Bahman Esfand',
    );
    expect(weekdayName(0, 'fa')).toBe('شنبه');
    expect(weekdayName(6, 'en', 'short')).toBe('Fri');
    expect(jalaliDay('2024-08-02', 'en')).toBe('12 Mordad 1403');
    expect(jalaliDay('2024-08-02', 'fa')).toBe('۱۲ مرداد ۱۴۰۳');
  });
});
