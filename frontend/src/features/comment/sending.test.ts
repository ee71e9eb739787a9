import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { dialogue } from '$lib/backend/dialogue';
import { visit } from '$lib/state/visit';
import { PAUSE, Sending, type Said } from './sending';

const send = vi.spyOn(dialogue, 'send');
const receipt = { code: '482190375516', groups: ['4821', '9037', '5516'], due: '2026-12-01' };
const said: Said = {
  kind: 'comment',
  on: 'project',
  id: 'x',
  parent: '',
  aspect: '',
  author: '',
  text: 'کوچهٔ ما تاریک است',
  rule: '',
};

beforeEach(() => {
  vi.useFakeTimers();
  send.mockReset();
  send.mockResolvedValue(receipt as never);
});
afterEach(() => vi.useRealTimers());

/** Sends after the pause that an earlier sending asks for. */
async function sent(by: Sending, what: Said) {
  const answer = by.send(what).catch((reason: unknown) => reason);
  await vi.advanceTimersByTimeAsync(PAUSE);
  return answer;
}
const onces = () => send.mock.calls.map(([request]) => request.once);

it('gives the retry of the same words the same name, and other words another', async () => {
  const one = new Sending();
  send.mockRejectedValueOnce(new Error('full'));
  await sent(one, said);
  await sent(one, said);
  await sent(one, { ...said, text: 'چیز دیگر' });
  const [first, again, other] = onces();
  expect(first).toMatch(/^[0-9a-f]{32}$/);
  expect(again).toBe(first);
  expect(other).not.toBe(first);
});

it('gives the same words of the next form another name', async () => {
  const one = new Sending();
  await sent(one, said);
  one.forget();
  await sent(one, said);
  await sent(new Sending(), said);
  expect(new Set(onces()).size).toBe(3);
});

it('waits after each sending, whatever came of it, in whatever form', async () => {
  await sent(new Sending(), said);
  send.mockClear();
  send.mockRejectedValueOnce(new Error('no'));
  await sent(new Sending(), said);
  const next = new Sending().send(said);
  await vi.advanceTimersByTimeAsync(0);
  expect(send).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(PAUSE);
  await next;
  expect(send).toHaveBeenCalledTimes(2);
});

it('says how long the form was open, and for which visit', async () => {
  await vi.advanceTimersByTimeAsync(PAUSE);
  const one = new Sending();
  await vi.advanceTimersByTimeAsync(20_000);
  await one.send(said);
  expect(send.mock.calls[0]?.[0]).toMatchObject({ took: 20_000, visit, channel: '', consent: false });
});
