import { describe, expect, it } from 'vitest';
import { cutOf, difference, LONG } from './cut';

/** What Go does with a cut: places count signs, not units. */
function apply(before: string, { at, cut, text }: ReturnType<typeof difference>): string {
  const signs = Array.from(before);
  return [...signs.slice(0, at), text, ...signs.slice(at + cut)].join('');
}

describe('the difference of two texts', () => {
  it.each([
    ['', 'سلام'],
    ['سلام', ''],
    ['باغ فین', 'باغ فین کاشان'],
    ['باغ فین کاشان', 'فین کاشان'],
    ['آآآآ', 'آآآآآ'],
    ['می‌شود', 'می‌شوند'],
    ['گل 🌹 و گل', 'گل 🌷 و گل'],
    ['🌹🌹', '🌹🌷🌹'],
    ['یکسان', 'یکسان'],
  ])('%s → %s', (before, after) => {
    expect(apply(before, difference(before, after))).toBe(after);
  });

  it('is small however long the text is', () => {
    const before = 'باغ '.repeat(5000);
    const { cut, text } = difference(before, before.slice(0, 9000) + 'فین' + before.slice(9000));
    expect([cut, text]).toEqual([0, 'فین']);
  });

  it('never cuts a sign in two', () => {
    let seed = 7;
    const next = (most: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % most;
    const signs = ['ا', '🌹', '🌷', 'b', '\u200c'];
    const text = () => Array.from({ length: next(12) }, () => signs[next(signs.length)]).join('');
    for (let n = 0; n < 2000; n++) {
      const [before, after] = [text(), text()];
      expect(apply(before, difference(before, after))).toBe(after);
    }
  });
});

describe('an edit as it is sent', () => {
  const edit = (text: string) => ({
    n: 1,
    sheet: 'person/1',
    op: 'set',
    item: '',
    path: 'bio',
    row: '',
    after: '',
    text,
    at: 0,
    cut: 0,
    step: 0,
  });
  const long = 'ب'.repeat(LONG + 1);

  it('is whole where it is short, or nothing is known of what the program holds', () => {
    expect(cutOf(edit('کوتاه'), new Map([['person/1#bio', long]])).op).toBe('set');
    expect(cutOf(edit(long), new Map()).op).toBe('set');
  });

  it('is cut where it is long, one after the other', () => {
    const held = new Map([['person/1#bio', long]]);
    expect(cutOf(edit(long + 'پ'), held)).toMatchObject({ op: 'cut', at: LONG + 1, cut: 0, text: 'پ' });
    expect(cutOf(edit(long), held)).toMatchObject({ op: 'cut', at: LONG + 1, cut: 1, text: '' });
  });
});
