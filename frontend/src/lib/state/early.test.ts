import { beforeEach, expect, it, vi } from 'vitest';
import { early } from './resource.svelte';

let tell: (data: unknown) => void;
beforeEach(() => {
  vi.useFakeTimers();
  window.runtime ??= { EventsOn: (_, heard) => void (tell = heard) };
  return () => vi.useRealTimers();
});

const counted = () => {
  let asked = 0;
  return vi.fn(() => Promise.resolve(++asked));
};

it('the first who asks has the answer that is under way, the next a new one', async () => {
  const ask = counted();
  const home = early(ask, ['project']);
  expect(ask).toHaveBeenCalledTimes(1);
  await home.settled;
  expect(await home.ask()).toBe(1);
  expect(await home.ask()).toBe(2);
});

it('an answer that failed is asked for again', async () => {
  const ask = counted();
  ask.mockRejectedValueOnce(new Error('not yet'));
  const home = early(ask, ['project']);
  await home.settled;
  expect(await home.ask()).toBe(1);
});

it('an answer that was overtaken by a change is asked for again, one of other kinds is not', async () => {
  const [projects, events] = [early(counted(), ['project']), early(counted(), ['event'])];
  tell({ seq: 1, kinds: ['project'] });
  vi.runAllTimers();
  expect(await projects.ask()).toBe(2);
  expect(await events.ask()).toBe(1);
});
