import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EditsView } from '$lib/backend/staff-shapes';
import { Saver } from '$lib/form/saver.svelte';
import { settings } from '$lib/state/settings.svelte';
import SavedMark from './SavedMark.svelte';

let answer: () => Promise<EditsView>;
let saver: Saver;
let part: object;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 23, 7, 12) });
  localStorage.clear();
  settings.set({ lang: 'fa' });
  answer = async () => kept();
  saver = new Saver({
    draft: 'd1',
    page: 'p1',
    user: 'u1',
    unit: 'toman',
    at: 0,
    send: () => answer(),
    answered: () => undefined,
    refused: () => undefined,
  });
  part = mount(SavedMark, { target: document.body, props: { saver, unkept: () => 'فین' } });
  flushSync();
});

afterEach(async () => {
  answer = async () => kept();
  void saver.end();
  await vi.advanceTimersByTimeAsync(60_000);
  void unmount(part);
  document.body.innerHTML = '';
  vi.useRealTimers();
});

const kept = (): EditsView => ({
  state: 'open',
  seq: 9,
  n: 9,
  at: Date.now(),
  fields: [],
  faults: [],
  told: [],
  canUndo: true,
  canRedo: false,
});
const fails = (code: string, key: string) => () => Promise.reject(JSON.stringify({ code, key }));
const said = () => document.body.textContent.replace(/\s+/g, ' ').trim();

async function type(ms: number) {
  saver.push({ sheet: 'place/1', op: 'set', path: 'name', text: 'فین' });
  await vi.advanceTimersByTimeAsync(ms);
  flushSync();
}

describe('the saved mark', () => {
  it('claims nothing before anything is typed', () => expect(said()).toBe('هنوز چیزی ننوشته‌اید'));

  it('says the hour after the program said so', async () => {
    await type(500);
    expect(said()).toBe('ذخیره شد ۱۰:۴۲');
  });

  it('is on its way after a second', async () => {
    answer = () => new Promise((resolve) => setTimeout(() => resolve(kept()), 3000));
    await type(1100);
    expect(said()).toBe('در راه…');
  });

  it('is locked, and offers no copy: the words are safe on this machine', async () => {
    answer = fails('session', 'session.locked');
    await type(500);
    expect(said()).toBe('قفل است');
  });

  it('tells that nobody answers, how much is not kept, and offers a copy', async () => {
    answer = fails('internal', 'silent');
    await type(500);
    expect(said()).toContain('برنامه پاسخ نمی‌دهد');
    expect(said()).toContain('۱ تغییر هنوز ذخیره نشده است');
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    document.querySelector('button')?.click();
    await vi.advanceTimersByTimeAsync(10);
    flushSync();
    expect(click).toHaveBeenCalled();
    expect(said()).toContain('در پرونده‌ای نوشته شد');
    click.mockRestore();
  });

  it('is red with the reason where the disk is full', async () => {
    answer = fails('disk', 'disk.full');
    await type(500);
    expect(document.querySelector('.danger')).not.toBeNull();
    expect(said()).toContain('ذخیره نشد');
    expect(said()).toContain('رونوشت در پرونده');
  });

  it('never turns green by itself', async () => {
    answer = fails('disk', 'disk.full');
    await type(500);
    await vi.advanceTimersByTimeAsync(120_000);
    flushSync();
    expect(said()).not.toContain('ذخیره شد');
  });
});
