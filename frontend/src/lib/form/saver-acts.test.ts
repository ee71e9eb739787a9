import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { EditView, EditsRequest } from '$lib/backend/staff-shapes';
import { Saver } from './saver.svelte';

let calls: EditView[][];
let saver: Saver;

const send = async ({ edits }: EditsRequest) => {
  calls.push(edits);
  const n = edits.at(-1)?.n ?? 0;
  const view = { state: 'open', seq: n, n, at: 1, fields: [], faults: [], told: [] };
  return { ...view, canUndo: true, canRedo: false };
};
const set = (path: string, text: string) => ({ sheet: 'place/1', op: 'set', path, text });

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  calls = [];
  const refused = () => undefined;
  saver = new Saver({
    draft: 'd',
    page: 'p',
    user: 'u',
    unit: 'toman',
    at: 7,
    send,
    answered: refused,
    refused,
  });
});

afterEach(async () => {
  await saver.end();
  vi.useRealTimers();
});

it('carries so many edits as one call may, and the others in the next', async () => {
  saver.together(() => {
    for (let n = 0; n < 900; n++) saver.push(set(`budget.k${n}.year`, String(n)));
    void saver.flush();
  });
  expect(calls).toHaveLength(0);
  expect(saver.left).toBe(900);
  expect(await saver.flush()).toBe(true);
  expect(calls.map((edits) => edits.length)).toEqual([400, 400, 100]);
  expect(calls.flat().map(({ n }) => n)).toEqual(calls.flat().map((_, n) => n + 1));
});

it('marks the edits of one act, and no others', async () => {
  saver.push(set('name', 'پیش'));
  saver.together(() => {
    saver.push(set('name', 'یک'));
    saver.push(set('source', 'دو'));
  });
  saver.push(set('source', 'پس'));
  await saver.flush();
  const marks = calls.flat().map(({ n, step }) => [n, step]);
  expect(marks).toEqual([
    [1, 0],
    [2, 2],
    [3, 2],
    [4, 0],
  ]);
});
