import { flushSync, mount, tick, unmount, type Component } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { settings } from '$lib/state/settings.svelte';
import CalendarPane from './CalendarPane.svelte';
import DayField from './DayField.svelte';
import DayRange from './DayRange.svelte';
import { quickSpans } from './spans';

// 2 Azar 1405, a Monday.
const NOW = Date.UTC(2026, 10, 23, 9);

let parts: object[] = [];

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
  settings.set({ lang: 'fa' });
});

afterEach(() => {
  for (const part of parts) void unmount(part);
  parts = [];
  document.body.innerHTML = '';
  vi.useRealTimers();
});

function show<P extends Record<string, unknown>>(part: Component<P>, props: P) {
  parts.push(mount(part, { target: document.body, props }));
  flushSync();
}

function one<E extends Element = HTMLElement>(selector: string): E {
  const found = document.querySelector<E>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}

const dayOf = (name: string) => one<HTMLButtonElement>(`.day[aria-label^="${name}"]`);
const names = (selector: string) => [...document.querySelectorAll(selector)].map((e) => e.textContent.trim());
const focused = () => document.activeElement?.getAttribute('aria-label') ?? '';

async function press(key: string, shiftKey = false) {
  one('[tabindex="0"].day').dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true }));
  await tick();
  await tick();
}

function type(text: string, input = one<HTMLInputElement>('input')) {
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  input.dispatchEvent(new Event('change', { bubbles: true }));
  flushSync();
}

describe('the pane', () => {
  const pane = (props: Partial<Record<'at' | 'from' | 'to' | 'min' | 'max', string>> = {}) => {
    const onpick = vi.fn<(iso: string) => void>();
    show(CalendarPane, { at: '', from: '', to: '', min: '', max: '', onpick, ...props });
    return onpick;
  };

  it('opens on the month of today, from Saturday, in Persian figures', () => {
    pane();
    expect(one('[role="grid"]').getAttribute('aria-label')).toBe('آذر ۱۴۰۵');
    expect(names('th')).toEqual(['ش', 'ی', 'د', 'س', 'چ', 'پ', 'ج']);
    expect(names('.day')).toHaveLength(30);
    expect(names('.day').at(-1)).toBe('۳۰');
    expect(one('[aria-current="date"]').getAttribute('aria-label')).toBe('دوشنبه ۲ آذر ۱۴۰۵');
    expect(names('.day.friday')).toEqual(['۶', '۱۳', '۲۰', '۲۷']);
  });

  it('shows Jalali months and Gregorian days in English', () => {
    settings.set({ lang: 'en' });
    pane();
    expect(one('[role="grid"]').getAttribute('aria-label')).toBe('Azar 1405');
    expect(names('.beside')).toEqual(['November – December 2026']);
    expect(one('[aria-current="date"]').getAttribute('aria-label')).toBe(
      'Monday, 2 Azar 1405 (23\u00a0Nov\u00a02026)',
    );
    expect(one('[aria-current="date"] small').textContent).toBe('23');
  });

  it('moves with the keys as the page is read', async () => {
    pane();
    await press('ArrowLeft');
    expect(focused()).toBe('سه‌شنبه ۳ آذر ۱۴۰۵');
    await press('PageDown');
    expect(focused()).toBe('پنجشنبه ۳ دی ۱۴۰۵');
    await press('End');
    expect(focused()).toBe('جمعه ۴ دی ۱۴۰۵، تعطیل');
    await press('PageUp', true);
    expect(focused()).toBe('پنجشنبه ۴ دی ۱۴۰۴');
    expect(document.querySelectorAll('.day[tabindex="0"]')).toHaveLength(1);
  });

  it('keeps to its limits', async () => {
    const onpick = pane({ min: '2026-11-22', max: '2026-11-25' });
    dayOf('چهارشنبه ۴ آذر').click();
    expect(dayOf('پنجشنبه ۵ آذر').disabled).toBe(true);
    dayOf('پنجشنبه ۵ آذر').click();
    expect(onpick.mock.calls).toEqual([['2026-11-25']]);
    await press('PageDown');
    expect(focused()).toBe('چهارشنبه ۴ آذر ۱۴۰۵');
    expect(one<HTMLButtonElement>('[aria-label="ماه بعد"]').disabled).toBe(true);
  });

  it('lets the month and the year be chosen at once', async () => {
    pane({ at: '2025-03-20' });
    one('[aria-label="سال: ۱۴۰۳"]').click();
    flushSync();
    [...document.querySelectorAll<HTMLElement>('li button')].find((b) => b.textContent === '۱۴۰۴')?.click();
    await tick();
    await tick();
    expect(focused()).toBe('جمعه ۲۹ اسفند ۱۴۰۴، تعطیل'); // 1404 has no 30 Esfand
    one('[aria-label="ماه: اسفند"]').click();
    flushSync();
    [...document.querySelectorAll<HTMLElement>('li button')].find((b) => b.textContent === 'مرداد')?.click();
    await tick();
    expect(one('[role="grid"]').getAttribute('aria-label')).toBe('مرداد ۱۴۰۴');
  });

  it('tells which days are chosen', () => {
    pane({ at: '2026-11-24', from: '2026-11-24', to: '2026-11-26' });
    expect(names('[aria-selected="true"]')).toEqual(['۳', '۴', '۵']);
    expect(names('.chosen')).toEqual(['۳', '۵']);
  });
});

describe('a day field', () => {
  const field = (props: { value?: string; min?: string; max?: string } = {}) => {
    const onchange = vi.fn<(iso: string) => void>();
    show(DayField, { label: 'روز', value: '', onchange, ...props });
    return onchange;
  };

  it('reads what is typed', () => {
    const onchange = field();
    type('۱۲ مرداد ۱۴۰۳');
    expect(onchange.mock.calls).toEqual([['2024-08-02']]);
    expect(one('input').getAttribute('aria-invalid')).toBe('false');
  });

  it('shows its day in words and gives it up when emptied', () => {
    const onchange = field({ value: '2024-08-02' });
    expect(one<HTMLInputElement>('input').value).toBe('۱۲ مرداد ۱۴۰۳');
    type('');
    expect(onchange.mock.calls).toEqual([['']]);
  });

  it.each([
    ['فردا یا پس‌فردا', 'این نوشته تاریخ نیست. مانند این بنویسید: ۱۲ مرداد ۱۴۰۳ یا ۱۴۰۳/۵/۱۲'],
    ['۳۰ اسفند ۱۴۰۴', 'چنین روزی در تقویم نیست.'],
    ['مرداد ۱۴۰۳', 'تنها یک روز بنویسید، مانند ۱۲ مرداد ۱۴۰۳.'],
    ['۱۳۵۷/۱۱/۲۲', 'زودتر از ۱ فروردین ۱۴۰۰ نمی‌شود.'],
    ['۱۴۱۰/۱/۱', 'دیرتر از ۲۹ اسفند ۱۴۰۵ نمی‌شود.'],
  ])('says what is wrong with «%s» and keeps it', (text, fault) => {
    const onchange = field({ min: '2021-03-21', max: '2027-03-20' });
    type(text);
    const input = one<HTMLInputElement>('input');
    expect(document.getElementById(input.getAttribute('aria-describedby') ?? '')?.textContent).toBe(fault);
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(input.value).toBe(text);
    expect(onchange).not.toHaveBeenCalled();
  });
});

describe('a stretch of days', () => {
  const range = async (from = '', to = '', lang: 'fa' | 'en' = 'fa') => {
    settings.set({ lang });
    const onchange = vi.fn<(from: string, to: string) => void>();
    show(DayRange, { label: 'زمان', from, to, onchange });
    const name = one('.range-trigger').textContent.trim();
    one('.range-trigger').click();
    await tick();
    flushSync();
    return { onchange, name };
  };

  it.each([
    ['', '', 'fa', 'زمان: هر زمان'],
    ['2024-08-02', '', 'fa', 'زمان: از ۱۲ مرداد ۱۴۰۳'],
    ['', '2024-08-02', 'fa', 'زمان: تا ۱۲ مرداد ۱۴۰۳'],
    ['2024-08-02', '2024-08-02', 'fa', 'زمان: ۱۲ مرداد ۱۴۰۳'],
    ['2024-07-22', '2024-08-02', 'fa', 'زمان: ۱ مرداد ۱۴۰۳ تا ۱۲ مرداد ۱۴۰۳'],
    ['2024-07-22', '2024-08-02', 'en', 'زمان: 1 – 12 Mordad 1403 (22 Jul – 2 Aug 2024)'],
  ] as const)('from «%s» to «%s» is written in %s', async (from, to, lang, want) => {
    expect((await range(from, to, lang)).name.replaceAll('\u00a0', ' ')).toBe(want);
  });

  it('takes two touches in either order', async () => {
    const { onchange } = await range();
    dayOf('سه‌شنبه ۱۰ آذر').click();
    flushSync();
    expect(onchange).not.toHaveBeenCalled();
    dayOf('چهارشنبه ۴ آذر').click();
    expect(onchange.mock.calls).toEqual([['2026-11-25', '2026-12-01']]);
  });

  it('takes a ready-made stretch', async () => {
    const { onchange } = await range();
    [...document.querySelectorAll<HTMLElement>('ul button')]
      .find((button) => button.textContent.includes('پارسال'))
      ?.click();
    expect(onchange.mock.calls).toEqual([['2025-03-21', '2026-03-20']]);
  });

  it.each([
    ['تابستان ۱۴۰۳', 0, '2024-06-21', '2024-09-21'],
    ['۱ فروردین ۱۴۰۳', 0, '2024-03-20', '2024-08-05'],
    ['امروز', 0, '2026-11-23', ''],
    ['مرداد ۱۴۰۳', 1, '2024-08-02', '2024-08-21'],
    ['۱ فروردین ۱۴۰۳', 1, '', '2024-03-20'],
    ['', 0, '', '2024-08-05'],
  ] as const)('reads «%s» on side %i', async (text, side, from, to) => {
    const { onchange } = await range('2024-08-02', '2024-08-05');
    type(text, document.querySelectorAll<HTMLInputElement>('.ends input')[side]);
    expect(onchange.mock.calls).toEqual([[from, to]]);
  });
});

describe('ready-made stretches', () => {
  it('are those of the day', () => {
    const spans = Object.fromEntries(quickSpans('2026-11-23').map((s) => [s.key, `${s.first} ${s.last}`]));
    expect(spans).toEqual({
      'calendar.today': '2026-11-23 2026-11-23',
      'calendar.thisWeek': '2026-11-21 2026-11-27',
      'calendar.thisMonth': '2026-11-22 2026-12-21',
      'calendar.lastMonth': '2026-10-23 2026-11-21',
      'calendar.thisYear': '2026-03-21 2027-03-20',
      'calendar.lastYear': '2025-03-21 2026-03-20',
    });
  });
});
