import { expect, it } from 'vitest';
import { without } from './looked';

it.each([
  ['زنگ بزنید ۰۹۱۳ لطفاً', 10, 14, 'زنگ بزنید لطفاً'],
  ['۰۹۱۳ زنگ بزنید', 0, 4, 'زنگ بزنید'],
  ['تلفن:۰۹۱۳.', 5, 9, 'تلفن:.'],
  ['😀 ۰۹۱۳', 2, 6, '😀 '],
])('%s', (text, from, to, want) => expect(without(text, { from, to })).toBe(want));
