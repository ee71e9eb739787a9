import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { queue } from '$lib/backend/dialogue';
import { forgetAll, sendAll } from '$lib/form/senders';
import { keeperOf } from './kept';

/** What the program holds, by forms; a call takes as long as it is told, or fails. */
const held = new Map<string, string>();
let fates: (number | 'fails')[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  held.clear();
  vi.spyOn(queue, 'typed').mockImplementation((form) => Promise.resolve({ text: held.get(form) ?? '' }));
  vi.spyOn(queue, 'keepTyped').mockImplementation(async (form, text) => {
    const fate = fates.shift() ?? 5;
    if (fate === 'fails') throw new Error('full');
    await new Promise((resolve) => setTimeout(resolve, fate));
    held.set(form, text);
    return { text };
  });
});

afterEach(() => {
  forgetAll();
  fates = [];
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it('what is typed is kept after a rest, and at once where the page is left', async () => {
  keeperOf<string>('a').keep('یک');
  await vi.advanceTimersByTimeAsync(300);
  expect(held.get('a')).toBeUndefined();
  void sendAll();
  await vi.advanceTimersByTimeAsync(10);
  expect(held.get('a')).toBe('"یک"');
  keeperOf<string>('a').keep('دو');
  await vi.advanceTimersByTimeAsync(500);
  expect(held.get('a')).toBe('"دو"');
});

it('a form that is opened again finds what has not arrived yet', async () => {
  keeperOf<string>('a').keep('یک');
  const found = keeperOf<string>('a').before();
  await vi.advanceTimersByTimeAsync(10);
  expect(await found).toBe('یک');
});

it('what was typed first never arrives last', async () => {
  const keeper = keeperOf<string>('a');
  fates = [1000, 5];
  keeper.keep('یک');
  await vi.advanceTimersByTimeAsync(450);
  keeper.keep('دو');
  await vi.advanceTimersByTimeAsync(3000);
  expect(held.get('a')).toBe('"دو"');
  fates = [1000, 5];
  keeper.keep('سه');
  await vi.advanceTimersByTimeAsync(450);
  void keeper.drop();
  await vi.advanceTimersByTimeAsync(3000);
  expect(held.get('a')).toBe('');
});

it('what could not be kept is tried again, and is nobody’s once its writer has left', async () => {
  fates = ['fails'];
  keeperOf<string>('a').keep('یک');
  await vi.advanceTimersByTimeAsync(500);
  expect(held.get('a')).toBeUndefined();
  void sendAll();
  await vi.advanceTimersByTimeAsync(10);
  expect(held.get('a')).toBe('"یک"');
  keeperOf<string>('a').keep('دو');
  forgetAll();
  void sendAll();
  await vi.advanceTimersByTimeAsync(1000);
  expect(held.get('a')).toBe('"یک"');
});
