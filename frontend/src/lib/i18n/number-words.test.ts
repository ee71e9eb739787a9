import { describe, expect, it } from 'vitest';
// The table that holds Go and this page to the same words.
import rows from '../../../../backend/persian/testdata/words.json';
import { amountInWords, inWords } from './number-words';

describe('the table of words', () => {
  it('has some sixty', () => expect(rows.length).toBeGreaterThanOrEqual(60));

  it.each(rows)('$n is the same here', (row) => {
    const n = BigInt(row.n);
    expect(inWords(n, 'fa')).toBe(row.words);
    expect(amountInWords(n, 'rial', 'fa')).toBe(row.rial);
    expect(amountInWords(n, 'toman', 'fa')).toBe(row.toman);
  });

  it.each(rows.filter((row) => Number.isSafeInteger(Number(row.n))))('$n is the same as a number', (row) => {
    expect(inWords(Number(row.n), 'fa')).toBe(row.words);
    expect(amountInWords(Number(row.n), 'toman', 'fa')).toBe(row.toman);
  });
});

describe('English words', () => {
  it.each([
    [0, 'zero'],
    [12, 'twelve'],
    [20, 'twenty'],
    [21, 'twenty-one'],
    [100, 'one hundred'],
    [119, 'one hundred nineteen'],
    [1_001, 'one thousand one'],
    [1_200_000_000, 'one billion two hundred million'],
    [-45_000, 'minus forty-five thousand'],
    [1_200_000_000_000, 'one trillion two hundred billion'],
    [
      9_223_372_036_854_775_807n,
      'nine quintillion two hundred twenty-three quadrillion three hundred seventy-two trillion thirty-six billion ' +
        'eight hundred fifty-four million seven hundred seventy-five thousand eight hundred seven',
    ],
  ])('%d', (n, want) => expect(inWords(n, 'en')).toBe(want));
});

describe('English amounts', () => {
  it.each([
    [12_000_000_000, 'toman', 'one billion two hundred million tomans'],
    [12_000_000_000, 'rial', 'twelve billion rials'],
    [125, 'toman', 'twelve tomans and five rials'],
    [11, 'toman', 'one toman and one rial'],
    [5, 'toman', 'five rials'],
    [0, 'toman', 'zero tomans'],
    [1, 'rial', 'one rial'],
    [-20, 'toman', 'minus two tomans'],
  ] as const)('%d in %s', (rials, unit, want) => expect(amountInWords(rials, unit, 'en')).toBe(want));
});

it('refuses what is not whole', () => {
  expect(() => inWords(1.5, 'fa')).toThrow(RangeError);
});
