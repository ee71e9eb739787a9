import { describe, expect, it } from 'vitest';
import { wordsOf } from './diff';

const shown = (old: string, next: string) =>
  wordsOf(old, next)
    .map(({ op, text }) => (op === 'same' ? text : op === 'add' ? `+${text}+` : `-${text}-`))
    .join('');

describe('words told apart', () => {
  it.each([
    ['باغ فین', 'باغ فین', 'باغ فین'],
    ['باغ فین کاشان', 'باغ دلگشای کاشان', 'باغ -فین-+دلگشای+ کاشان'],
    ['می‌شوند', 'می‌شود', '-می‌شوند-+می‌شود+'],
    ['۱۲٬۵۰۰ تومان', '۱۲٬۵۰۱ تومان', '-۱۲٬۵۰۰-+۱۲٬۵۰۱+ تومان'],
    ['یک دو سه', 'یک سه', 'یک -دو -سه'],
    ['', 'نو', '+نو+'],
    ['کهنه', '', '-کهنه-'],
  ])('%s → %s', (old, next, want) => expect(shown(old, next)).toBe(want));

  it('give both texts back', () => {
    const [old, next] = ['الف ب پ ت ث ج چ', 'ب الف ت پ ج ث چ خ'];
    const words = wordsOf(old, next);
    expect(
      words
        .filter(({ op }) => op !== 'add')
        .map(({ text }) => text)
        .join(''),
    ).toBe(old);
    expect(
      words
        .filter(({ op }) => op !== 'cut')
        .map(({ text }) => text)
        .join(''),
    ).toBe(next);
  });
});
