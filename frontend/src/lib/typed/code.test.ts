import { describe, expect, it } from 'vitest';
import { digitsOf, edited, groupsOf, placeOf } from './code';
import { maskOf, MASK, unmasked } from './masked';

describe('the digits of a code', () => {
  it.each([
    ['۴۸۲۱ ۹۰۳۷ ۵۵۱۶', '482190375516'],
    ['٤٨٢١-٩٠٣٧-٥٥١٦', '482190375516'],
    ['\u200f4821\u00a09037—5516\n', '482190375516'],
    ['کد: ۴۸', '48'],
    ['', ''],
  ])('%s', (text, want) => {
    expect(digitsOf(text)).toBe(want);
  });

  it('stand by fours', () => {
    expect(groupsOf('4821903')).toEqual(['4821', '903']);
    expect(groupsOf('4821')).toEqual(['4821']);
    expect(groupsOf('')).toEqual([]);
  });

  it.each([0, 1, 4, 5, 8, 9, 12])('%d of them end where the caret stands', (before) => {
    const text = groupsOf('482190375516').join(' ');
    expect(digitsOf(text.slice(0, placeOf(before)))).toHaveLength(before);
  });

  it.each([
    ['a digit that comes', '4821', '48213', 5, false, '48213', 5],
    ['a digit in the middle', '48219', '48721 9', 3, false, '487219', 3],
    ['a blank that is erased, as the digit before it', '48219', '48219', 4, true, '4829', 3],
    ['a digit that is erased', '48219', '4821 ', 5, true, '4821', 4],
    ['nothing that is erased', '48', '48', 0, true, '48', 0],
  ])('take %s', (_, held, text, caret, erased, digits, before) => {
    expect(edited(held, text, caret, erased)).toEqual({ digits, before });
  });
});

describe('a masked number', () => {
  const masks = (n: number) => MASK.repeat(n);
  it.each([
    ['the first', '', '', '۰', 1, '0', 0],
    ['one at the end', '09', masks(2), `${masks(2)}1`, 3, '091', 2],
    ['one like the digit in sight', '095', `${masks(2)}5`, `${masks(2)}55`, 4, '0955', 3],
    ['one in the middle', '0912', masks(4), `${masks(2)}7${masks(2)}`, 3, '09712', 2],
    ['one in place of all', '0912', masks(4), '7', 1, '7', 0],
    ['one in place of some', '0912', masks(4), `${MASK}7${MASK}`, 2, '072', 1],
    ['several that are pasted', '', '', '0912 345', 8, '0912345', undefined],
    ['one that is erased at the end', '0912', masks(4), masks(3), 3, '091', undefined],
    ['one that is erased in the middle', '0912', masks(4), masks(3), 1, '012', undefined],
    ['all that is erased', '0912', masks(4), '', 0, '', undefined],
    ['a letter, which is none', '09', masks(2), `${masks(2)}ب`, 3, '09', undefined],
  ])('takes %s', (_, held, shown, text, caret, digits, last) => {
    expect(unmasked(held, shown, text, caret)).toEqual({ digits, last });
  });

  it('shows the one that came', () => {
    expect(maskOf('0912', 3)).toBe(`${masks(3)}2`);
    expect(maskOf('0912')).toBe(masks(4));
  });
});
