import { describe, expect, it } from 'vitest';
import { Shown } from './shown';

describe('the row under a finger', () => {
  const list = new Shown<string>();
  list.show(['a', 'b'], 100);
  list.show(['c'], 200);
  list.show([], 300);

  it.each([
    [0, 99, undefined],
    [1, 100, 'b'],
    [1, 199, 'b'],
    [0, 200, 'c'],
    [1, 250, undefined],
    [0, 300, undefined],
  ])('%i at %i', (place, when, want) => {
    expect(list.at(place, when)).toBe(want);
  });

  it('is remembered for a few changes, not for ever', () => {
    const busy = new Shown<number>();
    for (let n = 0; n < 100; n++) busy.show([n], n);
    expect(busy.at(0, 97.5)).toBe(97);
    expect(busy.at(0, 5)).toBeUndefined();
  });
});
