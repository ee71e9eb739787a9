import { expect, it } from 'vitest';
import { inProportion } from './side';

it.each([
  [50, 100, [50, 100]],
  [undefined, 3, [undefined, 100]],
  [0, 4, [0, 100]],
  [0, 0, [undefined, undefined]],
  [undefined, undefined, [undefined, undefined]],
])('%s and %s are drawn as %s', (a, b, bars) => expect(inProportion(a, b)).toEqual(bars));
