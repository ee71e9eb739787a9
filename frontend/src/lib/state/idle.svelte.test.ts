import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { flushSync } from 'svelte';
import { Idle } from './idle.svelte';
import { patience, quietFor } from './quiet';

const over = vi.fn();
let idle: Idle;
let end: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  over.mockClear();
  end = $effect.root(() => {
    idle = new Idle(over);
  });
  flushSync();
  dispatchEvent(new Event('pointerdown'));
});

afterEach(() => {
  end();
  vi.useRealTimers();
});

const pass = (seconds: number) => vi.advanceTimersByTime(seconds * 1000);

describe('a screen that is left', () => {
  it('counts down after its time, and is over', () => {
    expect(patience()).toBe(90);
    pass(89);
    expect(idle.left).toBeUndefined();
    pass(1);
    expect([idle.left, over.mock.calls.length]).toEqual([20, 0]);
    pass(20);
    expect(over).toHaveBeenCalled();
  });

  it('counts down sooner where a screen asks for it, as often as it is held', () => {
    const back = quietFor(60);
    for (let n = 0; n < 5; n++) {
      pass(60);
      expect(idle.left).toBe(20);
      pass(19);
      expect([idle.left, over.mock.calls.length]).toEqual([1, 0]);
      idle.stay();
    }
    back();
    pass(60);
    expect(idle.left).toBeUndefined();
  });
});
