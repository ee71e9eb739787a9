import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { backend } from '$lib/backend/backend';
import * as tab from '$lib/state/tab-session';
import { settings } from '$lib/state/settings.svelte';
import { writing } from '$lib/state/writing';
import Kiosk from './Kiosk.svelte';

let part: object;
let text: string;
let leave: () => void;
const forget = vi.spyOn(tab, 'forget').mockReturnValue(undefined);
const index = vi.spyOn(backend, 'index');

beforeEach(() => {
  vi.useFakeTimers();
  forget.mockClear();
  index.mockReset();
  settings.set({ lang: 'fa' });
  text = '';
  leave = writing.join({ holds: () => text !== '', wipe: () => void (text = '') });
  part = mount(Kiosk, { target: document.body });
  flushSync();
  dispatchEvent(new Event('pointerdown'));
});

afterEach(() => {
  leave();
  void unmount(part);
  document.body.innerHTML = '';
  vi.useRealTimers();
});

async function pass(seconds: number) {
  await vi.advanceTimersByTimeAsync(seconds * 1000);
  flushSync();
}
const said = () => document.querySelector('[role=alertdialog]')?.textContent ?? '';

describe('a kiosk that is left', () => {
  it('says that what is written will be wiped, and wipes it', async () => {
    text = 'راز';
    index.mockResolvedValue({} as never);
    await pass(91);
    expect(said()).toContain('نوشتهٔ شما پاک می‌شود');
    await pass(20);
    expect([text, forget.mock.calls.length > 0]).toEqual(['', true]);
  });

  it('speaks of no words where none are written', async () => {
    await pass(91);
    expect(said()).toContain('هنوز اینجایید؟');
    expect(said()).not.toContain('نوشتهٔ شما');
  });

  it('wipes what is written even where the program does not answer', async () => {
    text = 'راز';
    index.mockRejectedValue(new Error('gone'));
    await pass(111);
    expect([text, forget.mock.calls.length]).toEqual(['', 0]);
  });

  it('keeps what is written where somebody stays', async () => {
    text = 'راز';
    await pass(91);
    document.querySelector<HTMLElement>('[role=alertdialog] button')?.click();
    await pass(60);
    expect([text, said()]).toEqual(['راز', '']);
  });
});
