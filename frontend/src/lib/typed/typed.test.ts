import { describe, expect, it } from 'vitest';
// One table holds Go and this page to the same reading; people write it.
import cases from '../../../../backend/typed/testdata/cases.json';
import type { Unit } from '../i18n/format';
import { amountInWords } from '../i18n/number-words';
import { readDay, writeDay } from './days';
import { readMoney, writeMoney } from './money';
import { readPercent, readWhole, writePercent, writeWhole } from './numbers';
import type { Read } from './read';

interface Case {
  text: string;
  fault?: string;
  args?: Partial<Record<string, string>>;
}

/** Holds one reading to its case: the value, or the key of the fault and what the table says of its args. */
function check<T>(read: Read<T>, { text, fault, args }: Case, value: T) {
  if (fault === undefined) return expect(read).toEqual({ value });
  expect(read.fault?.key).toBe(fault);
  expect(read.fault?.args).toMatchObject({ value: text.trim(), ...args });
}

describe('days', () => {
  it.each(cases.days as (Case & { value?: string })[])('«$text» is read as in Go', (one) => {
    const read = readDay(one.text, cases.today);
    check(read, one, one.value ?? '');
    if (read.value) expect(readDay(writeDay(read.value), cases.today)).toEqual(read);
  });

  it('are written as people say them', () => {
    expect(writeDay('2026-08-03')).toBe('۱۲ مرداد ۱۴۰۵');
    expect(writeDay('')).toBe('');
  });
});

describe('amounts', () => {
  it.each(cases.amounts as (Case & { unit: Unit; value?: string })[])('«$text» in $unit', (one) => {
    const read = readMoney(one.text, one.unit);
    check(read, one, BigInt(one.value ?? 0));
    if (read.value === undefined) return;
    expect(readMoney(writeMoney(read.value, one.unit), one.unit)).toEqual(read);
    expect(readMoney(writeMoney(read.value, 'rial'), 'rial')).toEqual(read);
  });

  it.each(cases.amountWords)('$rials rials are told in words as in Go', ({ rials, text }) => {
    expect(readMoney(text.replace(' و پنج ریال', '').replace('پنج ریال', '۰'), 'rial').value).toBe(
      (BigInt(rials) / 10n) * 10n,
    );
    expect(amountInWords(BigInt(rials), 'toman', 'fa')).toBe(text);
  });

  it('are written with the part of a toman behind its mark', () => {
    expect(writeMoney(125_000_000_005n, 'toman')).toBe('۱۲٬۵۰۰٬۰۰۰٬۰۰۰٫۵');
    expect(writeMoney(0n, 'rial')).toBe('۰');
  });
});

it.each(cases.percents as (Case & { value?: number | null })[])('a share: «$text»', (one) => {
  const read = readPercent(one.text);
  check(read, one, one.value ?? null);
  if (read.value !== undefined) expect(readPercent(writePercent(read.value))).toEqual(read);
});

it('a share without an exponent', () => {
  expect(writePercent(1e-7)).toBe('۰٫۰۰۰۰۰۰۱');
  expect(readPercent(writePercent(2.5e-9))).toEqual({ value: 2.5e-9 });
});

it.each(cases.wholes as (Case & { value?: number })[])('a whole number: «$text»', (one) => {
  const read = readWhole(one.text);
  check(read, one, one.value ?? 0);
  if (read.value !== undefined) expect(readWhole(writeWhole(read.value))).toEqual(read);
});
