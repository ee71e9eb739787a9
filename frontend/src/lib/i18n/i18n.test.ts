import { describe, expect, it } from 'vitest';
import errorsEn from './errors.en.json';
import errorsEnText from './errors.en.json?raw';
import errorsFa from './errors.fa.json';
import errorsFaText from './errors.fa.json?raw';
import { fill, slots, type Words } from './fill';
import { words } from './words';

const files = import.meta.glob<Record<string, Words>>(['./words/**/*.ts', '!./words/index.ts'], {
  eager: true,
});
const keysOf = Object.entries(files).flatMap(([file, parts]) =>
  Object.values(parts).flatMap((part) => Object.keys(part).map((key) => ({ file, key }))),
);

describe('the files of words', () => {
  it('hold no key twice', () => {
    const first = new Map<string, string>();
    const twice = keysOf.filter(({ file, key }) => first.has(key) || !first.set(key, file));
    expect(twice.map(({ file, key }) => `${key}: ${first.get(key)} and ${file}`)).toEqual([]);
  });

  it('are all read', () => {
    expect(Object.keys(words).sort()).toEqual([...new Set(keysOf.map(({ key }) => key))].sort());
  });
});

describe.each([
  ['Persian', errorsFaText, errorsFa],
  ['English', errorsEnText, errorsEn],
])('the %s sentences of faults', (_, text, read) => {
  it('hold no key twice', () => {
    expect([...text.matchAll(/^ {2}"([^"]+)":/gm)].map((match) => match[1])).toEqual(Object.keys(read));
  });
});

const inLanguage = (at: 0 | 1) =>
  Object.fromEntries(Object.entries(words).map(([key, sentence]) => [key, sentence[at]]));

describe.each([
  ['words', inLanguage(0), inLanguage(1)],
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
