import { flushSync, mount, tick, unmount, type Component } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { settings } from '$lib/state/settings.svelte';
import { writing } from '$lib/state/writing';
import { MASK } from '$lib/typed/masked';
import Choice from './Choice.svelte';
import DigitsField from './DigitsField.svelte';
import MaskedField from './MaskedField.svelte';
import TextArea from './TextArea.svelte';
import { erase, write } from './typing';

let parts: object[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  settings.set({ lang: 'fa' });
});

afterEach(() => {
  for (const part of parts) void unmount(part);
  parts = [];
  document.body.innerHTML = '';
  vi.useRealTimers();
});

/** Shows a part and holds what it binds. */
function show<P extends { value: string }>(part: Component<P, object, '' | keyof P>, given: NoInfer<P>) {
  let value = $state(given.value);
  const props = {
    ...given,
    get value() {
      return value;
    },
    set value(next: string) {
      value = next;
    },
  };
  parts.push(mount(part as unknown as Component<object>, { target: document.body, props }));
  flushSync();
  return props;
}

function one<E extends HTMLElement = HTMLElement>(selector: string): E {
  const found = document.querySelector<E>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}
const words = () => document.body.textContent.replace(/\s+/g, ' ');

/** Writes by the keyboard on the screen, sign by sign. */
async function type(text: string, field = one<HTMLInputElement>('input, textarea')) {
  field.focus();
  for (const sign of text) {
    write(field, sign);
    await tick();
  }
  flushSync();
}

describe('a text', () => {
  const given = { label: 'نظر شما', value: '', min: 5, max: 1000 };

  it('takes the keys of the screen, tells its limits first, and has a label that is seen', async () => {
    const props = show(TextArea, given);
    await type('سلام\u200cها\n!');
    expect(props.value).toBe('سلام\u200cها\n!');
    expect(one<HTMLLabelElement>('label').htmlFor).toBe(one('textarea').id);
    const said = one('textarea').getAttribute('aria-describedby')?.split(' ')[0] ?? '';
    expect(document.getElementById(said)?.textContent).toBe('از ۵ تا ۱٬۰۰۰ نویسه');
  });

  it('says what is left from a hundred on, in signs and not in units', () => {
    show(TextArea, { ...given, value: '🙂'.repeat(899) });
    expect(one('.room').textContent).toBe('');
    parts.splice(0).forEach((part) => void unmount(part));
    show(TextArea, { ...given, value: '🙂'.repeat(900) });
    expect(one('.room').textContent).toBe('۱۰۰ نویسهٔ دیگر جا دارد');
  });

  it('reads it out once the hand rests', async () => {
    show(TextArea, { ...given, value: 'ا'.repeat(950) });
    const heard = () => one('.foot .sr-only').textContent;
    await type('بب');
    expect(heard()).toBe('');
    vi.advanceTimersByTime(1000);
    flushSync();
    expect(heard()).toBe('۴۸ نویسهٔ دیگر جا دارد');
    await type('ب'.repeat(49));
    vi.advanceTimersByTime(1000);
    flushSync();
    expect(heard()).toBe('۱ نویسه بیش از اندازه');
  });

  it('is blurred by a touch, and seen again by another', () => {
    const props = show(TextArea, { ...given, value: 'راز' });
    const veil = one<HTMLButtonElement>('[aria-pressed]');
    const states = [false, true, false].map((_, n) => {
      if (n) veil.click();
      flushSync();
      return [veil.getAttribute('aria-pressed'), one('textarea').classList.contains('veiled')];
    });
    expect(states).toEqual([
      ['false', false],
      ['true', true],
      ['false', false],
    ]);
    expect(props.value).toBe('راز');
  });

  it('is remembered, mended and offered by nobody, and goes nowhere', async () => {
    const before = [location.href, history.length, JSON.stringify(localStorage)];
    show(TextArea, given);
    await type('راز');
    const field = one<HTMLTextAreaElement>('textarea');
    expect(
      ['autocomplete', 'autocorrect', 'spellcheck', 'name'].map((name) => field.getAttribute(name)),
    ).toEqual(['off', 'off', 'false', null]);
    expect([location.href, history.length, JSON.stringify(localStorage)]).toEqual(before);
    expect(JSON.stringify(sessionStorage)).not.toContain('راز');
  });

  it('has its fault beside it', () => {
    show(TextArea, { ...given, wrong: 'این خانه باید پر شود.' });
    expect(one('textarea').getAttribute('aria-invalid')).toBe('true');
    const ids = one('textarea').getAttribute('aria-describedby')?.split(' ') ?? [];
    expect(ids.map((id) => document.getElementById(id)?.textContent).join()).toContain(
      'این خانه باید پر شود.',
    );
  });
});

describe('a code', () => {
  const given = { label: 'کد پیگیری', value: '' };

  it('stands by fours as it is typed, in one direction', async () => {
    const props = show(DigitsField, given);
    await type('۴۸۲۱۹۰۳۷۵');
    expect([props.value, one<HTMLInputElement>('bdi[dir=ltr] input').value]).toEqual([
      '482190375',
      '۴۸۲۱ ۹۰۳۷ ۵',
    ]);
    expect(words()).toContain('۱۲ یا ۱۶ رقم');
    expect(one<HTMLInputElement>('input').inputMode).toBe('numeric');
  });

  it('takes a paste in any writing, and shows letters to nobody', async () => {
    const props = show(DigitsField, given);
    write(one('input'), 'کد ٤٨٢١-۹۰۳۷ 5516');
    await tick();
    expect([props.value, one<HTMLInputElement>('input').value]).toEqual(['482190375516', '۴۸۲۱ ۹۰۳۷ ۵۵۱۶']);
    await type('ب');
    expect(one<HTMLInputElement>('input').value).toBe('۴۸۲۱ ۹۰۳۷ ۵۵۱۶');
  });

  it('loses a digit for each touch of the eraser, over the blanks too', async () => {
    const props = show(DigitsField, { ...given, value: '48219' });
    const field = one<HTMLInputElement>('input');
    field.focus();
    for (const want of ['4821', '482', '48']) {
      erase(field);
      await tick();
      expect(props.value).toBe(want);
    }
  });
});

describe('a telephone number', () => {
  const given = { label: 'تلفن', value: '' };
  const shown = () => one<HTMLInputElement>('input').value;

  it('is masked but for its newest digit, and that for a second', async () => {
    const props = show(MaskedField, given);
    await type('۰۹۱');
    expect([props.value, shown()]).toEqual(['091', `${MASK}${MASK}۱`]);
    vi.advanceTimersByTime(999);
    flushSync();
    expect(shown()).toBe(`${MASK}${MASK}۱`);
    vi.advanceTimersByTime(1);
    flushSync();
    expect(shown()).toBe(MASK.repeat(3));
  });

  it('is mended in the middle without being seen', async () => {
    const props = show(MaskedField, { ...given, value: '0912' });
    const field = one<HTMLInputElement>('input');
    field.focus();
    field.value = MASK.repeat(3);
    field.setSelectionRange(1, 1);
    field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'deleteContentBackward' }));
    await tick();
    expect([props.value, shown()]).toEqual(['012', MASK.repeat(3)]);
  });

  it('is shown where it is asked for', async () => {
    const props = show(MaskedField, { ...given, value: '0912' });
    one('[aria-pressed]').click();
    flushSync();
    await type('۳');
    expect([props.value, shown()]).toEqual(['09123', '۰۹۱۲۳']);
  });
});

describe('a choice', () => {
  const options = ['کیفیت', 'زمان', 'هزینه'].map((text, n) => ({ value: `a${n}`, text }));
  const given = { label: 'دربارهٔ چه؟', options, value: '' };
  const radios = () => [...document.querySelectorAll<HTMLElement>('[role=radio]')];
  const states = () => radios().map((radio) => radio.getAttribute('aria-checked') === 'true');

  function press(key: string) {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
    flushSync();
  }

  it('is made by a touch, one of all, and a second touch takes nothing back', () => {
    const props = show(Choice, { ...given, optional: true });
    for (const n of [1, 2, 2]) radios()[n]?.click();
    flushSync();
    expect([props.value, states()]).toEqual(['a2', [false, false, true]]);
  });

  it.each([
    ['fa', ['ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'ArrowUp', 'ArrowDown']],
    ['en', ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'Home', 'End', 'ArrowUp', 'ArrowDown']],
  ] as const)('goes by keys as the eye sees it: %s', (lang, keys) => {
    settings.set({ lang });
    const props = show(Choice, { ...given, value: 'a0' });
    radios()[0]?.focus();
    const way = keys.map((key) => {
      press(key);
      expect(document.activeElement).toBe(radios().find((radio) => radio.tabIndex === 0));
      return props.value;
    });
    expect(way).toEqual(['a1', 'a2', 'a0', 'a2', 'a0', 'a2', 'a1', 'a2']);
  });

  it('may be emptied only where none may be chosen', () => {
    const props = show(Choice, { ...given, value: 'a1' });
    radios()[1]?.focus();
    press('Delete');
    expect(props.value).toBe('a1');
    expect(words()).not.toContain('برداشتن انتخاب');
    parts.splice(0).forEach((part) => void unmount(part));
    const free = show(Choice, { ...given, value: 'a1', optional: true });
    radios()[1]?.focus();
    press('Delete');
    expect([free.value, states()]).toEqual(['', [false, false, false]]);
    expect(words()).toContain('می‌توانید خالی بگذارید');
  });
});

it('what is typed is known to be lost, and is wiped from every field', async () => {
  const held = [
    show(TextArea, { label: 'متن', value: '', max: 100 }),
    show(DigitsField, { label: 'کد', value: '' }),
    show(MaskedField, { label: 'تلفن', value: '' }),
  ];
  expect(writing.loss).toBeUndefined();
  for (const field of document.querySelectorAll<HTMLInputElement>('input, textarea'))
    await type('۴۲۴۲', field);
  expect([writing.loss, ...held.map(({ value }) => value)]).toEqual(['writing', '۴۲۴۲', '4242', '4242']);
  writing.wipe();
  flushSync();
  const seen = [...document.querySelectorAll<HTMLInputElement>('input, textarea')].map(({ value }) => value);
  expect([writing.loss, ...held.map(({ value }) => value), ...seen]).toEqual([
    undefined,
    '',
    '',
    '',
    '',
    '',
    '',
  ]);
  expect(document.body.innerHTML).not.toMatch(/۴۲۴۲|4242|۴۲۴ ۲/);
});
