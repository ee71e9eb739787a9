import { describe, expect, it } from 'vitest';
import { linesOf, type Piece } from './lines';

/** Pieces that stand side by side from the left, ten units each. */
const row = (y: number, ...texts: string[]): Piece[] =>
  texts.map((text, n) => ({ text, x: n * 10, y, width: 10, height: 12 }));
const read = (pieces: Piece[]) => linesOf(pieces).map(({ text }) => text);

describe('linesOf', () => {
  it('reads Persian that comes letter by letter in shapes', () => {
    expect(read(row(0, 'ن', 'ﺎ', 'ﺷ', 'ﺎ', 'ﮐ', ' ', 'ﺖ', 'ﻣ', 'ﺮ', 'ﻣ'))).toEqual(['مرمت کاشان']);
  });
  it('keeps numbers with what holds them together', () => {
    expect(read(row(0, '۱۴۰۲', '-', '۰۰۴', ' ', 'ﻪ', 'ﺳﺎﻨﺷ'.normalize('NFKC')))[0]).toContain('۱۴۰۲-۰۰۴');
    expect(read(row(0, '۱', '۸', ' ', 'ن', 'ا', 'ﺑ', 'آ'))).toEqual(['آبان ۱۸']);
  });
  it('leaves Latin as it is', () => {
    expect(read(row(0, 'Ka', 'shan', ' ', '1404'))).toEqual(['Kashan 1404']);
  });
  it('parts columns, and reads those of Persian from the right', () => {
    const left = row(0, 'ر', 'ﻇ', 'ﺎ', 'ﻧ');
    const right = row(0, 'م', 'ا', 'ﻧ').map((piece) => ({ ...piece, x: piece.x + 200 }));
    expect(read([...left, ...right])).toEqual(['نام', 'ناظر']);
  });
  it('sees a gap as a blank, and goes from the top down', () => {
    const apart = row(0, 'b').map((piece) => ({ ...piece, x: 14 }));
    expect(read([...row(30, 'c'), ...row(0, 'a'), ...apart])).toEqual(['a b', 'c']);
  });
  it('gives nothing for a page without words', () => {
    expect(read([])).toEqual([]);
    expect(read(row(0, ' ', ''))).toEqual([]);
  });
});
