import { flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, it } from 'vitest';
import { Drawing } from '$lib/map/drawing.svelte';
import DrawPosition from './DrawPosition.svelte';

let part: object | undefined;
afterEach(() => {
  if (part) void unmount(part);
  document.body.innerHTML = '';
});

/** The box of coordinates below an empty drawing of a line. */
function shown() {
  let text = $state('');
  const told = { next: 0, left: 0 };
  const drawing = new Drawing({
    text: () => text,
    readonly: () => false,
    sorts: ['line'],
    edges: () => [],
    faults: () => [],
    write: (next) => (text = next),
    leave: () => told.left++,
  });
  part = mount(DrawPosition, { target: document.body, props: { drawing, next: () => told.next++ } });
  flushSync();
  const box = document.querySelector('input') as HTMLInputElement;
  /** Types a text and ends it with Enter. */
  const enter = (typed: string) => {
    box.value = typed;
    box.dispatchEvent(new Event('input', { bubbles: true }));
    flushSync();
    box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    flushSync();
  };
  return { drawing, told, enter, box, text: () => text };
}

it('sets a vertex by Enter, and by Enter alone ends the line and goes to the next field', () => {
  const { drawing, told, enter, box, text } = shown();
  enter('33.98 51.41');
  enter('۳۳٫۹۹، ۵۱٫۴۲');
  expect(JSON.parse(text()).coordinates).toEqual([
    [51.41, 33.98],
    [51.42, 33.99],
  ]);
  expect(box.value).toBe('');
  expect([told.next, drawing.drawing]).toEqual([0, true]);
  enter('');
  expect([told.next, told.left, drawing.drawing]).toEqual([1, 1, false]);
});

it('stays at a text that is no place', () => {
  const { told, enter, box, text } = shown();
  enter('کوچهٔ نمونه');
  expect([told.next, text(), box.value]).toEqual([0, '', 'کوچهٔ نمونه']);
});
