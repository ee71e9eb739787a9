import { describe, expect, it } from 'vitest';
import { lastOf, monthEnd, monthName, monthNumber, monthOfDay, monthsUpTo, monthText } from './months';

describe('months', () => {
  it.each(['1403-01', '1403-12', '1404-05'])('%s comes back', (text) =>
    expect(monthText(monthNumber(text) ?? 0)).toBe(text),
  );
  it.each(['', '1403', '1403-13', '1403-00', '1403-5', '0001-01', 'x'])('«%s» is none', (text) => {
    expect(monthNumber(text)).toBeUndefined();
    expect(lastOf(text)).toBe('');
    expect(monthName(text, 'fa')).toBe('');
    expect(monthEnd(text, 'en')).toBe('');
  });
  it('begin and hold days', () => {
    expect(lastOf('1403-05')).toBe('2024-08-21');
    expect(lastOf('1403-12')).toBe('2025-03-20');
    expect(monthOfDay('2024-08-21')).toBe('1403-05');
    expect(monthOfDay('2024-08-22')).toBe('1403-06');
  });
  it('have names of their own calendar in both languages', () => {
    expect(monthName('1403-05', 'fa')).toBe('مرداد ۱۴۰۳');
    expect(monthName('1403-05', 'en')).toBe('Mordad 1403');
    expect(monthEnd('1403-05', 'fa')).toBe('مرداد ۱۴۰۳ (۳۱ مرداد ۱۴۰۳)');
    expect(monthEnd('1403-05', 'en')).toBe('Mordad 1403 (21 Aug 2024)');
  });
  it.each([
    ['1404-11', '2026-03-21', ['1404-11', '1404-12']],
    ['1404-12', '2026-03-20', []],
    ['1405-05', '2026-03-20', []],
    ['', '2026-03-20', []],
    ['1404-11', '', []],
  ])('from %s to %s', (first, today, want) => expect(monthsUpTo(first, today)).toEqual(want));
});
