import { describe, expect, test } from 'vitest';
import { fresh, keyed, LEAST, moved, sized, spanning } from './box-marks';

const size = { width: 600, height: 300 };
const box = { x: 100, y: 50, w: 60, h: 40 };

describe('boxes stay in the picture', () => {
  test('however far they are moved', () => {
    expect(moved(box, 9999, 9999, size)).toEqual({ ...box, x: 540, y: 260 });
    expect(moved(box, -9999, -9999, size)).toEqual({ ...box, x: 0, y: 0 });
  });
  test('however large or small they are made', () => {
    expect(sized(box, 9999, 9999, size)).toEqual({ ...box, w: 500, h: 250 });
    expect(sized(box, -9999, -9999, size)).toEqual({ ...box, w: LEAST, h: LEAST });
  });
  test('wherever a new one is put', () => {
    expect(fresh(size)).toEqual({ x: 270, y: 120, w: 60, h: 60 });
    expect(fresh(size, { x: 0, y: 299 })).toEqual({ x: 0, y: 240, w: 60, h: 60 });
    expect(fresh({ width: 8, height: 8 })).toEqual({ x: 0, y: 0, w: 8, h: 8 });
  });
});

test('a drag in any direction spans a box, a touch none', () => {
  expect(spanning({ x: 200, y: 150 }, { x: 100, y: 50 }, size)).toEqual({ x: 100, y: 50, w: 100, h: 100 });
  expect(spanning({ x: 500, y: 200 }, { x: 900, y: 900 }, size)).toEqual({ x: 500, y: 200, w: 100, h: 100 });
  expect(spanning({ x: 100, y: 50 }, { x: 103, y: 250 }, size)).toBeUndefined();
});

test('arrows move, with Shift they size, Delete takes away', () => {
  expect(keyed(box, 'ArrowRight', false, size)).toEqual({ ...box, x: 110 });
  expect(keyed(box, 'ArrowUp', false, size)).toEqual({ ...box, y: 40 });
  expect(keyed(box, 'ArrowRight', true, size)).toEqual({ ...box, w: 70 });
  expect(keyed(box, 'ArrowUp', true, size)).toEqual({ ...box, h: 30 });
  expect(keyed(box, 'Delete', false, size)).toBeNull();
  expect(keyed(box, 'a', false, size)).toBeUndefined();
});
