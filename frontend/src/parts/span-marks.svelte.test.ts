import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { settings } from '$lib/state/settings.svelte';
import { labelsOf, piecesOf, withoutMark, withSpan, type Span } from './span-marks';
import SpanMarks from './SpanMarks.svelte';

const span = (from: number, to: number, sort = 'phone', label = 'تلفن'): Span => ({ from, to, sort, label });
const text = '🙂 زنگ بزنید ۰۹۱۲ به علی';

describe('the pieces of a text', () => {
  const cut = (spans: Span[]) => piecesOf(text, spans).map((piece) => [piece.text, labelsOf(piece).join()]);
  it.each([
    ['none', [], [[text, '']]],
    [
      'one, counted in signs',
      [span(12, 16)],
      [
        ['🙂 زنگ بزنید ', ''],
        ['۰۹۱۲', 'تلفن'],
        [' به علی', ''],
      ],
    ],
    [
      'two that overlap, as one with both names',
      [span(14, 19, 'name', 'نام'), span(12, 16)],
      [
        ['🙂 زنگ بزنید ', ''],
        ['۰۹۱۲ به', 'تلفن,نام'],
        [' علی', ''],
      ],
    ],
    [
      'two that touch, as two',
      [span(12, 14), span(14, 16)],
      [
        ['🙂 زنگ بزنید ', ''],
        ['۰۹', 'تلفن'],
        ['۱۲', 'تلفن'],
        [' به علی', ''],
      ],
    ],
    [
      'what lies outside, cut off',
      [span(-3, 1), span(20, 99), span(5, 5)],
      [
        ['🙂', 'تلفن'],
        [' زنگ بزنید ۰۹۱۲ به ', ''],
        ['علی', 'تلفن'],
      ],
    ],
  ])('%s', (_, spans, want) => {
    expect(cut(spans)).toEqual(want);
  });
});

describe('editing', () => {
  it('joins what overlaps of one sort, and leaves other sorts alone', () => {
    const other = span(14, 19, 'name', 'نام');
    expect(withSpan([span(12, 16), other], span(10, 13))).toEqual([span(10, 16), other]);
  });

  it('takes a mark away with all that it holds', () => {
    const spans = [span(0, 1), span(12, 16), span(14, 19, 'name', 'نام')];
    const mark = piecesOf(text, spans).find((piece) => piece.spans.length > 1);
    expect(mark && withoutMark(spans, mark)).toEqual([span(0, 1)]);
  });
});

describe('the marks', () => {
  let part: object;
  let emitted: Span[] | undefined;

  beforeEach(() => settings.set({ lang: 'fa' }));
  afterEach(() => {
    void unmount(part);
    document.body.innerHTML = '';
  });

  function show(spans: Span[], edits: boolean) {
    emitted = undefined;
    const sort = edits ? { sort: 'moderator', label: 'به نظر ناظر' } : undefined;
    const onspans = (next: Span[]) => void (emitted = next);
    part = mount(SpanMarks, {
      target: document.body,
      props: { text, spans, sort, onspans, label: 'متن' },
    });
    flushSync();
  }
  const one = (selector: string) => document.querySelector<HTMLElement>(selector);

  it('leave the text as it is, and each is reached by keys with its name', () => {
    show([span(12, 16)], false);
    expect(one('.text')?.textContent).toBe(text);
    const marks = [...document.querySelectorAll<HTMLElement>('.text [tabindex="0"]')];
    expect(marks.map((mark) => [mark.textContent, mark.getAttribute('aria-label')])).toEqual([
      ['۰۹۱۲', '۰۹۱۲: تلفن'],
    ]);
  });

  it('are made of what is selected, without its blanks', () => {
    show([span(12, 16)], true);
    const field = one('.text');
    expect(field?.textContent).toBe(text);
    const last = [...(field?.childNodes ?? [])].findLast((node) => node.textContent?.includes('علی'));
    const range = document.createRange();
    range.setStart(last as Node, 3);
    range.setEnd(last as Node, 7);
    getSelection()?.removeAllRanges();
    getSelection()?.addRange(range);
    document.dispatchEvent(new Event('selectionchange'));
    flushSync();
    [...document.querySelectorAll('button')].find((one) => one.textContent.includes('نشان‌کردن'))?.click();
    expect(emitted).toEqual([span(12, 16), span(20, 23, 'moderator', 'به نظر ناظر')]);
  });

  it('are not made of nothing', () => {
    show([], true);
    getSelection()?.removeAllRanges();
    document.dispatchEvent(new Event('selectionchange'));
    flushSync();
    const add = [...document.querySelectorAll('button')].find((one) => one.textContent.includes('نشان‌کردن'));
    expect(add?.disabled).toBe(true);
  });

  it('are taken off', () => {
    show([span(0, 1), span(12, 16)], true);
    document.querySelectorAll<HTMLElement>('li button')[1]?.click();
    expect(emitted).toEqual([span(0, 1)]);
  });

  it('take no letter', () => {
    show([], true);
    const event = new InputEvent('beforeinput', { cancelable: true, bubbles: true });
    one('.text')?.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
  });
});
