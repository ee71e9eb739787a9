import { flushSync, mount, tick, unmount } from 'svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DraftView, EditsRequest, FieldDef } from '$lib/backend/staff-shapes';
import { Form } from '$lib/form/form.svelte';
import { latin } from '$lib/form/read';
import type { FormTools } from '$lib/form/layout';
import { settings } from '$lib/state/settings.svelte';
import EntryGrid from './EntryGrid.svelte';

const SHEET = 'project/1';
const def = (path: string, sort: string, more: Partial<FieldDef> = {}): FieldDef => ({
  path,
  sort,
  vocabulary: '',
  kind: '',
  required: false,
  max: 0,
  list: false,
  reason: false,
  public: false,
  items: [],
  keys: [],
  fields: [],
  terms: [],
  bulk: [],
  ...more,
});
const SOURCES = [
  { code: 'municipal', fa: 'منابع داخلی', en: 'Municipal', retired: false },
  { code: 'national', fa: 'اعتبارات ملی', en: 'National', retired: false },
];
const LIST = def('budget', '', {
  keys: ['year'],
  fields: [
    def('year', 'year'),
    def('source', 'code', { terms: SOURCES }),
    def('approved', 'money'),
    def('day', 'day'),
  ],
});

let form: Form;
let sent: EditsRequest[];
let part: object;

function draft(rows: string[][]): DraftView {
  const fields = rows.flatMap((texts, n) =>
    texts.map((text, at) => ({
      sheet: SHEET,
      path: `budget.k${n}.${LIST.fields[at]?.path}`,
      text,
      value: latin(text),
      shown: '',
      key: '',
      args: [],
    })),
  );
  const keys = rows.map((_, n) => `k${n}`);
  return {
    id: 'd1',
    seq: 1,
    held: '',
    faults: [],
    sheets: [{ sheet: SHEET, fields, rows: [{ list: 'budget', keys }] }],
  } as unknown as DraftView;
}

async function show(...rows: string[][]) {
  sent = [];
  const edits = async (request: EditsRequest) => {
    sent.push(structuredClone(request));
    const n = request.edits.at(-1)?.n ?? 0;
    return {
      state: 'open',
      seq: 1 + n,
      n,
      at: 5,
      fields: [],
      faults: [],
      told: [],
      canUndo: true,
      canRedo: false,
    };
  };
  form = new Form(draft(rows), 'u1', 'toman', {
    edits,
    undo: async () => draft([]),
    redo: async () => draft([]),
  });
  const columns = [
    { path: 'year', label: 'field.budget.year', carry: 'next' },
    { path: 'source', label: 'field.budget.source', carry: 'same' },
    { path: 'approved', label: 'field.budget.approved' },
    { path: 'day', label: 'field.progress.day' },
  ] as const;
  const tools = { unit: 'toman', used: async () => [] } as unknown as FormTools;
  const props = { form, tools, sheet: SHEET, field: LIST, columns: [...columns], face: { label: 'اعتبار' } };
  part = mount(EntryGrid, { target: document.body, props });
  flushSync();
  box().focus();
  await rest();
}

const rest = async () => {
  flushSync();
  await tick();
  flushSync();
};
const box = () =>
  document.querySelector<HTMLInputElement>('td :is(input, textarea)') ?? document.createElement('input');
const where = () =>
  box()
    .closest('td')
    ?.dataset.place?.replace(/^.*budget\./, '') ?? '';
const texts = () =>
  form
    .rows(SHEET, 'budget')
    .map((row) => LIST.fields.map(({ path }) => form.entry(SHEET, `budget.${row}.${path}`).text));

async function press(code: string, held: KeyboardEventInit = {}) {
  const event = new KeyboardEvent('keydown', { code, key: code, bubbles: true, cancelable: true, ...held });
  box().dispatchEvent(event);
  await rest();
  return event.defaultPrevented;
}

async function type(text: string) {
  box().value = text;
  box().dispatchEvent(new InputEvent('input', { bubbles: true }));
  await rest();
}

async function clip(kind: 'paste' | 'copy' | 'cut', text = '') {
  let held = text;
  const event = new Event(kind, { bubbles: true, cancelable: true });
  const clipboardData = { getData: () => held, setData: (_: string, next: string) => (held = next) };
  Object.defineProperty(event, 'clipboardData', { value: clipboardData });
  box().dispatchEvent(event);
  await rest();
  return held;
}

const ONE = ['۱۴۰۳', 'municipal', '۱۰', ''];
const TWO = ['۱۴۰۴', 'national', '۲۰', ''];

beforeEach(() => settings.set({ lang: 'fa', unit: 'toman' }));
afterEach(async () => {
  await form.saver.end();
  void unmount(part);
  document.body.innerHTML = '';
});

describe('a grid', () => {
  it('is one stop of Tab, in the first cell', async () => {
    await show(ONE, TWO);
    expect(document.querySelectorAll('td :is(input, textarea)')).toHaveLength(1);
    expect(where()).toBe('k0.year');
    expect(document.querySelectorAll('td button:not([tabindex="-1"])')).toHaveLength(0);
  });

  it('goes by the eye, and keeps the cursor', async () => {
    await show(ONE, TWO);
    await press('ArrowLeft');
    expect(where()).toBe('k0.source');
    await press('ArrowDown');
    await press('ArrowRight');
    expect(where()).toBe('k1.year');
    expect(document.activeElement).toBe(box());
    settings.set({ lang: 'en' });
    await press('ArrowRight');
    expect(where()).toBe('k1.source');
  });

  it('makes a row of what is typed behind the last one, and Tab goes on into it', async () => {
    await show(ONE);
    await press('End');
    await press('Tab');
    expect(form.rows(SHEET, 'budget')).toHaveLength(1);
    await type('۱۴۰۴');
    const [, row] = form.rows(SHEET, 'budget');
    expect(where()).toBe(`${row}.year`);
    await press('Tab');
    await type('مل');
    await press('Tab');
    expect(texts()[1]?.slice(0, 2)).toEqual(['۱۴۰۴', 'national']);
    expect(document.activeElement).toBe(box());
  });

  it('leaves a cell as it was by Esc, and by F2 writes within it', async () => {
    await show(ONE);
    await type('۱۳۹۹');
    expect(texts()[0]?.[0]).toBe('۱۳۹۹');
    await press('Escape');
    expect(texts()[0]?.[0]).toBe('۱۴۰۳');
    await press('F2');
    expect(await press('ArrowLeft')).toBe(false);
    expect(where()).toBe('k0.year');
  });

  it('takes a range of a spreadsheet in as one step, and makes the rows that it needs', async () => {
    await show(ONE);
    await clip('paste', '۱۴۰۵\tمنابع داخلی\t۳۰\r\n۱۴۰۶\tاعتبارات ملی\t۴۰\r\n');
    expect(texts()).toEqual([
      ['۱۴۰۵', 'municipal', '۳۰', ''],
      ['۱۴۰۶', 'national', '۴۰', ''],
    ]);
    await form.saver.flush();
    const edits = sent.flatMap((request) => request.edits);
    expect(edits.length).toBeGreaterThan(5);
    expect(new Set(edits.map(({ step }) => step))).toEqual(new Set([edits[0]?.n]));
  });

  it('tells of cells that have no column', async () => {
    await show(ONE);
    await press('End');
    await clip('paste', 'امروز\tبیرون');
    expect(document.querySelector('.note')?.textContent).toContain('۱');
  });

  it('lets one cell be pasted by the browser', async () => {
    await show(ONE);
    const event = new Event('paste', { bubbles: true, cancelable: true });
    Object.defineProperty(event, 'clipboardData', { value: { getData: () => 'یک' } });
    box().dispatchEvent(event);
    expect(event.defaultPrevented).toBe(false);
  });

  it('gives what is chosen to a spreadsheet, and takes it out by cutting', async () => {
    await show(ONE, TWO);
    await press('ArrowDown', { shiftKey: true });
    await press('ArrowLeft', { shiftKey: true });
    expect(await clip('copy')).toBe('1403\tمنابع داخلی\n1404\tاعتبارات ملی');
    expect(await clip('cut')).toContain('1404');
    expect(texts().map((row) => row.slice(0, 3))).toEqual([
      ['', '', '۱۰'],
      ['', '', '۲۰'],
    ]);
  });

  it('fills down a range, a cell, and an empty row from the year before', async () => {
    await show(ONE, TWO);
    await press('ArrowDown');
    await press('KeyD', { ctrlKey: true });
    expect(texts()[1]?.[0]).toBe('۱۴۰۳');
    await press('ArrowDown');
    await press('KeyD', { ctrlKey: true });
    expect(texts()[2]).toEqual(['۱۴۰۴', 'national', '', '']);
    expect(where()).toMatch(/approved$/);
    await press('Home', { ctrlKey: true });
    await press('ArrowDown', { shiftKey: true });
    await press('ArrowDown', { shiftKey: true });
    await press('KeyD', { ctrlKey: true });
    expect(texts().map(([year]) => year)).toEqual(['۱۴۰۳', '۱۴۰۳', '۱۴۰۳']);
  });

  it('writes today in a cell of a day, and nowhere else', async () => {
    await show(ONE);
    await press('Semicolon', { ctrlKey: true });
    expect(texts()[0]?.[0]).toBe('۱۴۰۳');
    await press('End');
    await press('Semicolon', { ctrlKey: true });
    expect(texts()[0]?.[3]).toMatch(/[۰-۹]+ .+ ۱۴/);
  });

  it('moves a row, takes it away, and keeps the cursor', async () => {
    await show(ONE, TWO);
    await press('ArrowDown', { altKey: true });
    expect(form.rows(SHEET, 'budget')).toEqual(['k1', 'k0']);
    expect(where()).toBe('k0.year');
    await press('Delete', { ctrlKey: true });
    expect(form.rows(SHEET, 'budget')).toEqual(['k1']);
    expect(document.activeElement).toBe(box());
  });

  it('takes no key of a sign that is being composed', async () => {
    await show(ONE);
    expect(await press('Tab', { isComposing: true })).toBe(false);
    expect(where()).toBe('k0.year');
  });
});
