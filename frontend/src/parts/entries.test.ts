import { flushSync, mount, tick, unmount, type Component } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Entry, type EntryHost } from '$lib/form/entry.svelte';
import { settings } from '$lib/state/settings.svelte';
import CodeEntry from './CodeEntry.svelte';
import DayEntry from './DayEntry.svelte';
import FlagEntry from './FlagEntry.svelte';
import InstantEntry from './InstantEntry.svelte';
import ListEntry from './ListEntry.svelte';
import MoneyEntry from './MoneyEntry.svelte';
import PasswordEntry from './PasswordEntry.svelte';
import PlaceEntry from './PlaceEntry.svelte';
import RefEntry from './RefEntry.svelte';
import TextEntry from './TextEntry.svelte';

let parts: object[] = [];
let typed: string[];
let host: EntryHost;

beforeEach(() => {
  // 2 Azar 1405.
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 23, 9), toFake: ['Date'] });
  settings.set({ lang: 'fa', unit: 'toman' });
  typed = [];
  host = { readonly: false, told: false, changed: (entry) => typed.push(entry.text), left: vi.fn() };
});

afterEach(() => {
  for (const part of parts) void unmount(part);
  parts = [];
  document.body.innerHTML = '';
  vi.useRealTimers();
});

function show<P extends object>(part: Component<P, object, '' | keyof P>, props: NoInfer<P>) {
  parts.push(mount(part as Component<object>, { target: document.body, props }));
  flushSync();
}

function field(text = '', more: Partial<Pick<Entry, 'value' | 'shown'>> = {}): Entry {
  const entry = new Entry('event/1#field', host);
  entry.answer({ text, value: more.value ?? '', shown: more.shown ?? '' }, 0);
  return entry;
}

const one = <E extends Element = HTMLInputElement>(selector: string): E => {
  const found = document.querySelector<E>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
};
const words = () => document.body.textContent.replace(/\s+/g, ' ');

function type(text: string, box = one<HTMLInputElement>('input')) {
  box.value = text;
  box.dispatchEvent(new InputEvent('input', { bubbles: true }));
  flushSync();
}

function press(key: string, held: KeyboardEventInit = {}, box: HTMLElement = one('input')) {
  const event = new KeyboardEvent('keydown', { key, code: key, bubbles: true, cancelable: true, ...held });
  box.dispatchEvent(event);
  flushSync();
  return event.defaultPrevented;
}

/** Suggestions come with the next turn, and are seen with the next frame. */
async function suggested() {
  await new Promise((resolve) => setTimeout(resolve, 30));
  await tick();
  flushSync();
}

const rows = () => [...document.querySelectorAll('[role=option]')].map((row) => row.textContent.trim());

describe('a text', () => {
  it('is written, left, and its fault told then', () => {
    const entry = field();
    show(TextEntry, { entry, label: 'عنوان', required: true });
    type('پارک');
    entry.blame({ key: 'field.tooLong', args: { limit: '3' } }, Infinity);
    flushSync();
    expect(one('input').getAttribute('aria-invalid')).toBe('false');
    one('input').dispatchEvent(new FocusEvent('blur'));
    flushSync();
    expect(one('input').getAttribute('aria-invalid')).toBe('true');
    expect(one(`#${one('input').getAttribute('aria-describedby')}`).textContent).toContain('۳ نویسه');
    type('پا');
    expect(one('input').getAttribute('aria-invalid')).toBe('false');
    expect(host.left).toHaveBeenCalledTimes(1);
    expect(typed).toEqual(['پارک', 'پا']);
  });

  it('goes to the next field by Enter, but not while a sign is composed', () => {
    show(TextEntry, { entry: field(), label: 'یک' });
    const second = new Entry('event/1#second', host);
    show(TextEntry, { entry: second, label: 'دو' });
    const first = one('input');
    first.focus();
    expect(press('Enter', { isComposing: true })).toBe(false);
    expect(document.activeElement).toBe(first);
    expect(press('Enter')).toBe(true);
    expect(document.activeElement?.id).toBe(second.id);
  });

  it('shows what only looks like a half-space, and mends it at a touch', () => {
    show(TextEntry, { entry: field('می\u200bشود'), label: 'عنوان' });
    one<HTMLButtonElement>('button').click();
    flushSync();
    expect(typed).toEqual(['می\u200cشود']);
    expect(document.querySelector('button')).toBeNull();
  });

  it('that is held takes no letter', () => {
    host.readonly = true;
    show(TextEntry, { entry: field('بسته'), label: 'عنوان' });
    expect(one('input').readOnly).toBe(true);
    type('باز');
    expect(typed).toEqual([]);
  });
});

describe('an amount', () => {
  it.each([
    ['۱۲٫۵ میلیارد', 'دوازده میلیارد و پانصد میلیون تومان', '۱۲۵٬۰۰۰٬۰۰۰٬۰۰۰ ریال'],
    ['۲۵۰', 'دویست و پنجاه تومان', '۲٬۵۰۰ ریال'],
  ])('%s is read back in words and in rial', (text, spelled, rials) => {
    show(MoneyEntry, { entry: field(), label: 'مبلغ', of: 'toman' });
    type(text);
    expect(words()).toContain(`${spelled} = ${rials}`);
  });

  it('that the program read is told as it read it', () => {
    show(MoneyEntry, { entry: field('۱٫۲ همت', { value: '12000000000000' }), label: 'مبلغ', of: 'toman' });
    expect(words()).toContain('۱۲٬۰۰۰٬۰۰۰٬۰۰۰٬۰۰۰ ریال');
  });
});

describe('a day', () => {
  it('is typed as people write it, and read back', () => {
    show(DayEntry, { entry: field(), label: 'آغاز' });
    type('۳ روز پیش');
    expect(words()).toContain('۲۹ آبان ۱۴۰۵');
    type('۱۴۰۵/۱۳/۴۰');
    expect(words()).not.toContain('آبان');
  });

  it('is today by Ctrl+;, under any layout', () => {
    show(DayEntry, { entry: field(), label: 'آغاز' });
    expect(press('ک', { code: 'Semicolon', ctrlKey: true })).toBe(true);
    expect(typed).toEqual(['۲ آذر ۱۴۰۵']);
  });
});

describe('an instant', () => {
  const boxes = () => [...document.querySelectorAll<HTMLInputElement>('input')];

  it('is one text of a day and an hour', () => {
    show(InstantEntry, { entry: field('۱۲ مرداد ۱۴۰۵ ۱۸:۳۰'), label: 'آغاز' });
    expect(boxes().map(({ value }) => value)).toEqual(['۱۲ مرداد ۱۴۰۵', '۱۸:۳۰']);
    type('۱۳ مرداد', boxes()[0]);
    expect(typed.at(-1)).toBe('۱۳ مرداد ۱۸:۳۰');
  });

  it('keeps the hour as it is being typed', () => {
    show(InstantEntry, { entry: field('۱۲ مرداد'), label: 'آغاز' });
    const hour = boxes()[1] as HTMLInputElement;
    for (const [text, whole] of [
      ['۱', '۱۲ مرداد ۱:۰۰'],
      ['۱۷', '۱۲ مرداد ۱۷:۰۰'],
      ['۱۷:', '۱۲ مرداد ۱۷:۰۰'],
      ['۱۷:۳', '۱۲ مرداد ۱۷:۳'],
      ['۱۷:۳۰', '۱۲ مرداد ۱۷:۳۰'],
    ] as const) {
      type(text, hour);
      expect([hour.value, typed.at(-1)]).toEqual([text, whole]);
    }
    type('', hour);
    expect(typed.at(-1)).toBe('۱۲ مرداد');
  });
});

describe('a code', () => {
  const options = [
    { code: 'cultural', title: 'فرهنگی و هنری' },
    { code: 'citizen', title: 'شهروندی' },
    { code: 'civic', title: 'مدیریت شهری' },
  ];

  it('is found by a letter or two, in either spelling, and taken by Enter', async () => {
    const entry = field();
    show(CodeEntry, { entry, options, label: 'دسته' });
    type('فرهنگي');
    await suggested();
    expect(rows()).toEqual(['فرهنگی و هنری']);
    press('Enter');
    expect([entry.text, one('input').value]).toEqual(['cultural', 'فرهنگی و هنری']);
  });

  it('whose words begin so stand before those that only hold it', async () => {
    show(CodeEntry, { entry: field(), options, label: 'دسته' });
    type('شهر');
    await suggested();
    expect(rows()).toEqual(['شهروندی', 'مدیریت شهری']);
    press('ArrowDown');
    press('ArrowDown');
    press('Enter');
    expect(typed.at(-1)).toBe('civic');
  });

  it('that is meant without being chosen is taken on leaving; what fits nothing stays', async () => {
    const entry = field();
    show(CodeEntry, { entry, options, label: 'دسته' });
    type('مدیریت');
    one('input').dispatchEvent(new FocusEvent('blur'));
    flushSync();
    expect(entry.text).toBe('civic');
    type('ورزش');
    one('input').dispatchEvent(new FocusEvent('blur'));
    flushSync();
    expect(entry.text).toBe('ورزش');
  });
});

describe('a reference', () => {
  const find = vi.fn(async (text: string) => [
    { id: 'p1', title: `${text} نمونه`, sub: 'منطقهٔ ۱', public: true },
    { id: 'p2', title: 'تازه', sub: '', public: false },
  ]);

  it('shows the title of what it names, and asks by a rest of typing', async () => {
    const entry = field('p9', { value: 'p9', shown: 'علی رضایی' });
    show(RefEntry, { entry, find, label: 'شخص' });
    expect(one('input').value).toBe('علی رضایی');
    type('مریم');
    await new Promise((resolve) => setTimeout(resolve, 160));
    await suggested();
    expect(find).toHaveBeenLastCalledWith('مریم');
    expect(rows()).toEqual(['مریم نمونهمنطقهٔ ۱', 'تازهمنتشر نشده']);
    press('ArrowDown');
    press('Enter');
    expect([entry.text, one('input').value]).toEqual(['p1', 'مریم نمونه']);
  });
});

describe('a plain list', () => {
  it('takes what is written by Enter, none twice, and gives the last back by Backspace', () => {
    const entry = field('آب');
    show(ListEntry, { entry, label: 'برچسب‌ها' });
    for (const text of ['برق', 'آب']) {
      type(text);
      press('Enter');
    }
    expect(entry.text).toBe('آب\nبرق');
    press('Backspace');
    expect(entry.text).toBe('آب');
  });

  it('keeps what was written and not added when it is left', () => {
    const entry = field();
    show(ListEntry, { entry, label: 'برچسب‌ها' });
    type('نیمه');
    one('input').dispatchEvent(new FocusEvent('blur'));
    flushSync();
    expect(entry.text).toBe('نیمه');
  });

  it('of references shows their titles, and hides what is in it already', async () => {
    const entry = field('a1', { value: 'a1', shown: 'محلهٔ فین' });
    const find = async () => [
      { id: 'a1', title: 'محلهٔ فین', sub: '' },
      { id: 'a2', title: 'محلهٔ لتحر', sub: '' },
    ];
    show(ListEntry, { entry, find, label: 'محدوده‌ها' });
    expect(words()).toContain('محلهٔ فین');
    type('محل');
    await new Promise((resolve) => setTimeout(resolve, 160));
    await suggested();
    expect(rows()).toEqual(['محلهٔ لتحر']);
    press('Enter');
    expect(entry.text).toBe('a1\na2');
    expect(words()).toContain('محلهٔ لتحر');
  });
});

describe('a place', () => {
  it('is a point, latitude first', () => {
    show(PlaceEntry, { entry: field(), label: 'جا' });
    type('۳۳٫۹۸۵، ۵۱٫۴۱');
    expect(words()).toContain('۳۳٫۹۸۵ شمالی، ۵۱٫۴۱ شرقی');
  });

  it('that is a larger shape is kept as it is, until a point is wanted in its place', () => {
    const shape = '{"type":"LineString","coordinates":[[51.4,33.9],[51.5,33.9],[51.5,34]]}';
    const entry = field(shape);
    show(PlaceEntry, { entry, label: 'جا' });
    expect([one('input').readOnly, one('input').value]).toEqual([true, 'شکلی با ۳ نقطه']);
    one<HTMLButtonElement>('button').click();
    flushSync();
    expect(entry.text).toBe('');
  });
});

it('a flag is yes or no', () => {
  const entry = field();
  show(FlagEntry, { entry, label: 'متوقف' });
  one('input').click();
  flushSync();
  expect(entry.text).toBe('true');
  one('input').click();
  flushSync();
  expect(entry.text).toBe('false');
});

describe('a password', () => {
  it('is hidden until the eye is touched, and a Persian keyboard is told', () => {
    show(PasswordEntry, { label: 'گذرواژه', value: '', autocomplete: 'current-password' });
    type('سلام');
    expect([one('input').type, words().includes('صفحه‌کلید فارسی')]).toEqual(['password', true]);
    one<HTMLButtonElement>('button').click();
    flushSync();
    expect(one('input').type).toBe('text');
    type('salam');
    expect(words()).not.toContain('صفحه‌کلید فارسی');
  });

  it('tells Caps Lock', () => {
    show(PasswordEntry, { label: 'گذرواژه', value: '', autocomplete: 'current-password' });
    const event = new KeyboardEvent('keydown', { key: 'A', bubbles: true });
    Object.defineProperty(event, 'getModifierState', { value: (name: string) => name === 'CapsLock' });
    one('input').dispatchEvent(event);
    flushSync();
    expect(words()).toContain('Caps Lock روشن است');
  });
});
