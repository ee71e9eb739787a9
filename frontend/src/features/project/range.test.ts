import { describe, expect, it } from 'vitest';
import { parseRange, typedNumber, writeRange } from './range';

describe('parseRange', () => {
  it.each([
    ['25-49', { from: 25, to: 49 }],
    ['0-0', { from: 0, to: 0 }],
    ['25-', { from: 25 }],
    ['-49', { to: 49 }],
  ])('reads %s', (text, want) => {
    expect(parseRange(text)).toEqual(want);
    expect(writeRange(want)).toBe(text);
  });

  it.each(['', '-', '25', '49-25', 'a-b', '--5', '1-2-3', '1.5-2'])('refuses «%s»', (text) => {
    expect(parseRange(text)).toBeUndefined();
  });

  it('writes nothing for ends the wrong way round, and an empty text for open ones', () => {
    expect(writeRange({ from: 2, to: 1 })).toBeUndefined();
    expect(writeRange({ from: NaN })).toBeUndefined();
    expect(writeRange({})).toBe('');
  });
});

describe('typedNumber', () => {
  it.each([
    ['۱۲٫۵', 12.5],
    ['1,200', 1200],
    ['۱٬۲۰۰', 1200],
    [' 7 ', 7],
    ['', undefined],
    ['-3', NaN],
    ['ده', NaN],
  ])('reads «%s»', (text, want) => {
    expect(typedNumber(text)).toEqual(want);
  });
});
