import { expect, test } from 'vitest';
import { Selection } from './selection.svelte';

const ROWS = ['a', 'b', 'c', 'd', 'e'];
const idsOf = (chosen: Selection) => [...chosen.ids].sort().join('');

test('rows are chosen one by one, and up to another in either direction', () => {
  const chosen = new Selection();
  chosen.toggle('b', ROWS);
  chosen.extend('d', ROWS);
  expect(idsOf(chosen)).toBe('bcd');
  chosen.extend('a', ROWS);
  expect(idsOf(chosen)).toBe('abcd');
  chosen.toggle('c', ROWS);
  expect(idsOf(chosen)).toBe('abd');
  expect(chosen.count(99)).toBe(3);
});

test('what is longer begins at the row itself where nothing is chosen on the page', () => {
  const chosen = new Selection();
  chosen.toggle('x', ['x']);
  chosen.extend('c', ROWS);
  expect(idsOf(chosen)).toBe('cx');
});

test('a page goes in and out as a whole', () => {
  const chosen = new Selection();
  chosen.page(ROWS);
  expect(idsOf(chosen)).toBe('abcde');
  chosen.page(ROWS);
  expect(chosen.ids.size).toBe(0);
});

test('choosing more goes from the page to all that are found', () => {
  const selection = new Selection();
  selection.toggle('b', ROWS);
  selection.more(ROWS);
  expect([idsOf(selection), selection.all]).toEqual(['abcde', false]);
  selection.more(ROWS);
  expect(selection.count(214)).toBe(214);
});

test('of all that are found one can be taken out, and those of the page stay', () => {
  const chosen = new Selection();
  chosen.all = true;
  expect(chosen.has('z')).toBe(true);
  expect(chosen.count(214)).toBe(214);
  chosen.toggle('c', ROWS);
  expect(chosen.all).toBe(false);
  expect(idsOf(chosen)).toBe('abde');
  chosen.clear();
  expect(chosen.count(214)).toBe(0);
});
