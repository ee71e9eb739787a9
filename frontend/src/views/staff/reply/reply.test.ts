import { expect, test } from 'vitest';
import { lackOf, NO_REPLY, requestOf } from './reply';
import { filled, openIn, slicesOf } from './slots';

test('what is known is filled in, what is unknown or empty stays', () => {
  const text = 'واحد {واحد} تا {مهلت} می‌آید؛ {ناشناس}.';
  const out = filled(text, { واحد: 'عمران', مهلت: '' });
  expect(out).toBe('واحد عمران تا {مهلت} می‌آید؛ {ناشناس}.');
  expect(openIn(out)).toEqual(['مهلت', 'ناشناس']);
  expect(openIn('{{روز} و {روز}')).toEqual(['روز']);
  expect(openIn('یک { تنها')).toEqual([]);
});

test('a text is cut at its open places, and nothing of it is lost', () => {
  const text = '{واحد} تا {مهلت}';
  const slices = slicesOf(text);
  expect(slices.map(({ text }) => text).join('')).toBe(text);
  expect(slices.filter(({ open }) => open).map(({ text }) => text)).toEqual(['{واحد}', '{مهلت}']);
});

test('an answer says what its outcome asks for, and no place in it is open', () => {
  const reply = { ...NO_REPLY, text: 'بازدید شد', sign: 'unit:u', outcome: 'explained' };
  expect(lackOf(reply)).toBeUndefined();
  expect(lackOf({ ...reply, text: ' ' })).toBe('reply.lack.text');
  expect(lackOf({ ...reply, text: 'تا {مهلت}' })).toBe('reply.lack.slot');
  expect(lackOf({ ...reply, sign: '' })).toBe('reply.lack.sign');
  expect(lackOf({ ...reply, outcome: 'done' })).toBe('reply.lack.link');
  expect(lackOf({ ...reply, outcome: 'planned' })).toBe('reply.lack.due');
  expect(lackOf({ ...reply, outcome: 'impossible', why: ' ' })).toBe('reply.lack.why');
});

test('only what the outcome asks for is sent', () => {
  const reply = {
    ...NO_REPLY,
    text: 'الف',
    sign: 'post:p',
    outcome: 'explained',
    due: '2026-12-01',
    why: 'ب',
  };
  expect(requestOf(reply)).toMatchObject({ post: 'p', unit: '', due: '', why: '' });
});
