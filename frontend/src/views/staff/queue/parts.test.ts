import { expect, test } from 'vitest';
import { marksIn, turnsIn, withMarks } from './parts';

const text = 'شماره ۰۹۱۲ 🌹\n\nپاسخ شهرداری';
const parts = [{ from: 0 }, { from: 14 }];

test('a letter is cut at its turns, by signs of Unicode', () => {
  const turns = turnsIn(text, parts);
  expect(turns.map(({ text }) => text)).toEqual(['شماره ۰۹۱۲ 🌹', 'پاسخ شهرداری']);
  expect(turnsIn(text, [])).toEqual([{ part: undefined, from: 0, text }]);
});

test('marks go to their turn and back', () => {
  const [first, second] = turnsIn(text, parts);
  if (!first || !second) throw new Error('two turns');
  const spans = [
    { from: 6, to: 10 },
    { from: 19, to: 26 },
  ];
  expect(marksIn(first, spans)).toEqual([{ from: 6, to: 10 }]);
  const own = marksIn(second, spans);
  expect(own).toEqual([{ from: 5, to: 12 }]);
  expect(Array.from(second.text).slice(5, 12).join('')).toBe('شهرداری');
  expect(withMarks(second, spans, own)).toEqual(spans);
  expect(withMarks(second, spans, [])).toEqual(spans.slice(0, 1));
});
