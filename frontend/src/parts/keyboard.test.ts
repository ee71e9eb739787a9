import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { settings } from '$lib/state/settings.svelte';
import Keyboard from './Keyboard.svelte';
import type { Field } from './typing';

let part: object | undefined;
const hide = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  hide.mockClear();
  settings.set({ lang: 'fa' });
});

afterEach(() => {
  if (part) void unmount(part);
  part = undefined;
  document.body.innerHTML = '';
  vi.useRealTimers();
});

function open<F extends Field>(field: F, text = ''): F {
  document.body.append(field);
  field.value = text;
  part = mount(Keyboard, { target: document.body, props: { field, layout: 'fa', hide } });
  flushSync();
  return field;
}

const line = () => document.createElement('input');
const lines = () => document.createElement('textarea');

function key(name: string): HTMLElement {
  const found = [...document.querySelectorAll<HTMLElement>('.key')].find(
    (one) => one.getAttribute('aria-label') === name || one.textContent.trim() === name,
  );
  if (!found) throw new Error(`no key ${name}`);
  return found;
}
const touch = (name: string) => {
  key(name).click();
  flushSync();
};
const press = (name: string, kind: string) => key(name).dispatchEvent(new Event(kind, { bubbles: true }));

describe('the keyboard', () => {
  it('has the signs of Persian a touch away, and those of English with its letters', () => {
    const field = open(line());
    for (const sign of '؟!،:؛.«»()') touch(sign);
    touch('English، صفحه‌کلید انگلیسی');
    for (const sign of '?!,:') touch(sign);
    expect(field.value).toBe('؟!،:؛.«»()?!,:');
  });

  it('starts a new line in a text of several, and stays', () => {
    const field = open(lines(), 'یک');
    touch('خط بعد');
    expect([field.value, hide.mock.calls.length]).toEqual(['یک\n', 0]);
  });

  it('goes from a line, and makes room', () => {
    open(line(), 'یک');
    touch('تأیید');
    expect(hide).toHaveBeenCalledOnce();
  });

  it('is a pad where digits alone are taken', () => {
    const field = line();
    field.inputMode = 'numeric';
    open(field);
    for (const digit of '۱۲۳۴۵۶۷۸۹۰') touch(digit);
    expect(field.value).toBe('۱۲۳۴۵۶۷۸۹۰');
    expect(() => key('ض')).toThrow();
    touch('پاک‌کردن نویسه');
    expect(field.value).toBe('۱۲۳۴۵۶۷۸۹');
  });
});

describe('the eraser', () => {
  const ERASE = 'پاک‌کردن نویسه';

  it('takes one away at a touch', () => {
    const field = open(line(), 'آبی');
    press(ERASE, 'pointerdown');
    press(ERASE, 'pointerup');
    touch(ERASE);
    vi.advanceTimersByTime(2000);
    expect(field.value).toBe('آب');
  });

  it('goes on while it is held, and ends with the touch', () => {
    const field = open(line(), 'ا'.repeat(40));
    press(ERASE, 'pointerdown');
    vi.advanceTimersByTime(440);
    expect(field.value).toHaveLength(40);
    vi.advanceTimersByTime(10 + 9 * 75);
    expect(field.value).toHaveLength(30);
    press(ERASE, 'pointerup');
    touch(ERASE);
    vi.advanceTimersByTime(2000);
    expect(field.value).toHaveLength(30);
  });

  it('ends when the keyboard closes', () => {
    const field = open(line(), 'ا'.repeat(40));
    press(ERASE, 'pointerdown');
    if (part) void unmount(part);
    part = undefined;
    vi.advanceTimersByTime(2000);
    expect(field.value).toHaveLength(40);
  });
});
