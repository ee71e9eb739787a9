import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { dialogue } from '$lib/backend/dialogue';
import { PAUSE } from '$features/comment/sending';
import { LetterDraft } from './draft.svelte';

const receipt = { code: '4821903755164218', groups: [], due: '2026-12-12' };

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(dialogue, 'send').mockImplementation(() => Promise.resolve(receipt));
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Sends after the pause that an earlier sending asks for. */
async function send(draft: LetterDraft, on: string, id: string) {
  const answer = draft.send(on, id);
  await vi.advanceTimersByTimeAsync(PAUSE);
  await answer;
}

const sent = () => vi.mocked(dialogue.send).mock.calls.map(([request]) => request);

it('sends a number only where its writer wants to be called, and publishes only where that is ticked', async () => {
  const draft = new LetterDraft();
  Object.assign(draft, { text: 'چراغ کوچه خاموش است', topic: 'request', phone: '09131112233', name: 'رضا' });
  await send(draft, 'post', 'p-1');
  Object.assign(draft, { call: true, public: true });
  await send(draft, 'unit', 'u-1');
  expect(sent()).toMatchObject([
    {
      kind: 'message',
      on: 'post',
      id: 'p-1',
      topic: 'request',
      public: false,
      contactPhone: '',
      contactName: '',
    },
    { on: 'unit', id: 'u-1', public: true, contactPhone: '09131112233', contactName: 'رضا' },
  ]);
  expect(sent()[0]?.once).not.toBe(sent()[1]?.once);
});

it('is one letter, however often the same is tried', async () => {
  const draft = new LetterDraft();
  draft.text = 'چراغ کوچه خاموش است';
  for (let n = 0; n < 2; n++) await send(draft, 'post', 'p-1');
  expect(sent()[0]?.once).toBe(sent()[1]?.once);
});

it.each([
  { topic: 'thanks' },
  { text: 'آب' },
  { call: true },
  { phone: '0' },
  { name: 'ر' },
  { public: true },
])('holds %j, and nothing of it once it is wiped', (typed) => {
  const draft = new LetterDraft();
  expect(draft.holds()).toBe(false);
  Object.assign(draft, typed);
  expect(draft.holds()).toBe(true);
  draft.wipe();
  expect(draft.holds()).toBe(false);
});
