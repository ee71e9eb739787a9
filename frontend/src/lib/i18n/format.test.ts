import { describe, expect, it } from 'vitest';
import {
  day,
  days,
  digits,
  exactMoney,
  gregorianDay,
  gregorianMonths,
  hour,
  instantDay,
  jalaliDay,
  leaf,
  list,
  moment,
  money,
  number,
  percent,
  relative,
} from './format';

/** As it is read: a blank that holds a line together is a blank. */
const read = (text: string) => text.replaceAll('\u00a0', ' ');

describe('day', () => {
  it.each([
    ['2026-11-22', 'fa', 'long', '۱ آذر ۱۴۰۵'],
    ['2026-11-22', 'fa', 'short', '۱۴۰۵/۰۹/۰۱'],
    ['2026-11-22', 'fa', 'month', 'آذر ۱۴۰۵'],
    ['2026-11-22', 'fa', 'week', 'یکشنبه ۱ آذر ۱۴۰۵'],
    ['2026-11-22', 'en', 'long', '1 Azar 1405 (22 Nov 2026)'],
    ['2025-09-04', 'en', 'long', '13 Shahrivar 1404 (4 Sep 2025)'],
    ['2026-11-22', 'en', 'short', '1405/09/01 (22 Nov 2026)'],
    ['2026-11-22', 'en', 'month', 'Azar 1405'],
    ['2026-11-22', 'en', 'week', 'Sunday, 1 Azar 1405 (22 Nov 2026)'],
    ['2025-03-20', 'en', 'long', '30 Esfand 1403 (20 Mar 2025)'],
    ['2025-03-20', 'fa', 'long', '۳۰ اسفند ۱۴۰۳'],
    ['2026-03-21', 'fa', 'short', '۱۴۰۵/۰۱/۰۱'],
    ['', 'fa', 'long', ''],
    ['soon', 'en', 'long', ''],
  ] as const)('%s in %s, %s, is %s', (iso, lang, form, want) => {
    expect(read(day(iso, lang, form))).toBe(want);
  });

  it('stands in one calendar alone', () => {
    expect(jalaliDay('2026-11-22', 'en')).toBe('1 Azar 1405');
    expect(jalaliDay('2026-11-22', 'en', 'short')).toBe('1405/09/01');
    expect(jalaliDay('2026-11-22', 'en', 'week')).toBe('Sunday, 1 Azar 1405');
    expect(jalaliDay('soon', 'en')).toBe('');
    expect(gregorianDay('2026-11-22', 'en')).toBe('22 Nov 2026');
    expect(gregorianDay('2026-11-22', 'fa')).toBe('۲۲ نوامبر ۲۰۲۶');
    expect(gregorianDay('', 'en')).toBe('');
  });
});

describe('days', () => {
  it.each([
    ['2026-11-22', '2026-11-24', 'en', '1 – 3 Azar 1405 (22 – 24 Nov 2026)'],
    ['2026-11-22', '2026-12-16', 'en', '1 – 25 Azar 1405 (22 Nov – 16 Dec 2026)'],
    ['2026-12-21', '2027-01-21', 'en', '30 Azar – 1 Bahman 1405 (21 Dec 2026 – 21 Jan 2027)'],
    ['2026-03-20', '2026-03-21', 'en', '29 Esfand 1404 – 1 Farvardin 1405 (20 – 21 Mar 2026)'],
    // the same month of another year is another month
    ['2025-11-22', '2026-11-22', 'en', '1 Azar 1404 – 1 Azar 1405 (22 Nov 2025 – 22 Nov 2026)'],
    ['2026-11-22', '2026-11-22', 'en', '1 Azar 1405 (22 Nov 2026)'],
    ['2026-11-22', '2026-12-16', 'fa', '۱ آذر ۱۴۰۵ تا ۲۵ آذر ۱۴۰۵'],
  ] as const)('from %s to %s in %s are %s', (from, to, lang, want) => {
    expect(read(days(from, to, lang))).toBe(want);
  });

  it.each([
    ['2026-10-23', '2026-11-21', 'October – November 2026'],
    ['2026-12-22', '2027-01-20', 'December 2026 – January 2027'],
    ['2026-11-22', '2026-11-24', 'November 2026'],
    ['2026-11-22', '2027-11-24', 'November 2026 – November 2027'],
    ['', '2026-11-24', ''],
  ])('from %s to %s lie in %s', (from, to, want) => {
    expect(gregorianMonths(from, to, 'en')).toBe(want);
  });
});

describe('instant', () => {
  // 20:45 by universal time is past midnight in Tehran, which keeps +03:30 all year.
  const lateEvening = Date.UTC(2026, 10, 21, 20, 45);

  it('belongs to the day and hour of Tehran', () => {
    expect(instantDay(lateEvening, 'fa')).toBe('۱ آذر ۱۴۰۵');
    expect(hour(lateEvening, 'fa')).toBe('۰۰:۱۵');
    expect(hour(lateEvening, 'en')).toBe('00:15');
    expect(leaf(lateEvening, 'fa')).toEqual({ day: '۱', month: 'آذر', weekday: 'یکشنبه', beside: '' });
    expect(leaf(lateEvening, 'en')).toEqual({ day: '1', month: 'Azar', weekday: 'Sunday', beside: '22 Nov' });
    expect(read(instantDay(lateEvening, 'en'))).toBe('1 Azar 1405 (22 Nov 2026)');
    expect(moment(lateEvening, 'en')).toBe('1 Azar 1405 (22\u00a0Nov\u00a02026), 00:15');
    expect(moment(lateEvening, 'fa')).toBe('۱ آذر ۱۴۰۵، ۰۰:۱۵');
  });

  it.each([
    [-3 * 86_400_000, 'fa', '۳ روز پیش'],
    [2 * 7 * 86_400_000, 'en', 'in 2 weeks'],
    [-20_000, 'en', 'this minute'],
  ] as const)('%i ms from now in %s is %s', (gap, lang, want) => {
    expect(relative(lateEvening + gap, lateEvening, lang)).toBe(want);
  });
});

describe('money', () => {
  it.each([
    [125_000_000_000, 'toman', 'fa', '۱۲٫۵ میلیارد تومان'],
    [125_000_000_000, 'rial', 'fa', '۱۲۵ میلیارد ریال'],
    [125_000_000_000, 'rial', 'en', '125 billion rials'],
    [9_999_600_000, 'toman', 'fa', '۱ میلیارد تومان'],
    [12_000_000_000_000, 'toman', 'fa', '۱٫۲ هزار میلیارد تومان'],
    [45_000, 'rial', 'fa', '۴۵ هزار ریال'],
    [12_340_000_000_000, 'toman', 'fa', '۱٫۲۳ هزار میلیارد تومان'],
    [950, 'toman', 'fa', '۹۵ تومان'],
    [0, 'toman', 'fa', '۰ تومان'],
    [-25_000_000, 'toman', 'en', '-2.5 million tomans'],
  ] as const)('%i in %s, %s, is short %s', (rials, unit, lang, want) => {
    expect(money(rials, unit, lang)).toBe(want);
  });

  it('is exact to the last rial', () => {
    expect(exactMoney(125_000_000_005, 'rial', 'fa')).toBe('۱۲۵٬۰۰۰٬۰۰۰٬۰۰۵ ریال');
    expect(exactMoney(125, 'toman', 'fa')).toBe('۱۲٫۵ تومان');
  });
});

describe('list', () => {
  it.each([
    [['الف', 'ب', 'پ'], 'fa', 'الف، ب و پ'],
    [['الف', 'ب'], 'fa', 'الف و ب'],
    [['الف'], 'fa', 'الف'],
    [[], 'fa', ''],
    [['a', 'b', 'c'], 'en', 'a, b and c'],
  ] as [string[], 'fa' | 'en', string][])('%j in %s', (items, lang, want) => {
    expect(list(items, lang)).toBe(want);
  });
});

describe('figures', () => {
  it('are written in the digits of the language', () => {
    expect(number(1234567, 'fa')).toBe('۱٬۲۳۴٬۵۶۷');
    expect(number(1234567, 'en')).toBe('1,234,567');
    expect(percent(63, 'fa')).toBe('۶۳٪');
    expect(percent(62.6, 'en')).toBe('63%');
    expect(percent(0.4, 'fa')).toBe('۰٫۴٪');
    expect(percent(95.7, 'fa', 1)).toBe('۹۵٫۷٪');
    expect(percent(96, 'fa', 1)).toBe('۹۶٪');
    expect(digits('منطقهٔ 5', 'fa')).toBe('منطقهٔ ۵');
    expect(digits('کد KSH-1402-004، 12 متر', 'fa')).toBe('کد KSH-1402-004، ۱۲ متر');
  });
});
