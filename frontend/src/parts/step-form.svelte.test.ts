import { createRawSnippet, flushSync, mount, tick, unmount } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { settings } from '$lib/state/settings.svelte';
import { writing } from '$lib/state/writing';
import Receipt from './Receipt.svelte';
import StepForm from './StepForm.svelte';
import type { Step } from './steps';
import { enter } from './typing';

const send = vi.fn(async () => undefined as void);
let text = $state('');
let part: object;

beforeEach(() => {
  vi.useFakeTimers();
  send.mockReset();
  settings.set({ lang: 'fa' });
  text = 'نوشته';
  part = mount(StepForm, { target: document.body, props });
  flushSync();
});

afterEach(() => {
  void unmount(part);
  document.body.innerHTML = '';
  vi.useRealTimers();
});

/** A step with a field of its own, whose text is the parent's. */
function step(title: string, html: string, faults?: Step['faults']): Step {
  const body = createRawSnippet<[Record<string, string>]>((wrongs) => ({
    render: () => html,
    setup: () => {
      $effect(() => void seen.push(wrongs()));
    },
  }));
  return { title, body, faults };
}

const seen: Record<string, string>[] = [];

const steps: Step[] = [
  step('موضوع', '<input id="topic">'),
  step('متن', '<textarea id="words"></textarea>', () =>
    text ? [] : [{ field: 'words', text: 'این خانه باید پر شود.' }],
  ),
];

const props = {
  steps,
  review: createRawSnippet(() => ({ render: () => `<textarea id="read"></textarea>` })),
  send,
  holds: () => text !== '',
  wipe: () => void (text = ''),
};

const one = <E extends HTMLElement = HTMLElement>(selector: string) => document.querySelector<E>(selector);
const title = () => one('h2')?.textContent.replace(/\s+/g, ' ').trim();

async function touch(word: string) {
  const button = [...document.querySelectorAll('button')].find((one) => one.textContent.trim() === word);
  if (!button) throw new Error(`no ${word}`);
  button.click();
  await turn();
}

async function turn() {
  flushSync();
  await tick();
  await Promise.resolve();
  flushSync();
}

describe('the steps', () => {
  it('are counted, and each one’s heading takes the focus', async () => {
    expect(title()).toBe('۱ از ۳: موضوع');
    await touch('بعدی');
    expect([title(), document.activeElement]).toEqual(['۲ از ۳: متن', one('h2')]);
    await touch('بازبینی');
    expect([title(), document.activeElement]).toEqual(['۳ از ۳: پیش از فرستادن بخوانید', one('h2')]);
    await touch('قبلی');
    expect([title(), text]).toEqual(['۲ از ۳: متن', 'نوشته']);
  });

  it('go on by Enter in a line', async () => {
    enter(one<HTMLInputElement>('#topic') as HTMLInputElement);
    await turn();
    expect(title()).toBe('۲ از ۳: متن');
  });

  it('are not left with a fault: the list takes the focus and leads to the field', async () => {
    text = '';
    await touch('بعدی');
    await touch('بازبینی');
    expect(title()).toBe('۲ از ۳: متن');
    expect(document.activeElement).toBe(one('.faults'));
    expect(seen.at(-1)).toEqual({ words: 'این خانه باید پر شود.' });
    await touch('این خانه باید پر شود.');
    expect(document.activeElement).toBe(one('#words'));
  });
});

it('a fault that is mended goes from the list, and the focus stays with the hand', async () => {
  text = '';
  await touch('بعدی');
  await touch('بازبینی');
  one('#words')?.focus();
  text = 'آب';
  await turn();
  expect([one('.faults'), document.activeElement]).toEqual([null, one('#words')]);
  text = '';
  await turn();
  expect([one('.faults') !== null, document.activeElement]).toEqual([true, one('#words')]);
});

describe('sending', () => {
  async function review() {
    await touch('بعدی');
    await touch('بازبینی');
  }
  const wait = (ms: number) => {
    vi.advanceTimersByTime(ms);
    flushSync();
  };

  it('sleeps at first, then sends once', async () => {
    await review();
    await touch('ارسال');
    wait(599);
    await touch('ارسال');
    expect(send).not.toHaveBeenCalled();
    wait(1);
    let done = () => undefined as void;
    send.mockImplementation(() => new Promise((resolve) => (done = resolve)));
    await touch('ارسال');
    await touch('در حال ارسال…');
    expect(send).toHaveBeenCalledOnce();
    done();
    await turn();
    expect(title()).toContain('۳ از ۳');
  });

  it('sleeps again each time it comes', async () => {
    await review();
    wait(600);
    await touch('قبلی');
    await touch('بازبینی');
    await touch('ارسال');
    expect(send).not.toHaveBeenCalled();
  });

  it('is done by no key in a field', async () => {
    await review();
    wait(600);
    enter(one<HTMLTextAreaElement>('#read') as HTMLTextAreaElement);
    one<HTMLFormElement>('form')?.requestSubmit();
    await turn();
    expect([send.mock.calls.length, title()?.slice(0, 6)]).toEqual([0, '۳ از ۳']);
  });

  it('leads from the review to a fault in an earlier step', async () => {
    await review();
    wait(600);
    text = '';
    await touch('ارسال');
    expect(send).not.toHaveBeenCalled();
    await touch('این خانه باید پر شود.');
    await turn();
    expect([title(), document.activeElement]).toEqual(['۲ از ۳: متن', one('#words')]);
  });

  it('that fails says so, and keeps the words', async () => {
    await review();
    wait(600);
    send.mockRejectedValue({ code: 'internal', key: 'internal', field: '', args: {} });
    await touch('ارسال');
    await turn();
    expect(one('.notice')?.textContent.trim()).not.toBe('');
    expect([text, title()?.slice(0, 6)]).toEqual(['نوشته', '۳ از ۳']);
  });
});

it('a form that is wiped holds nothing, and stands at its start', async () => {
  await touch('بعدی');
  expect(writing.loss).toBe('writing');
  writing.wipe();
  await turn();
  expect([text, writing.loss, title()]).toEqual(['', undefined, '۱ از ۳: موضوع']);
});

describe('the receipt', () => {
  const done = vi.fn();
  const code = '482190375516';

  function receipt() {
    done.mockClear();
    void unmount(part);
    part = mount(Receipt, { target: document.body, props: { title: 'رسید', code, done } });
    flushSync();
  }

  it('shows the code by fours, spells it, and says that it is not given again', () => {
    receipt();
    expect(one('bdi[dir=ltr] [aria-hidden]')?.textContent).toBe('۴۸۲۱ ۹۰۳۷ ۵۵۱۶');
    expect(one('bdi .sr-only')?.textContent).toBe('۴ ۸ ۲ ۱، ۹ ۰ ۳ ۷، ۵ ۵ ۱ ۶');
    expect(document.body.textContent).toContain('عکس بگیرید یا بنویسید؛ کد دوباره داده نمی‌شود.');
    expect(document.activeElement).toBe(one('h2'));
  });

  it('is lost to the countdown as a code, and left by it', () => {
    receipt();
    expect(writing.loss).toBe('code');
    writing.wipe();
    expect(done).toHaveBeenCalledOnce();
  });

  it('is left by its button', async () => {
    receipt();
    await touch('تمام شد');
    expect(done).toHaveBeenCalledOnce();
  });
});
