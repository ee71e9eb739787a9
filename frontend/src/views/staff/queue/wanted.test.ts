import { expect, test } from 'vitest';
import { wanted } from './desk.svelte';

test('an address asks the list for a stage, for what is late, for what is one’s own', () => {
  const of = (text: string) => wanted(new URLSearchParams(text));
  expect(of('')).toEqual({});
  expect(of('stage=held')).toEqual({ stage: 'held' });
  expect(of('late=1&mine=1')).toEqual({ late: true, mine: true });
});
