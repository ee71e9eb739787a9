import { expect, test } from 'vitest';
import { letterOf, lettered, NO_LETTER } from './letter';

const to = { kind: 'unit', id: 'u', title: 'عمران' };

test('a letter has somebody to read it, words, and a telephone where one is to be called', () => {
  expect(letterOf({ ...NO_LETTER, text: 'سلام' })).toBeUndefined();
  expect(letterOf({ ...NO_LETTER, to, text: ' ' })).toBeUndefined();
  expect(letterOf({ ...NO_LETTER, to, text: 'سلام', call: true })).toBeUndefined();
  expect(letterOf({ ...NO_LETTER, to, text: 'سلام', call: true, contactPhone: '۰۳۱' })).toBeDefined();
});

test('no contact is sent of who does not want to be called', () => {
  const letter = { ...NO_LETTER, to, text: 'سلام', contactName: 'الف', contactPhone: '۰۳۱' };
  expect(lettered(letter)).toMatchObject({ contactName: '', contactPhone: '', public: false, on: 'unit' });
  expect(lettered({ ...letter, call: true })).toMatchObject({ contactName: 'الف', contactPhone: '۰۳۱' });
});
