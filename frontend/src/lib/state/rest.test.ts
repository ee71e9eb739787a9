import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Rest } from './rest';

let warned: (number | undefined)[];
const lock = vi.fn();
const active = vi.fn();
let rest: Rest;

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  warned = [];
  rest = new Rest({ minutes: () => 5, warn: (left) => warned.push(left), lock, active });
});

afterEach(() => {
  rest.end();
  vi.useRealTimers();
});

const pass = (seconds: number) => vi.advanceTimersByTime(seconds * 1000);
const act = () => dispatchEvent(new Event('pointerdown'));

describe('a person who rests', () => {
  it('is warned 30 seconds before, and then locked', () => {
    pass(269);
    expect(warned).toEqual([]);
    pass(1);
    expect(warned.at(-1)).toBe(30);
    pass(29);
    expect([warned.at(-1), lock.mock.calls.length]).toEqual([1, 0]);
    pass(1);
    expect(lock).toHaveBeenCalled();
  });

  it('who acts in time goes on', () => {
    pass(280);
    act();
    expect(warned.at(-1)).toBeUndefined();
    pass(200);
    expect(lock).not.toHaveBeenCalled();
  });

  it('whose machine slept is locked, whatever key wakes it', () => {
    vi.setSystemTime(Date.now() + 3_600_000);
    act();
    expect(lock).toHaveBeenCalled();
  });

  it('is told to the program at most once a minute', () => {
    for (let n = 0; n < 100; n++) {
      pass(1);
      act();
    }
    expect(active).toHaveBeenCalledTimes(1);
  });
});
