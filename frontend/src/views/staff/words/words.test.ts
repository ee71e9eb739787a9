import { expect, test } from 'vitest';
import { holds, share, spelt } from './words';

const row = (text: string, right = 0, wrong = 0) => ({
  text,
  class: 'insult',
  right,
  wrong,
  off: false,
  own: false,
});

test('an entry is shown without the signs by which it is read', () => {
  expect(spelt('مدیر|شهردار بی‌سواد')).toBe('مدیر / شهردار بی‌سواد');
  expect(spelt('نفهم!')).toBe('نفهم');
});

test('a word is found however it is typed', () => {
  expect(holds(row('بی‌شعور'), 'بي شعور')).toBe(true);
  expect(holds(row('بی‌شعور'), 'شعر')).toBe(false);
});

test('a share is told in percent from thirty decisions on', () => {
  expect(share(row('احمق'))).toBe('هنوز تصمیمی نبوده است');
  expect(share(row('احمق', 3, 5))).toBe('۳ از ۸');
  expect(share(row('احمق', 30, 10))).toBe('۷۵٪');
});
