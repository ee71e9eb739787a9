import { describe, expect, it } from 'vitest';
import { offered, optionNamed, optionOf, optionsTo } from './terms';

const options = ['اعتبارات ملی', 'منابع داخلی شهرداری', 'اعتبارات استانی', 'کمک خیّران', 'کمک'].map(
  (title, n) => ({ code: `c${n}`, title }),
);

it.each([
  ['مل', 'c0'],
  ['دا', 'c1'],
  ['اس', 'c2'],
  ['م', 'c1'], // a title that begins so goes before a word that does
  ['کمک', 'c4'], // what is just that goes before what begins so
  ['ك', undefined], // two begin so
  ['اع', undefined],
  ['هیچ', undefined],
  ['', undefined],
])('«%s» means %s', (text, code) => {
  expect(optionOf(options, text)?.code).toBe(code);
});

it('offers the nearest first, and all to no letter', () => {
  expect(optionsTo(options, 'ا').map(({ code }) => code)).toEqual(['c0', 'c2', 'c1', 'c3']);
  expect(optionsTo(options, '')).toHaveLength(options.length);
});

it('knows a title in any spelling, and a code', () => {
  expect(optionNamed(options, 'اعتبارات ملي')?.code).toBe('c0');
  expect(optionNamed(options, 'c2')?.code).toBe('c2');
  expect(optionNamed(options, 'اعتبارات')).toBeUndefined();
});

describe('what is offered of a list', () => {
  const list = [
    { code: 'civil', fa: 'عمرانی', en: 'Civil works', retired: false },
    { code: 'old', fa: 'کهنه', en: 'Old', retired: true },
  ];

  it('is not what is retired, but for the one that stands there', () => {
    expect(offered(list).map(({ code }) => code)).toEqual(['civil']);
    expect(offered(list, 'old').map(({ code }) => code)).toEqual(['civil', 'old']);
  });
});
