import { describe, expect, it } from 'vitest';
import {
  day,
  digits,
  exactMoney,
  hour,
  instantDay,
  leaf,
  list,
  money,
  number,
  otherDay,
  percent,
  relative,
} from './format';

describe('day', () => {
  it.each([
    ['2026-11-22', 'fa', 'long', '۱ آذر ۱۴۰۵'],
    ['2026-11-22', 'fa', 'short', '۱۴۰۵/۰۹/۰۱'],
    ['2026-11-22', 'fa', 'month', 'آذر ۱۴۰۵'],
    ['2026-11-22', 'fa', 'week', 'یکشنبه ۱ آذر ۱۴۰۵'],
    ['2026-11-22', 'en', 'long', '22 November 2026'],
    ['2026-11-22', 'en', 'short', '22/11/2026'],
    ['2025-03-20', 'fa', 'long', '۳۰ اسفند ۱۴۰۳'],
    ['2026-03-21', 'fa', 'short', '۱۴۰۵/۰۱/۰۱'],
    ['', 'fa', 'long', ''],
    ['soon', 'en', 'long', ''],
  ] as const)('%s in %s, %s, is %s', (iso, lang, form, want) => {
    expect(day(iso, lang, form)).toBe(want);
  });

  it('stands in the other calendar beside it', () => {
    expect(otherDay('2026-11-22', 'en')).toBe('1 Azar 1405');
    expect(otherDay('2026-11-22', 'fa')).toBe('۲۲ نوامبر ۲۰۲۶');
  });
});

describe('instant', () => {
  // 20:45 by universal time is past midnight in Tehran, which keeps +03:30 all year.
  const lateEvening = Date.UTC(2026, 10, 21, 20, 45);

  it('belongs to the day and hour of Tehran', () => {
    expect(instantDay(lateEvening, 'fa')).toBe('۱ آذر ۱۴۰۵');
    expect(hour(lateEvening, 'fa')).toBe('۰۰:۱۵');
    expect(hour(lateEvening, 'en')).toBe('00:15');
    expect(leaf(lateEvening, 'fa')).toEqual({ day: '۱', month: 'آذر', weekday: 'یکشنبه' });
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
