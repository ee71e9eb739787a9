import { expect, it } from 'vitest';
import { heat } from './heat';

it.each([
  [0, 10, 0],
  [10, 10, 40],
  [1, 100, 11],
  [25, 100, 24],
  [1, 1_000_000, 8],
  [5, 0, 0],
  [20, 10, 40],
])('%i of %i', (count, most, want) => {
  expect(heat(count, most)).toBe(want);
});
