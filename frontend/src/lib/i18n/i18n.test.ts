import { describe, expect, it } from 'vitest';
import { en } from './en';
import errorsEn from './errors.en.json';
import errorsFa from './errors.fa.json';
import { fa } from './fa';
import { fill, slots } from './fill';

describe.each([
  ['words', fa, en],
  ['faults', errorsFa, errorsEn],
] as [string, Record<string, string>, Record<string, string>][])('%s', (_, persian, english) => {
  it('have the same keys in both languages, in the same order', () => {
    expect(Object.keys(english)).toEqual(Object.keys(persian));
  });

  it.each(Object.keys(persian))('%s has a sentence and the same slots in both', (key) => {
    expect(persian[key]?.trim()).toBeTruthy();
    expect(english[key]?.trim()).toBeTruthy();
    expect(slots(english[key] ?? '')).toEqual(slots(persian[key] ?? ''));
  });

  it('are Persian in Persian: no Arabic yeh or kaf, no Latin digits', () => {
    const slotless = Object.values(persian).map((text) => text.replace(/\{[^}]*\}|[A-Za-z][\w-]*/g, ''));
    expect(slotless.filter((text) => /[يك0-9]/.test(text))).toEqual([]);
  });
});

describe('fill', () => {
  it.each([
    ['{n} {n|project|projects}', { n: 1 }, 'en', '1 project'],
    ['{n} {n|project|projects}', { n: 1200 }, 'en', '1,200 projects'],
    ['{n} پروژه', { n: 1200 }, 'fa', '۱٬۲۰۰ پروژه'],
    ['حداکثر {limit} نویسه', { limit: '300' }, 'fa', 'حداکثر ۳۰۰ نویسه'],
    ['{missing}.', {}, 'en', '.'],
  ] as const)('%s', (sentence, args, lang, want) => {
    expect(fill(sentence, args, lang)).toBe(want);
  });
});
