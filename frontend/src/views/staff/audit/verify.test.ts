import { beforeEach, expect, test, vi } from 'vitest';
import type { VerifyRequest, VerifyView } from '$lib/backend/staff-shapes';
import { Verifying } from './verify.svelte';

const asked: VerifyRequest[] = [];
let brokenAt = 0;
let heard: () => void = () => undefined;

vi.mock('$lib/backend/staff', () => ({
  staff: {
    verify: ({ chain, after }: VerifyRequest): Promise<VerifyView> => {
      asked.push({ chain, after });
      heard();
      const done = Math.min(after + 1000, 2500);
      const broken = brokenAt && done >= brokenAt ? brokenAt : 0;
      const view = {
        chain,
        done: broken ? broken - 1 : done,
        total: 2500,
        broken,
        findings: [],
        seal: 'a',
        at: 1,
      };
      return Promise.resolve(view as unknown as VerifyView);
    },
  },
}));

beforeEach(() => {
  asked.length = 0;
  brokenAt = 0;
  heard = () => undefined;
});

test('both chains are walked to their ends, one after the other', async () => {
  const walk = new Verifying();
  await walk.run();
  expect(asked.map(({ chain, after }) => `${chain} ${after}`)).toEqual([
    ...['record 0', 'record 1000', 'record 2000'],
    ...['access 0', 'access 1000', 'access 2000'],
  ]);
  expect(walk.whole).toBe(true);
});

test('a broken chain is left where it breaks, and the other is walked', async () => {
  brokenAt = 1500;
  const walk = new Verifying();
  await walk.run();
  expect(walk.views.map(({ broken }) => broken)).toEqual([1500, 1500]);
  expect(asked).toHaveLength(4);
});

test('who stops it is asked nothing more, and it is not called whole', async () => {
  const walk = new Verifying();
  heard = walk.stop;
  await walk.run();
  expect(asked).toHaveLength(1);
  expect(walk.whole).toBe(false);
});
