import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DraftView, EditsRequest, EditsView, FaultView, FieldView } from '$lib/backend/staff-shapes';
import { Form } from './form.svelte';

const SHEET = 'place/1';
const field = (path: string, text: string, more: Partial<FieldView> = {}): FieldView => ({
  sheet: SHEET,
  path,
  text,
  value: text,
  shown: '',
  key: '',
  args: [],
  ...more,
});
const fault = (path: string, key: string): FaultView => ({ sheet: SHEET, path, key, args: [] });

function draft(fields: FieldView[], more: Partial<DraftView> = {}): DraftView {
  const nobody = { id: '', name: '' };
  return {
    id: 'd1',
    title: '',
    origin: '',
    round: '',
    many: false,
    state: 'open',
    word: '',
    returned: '',
    field: '',
    held: '',
    owner: nobody,
    reviewer: nobody,
    mine: true,
    canTake: false,
    canHand: false,
    canSend: true,
    canReview: false,
    canReopen: false,
    canUndo: false,
    canRedo: false,
    seq: 1,
    n: 0,
    opened: 0,
    touched: 0,
    at: 0,
    sheets: [
      {
        sheet: SHEET,
        kind: 'place',
        id: '1',
        title: '',
        base: 0,
        new: true,
        stale: false,
        withdraw: false,
        taken: '',
        back: false,
        reason: '',
        faults: 0,
        changes: [],
        whole: true,
        fields,
        rows: [{ list: 'media', keys: ['a', 'b'] }],
        told: { sheet: SHEET, told: 0, due: 0, missing: [] },
      },
    ],
    faults: [],
    stale: false,
    unit: 'toman',
    ...more,
  };
}

let sent: EditsRequest[];
let answer: (request: EditsRequest) => EditsView;
let undone: DraftView;
let forms: Form[];

function form(view: DraftView) {
  const calls = {
    edits: async (request: EditsRequest) => {
      sent.push(structuredClone(request));
      await new Promise((resolve) => setTimeout(resolve, 200));
      return answer(request);
    },
    undo: async () => undone,
    redo: async () => undone,
  };
  const made = new Form(view, 'u1', 'toman', calls);
  forms.push(made);
  return made;
}

/** What Go answers to a burst: the fields as they were read, and all faults. */
function reply(request: EditsRequest, fields: FieldView[] = [], faults: FaultView[] = []): EditsView {
  const n = request.edits.at(-1)?.n ?? 0;
  return { state: 'open', seq: 1 + n, n, at: 5, fields, faults, told: [], canUndo: true, canRedo: false };
}

const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  [sent, forms] = [[], []];
  answer = (request) => reply(request);
});

afterEach(async () => {
  for (const one of forms) void one.saver.end();
  await wait(1000);
  vi.useRealTimers();
});

describe('an answer', () => {
  it('never writes into a field that has newer text', async () => {
    answer = (request) =>
      reply(request, [field('name', 'فین!', { value: 'قدیم' })], [fault('name', 'field.long')]);
    const name = form(draft([field('name', '')])).entry(SHEET, 'name');
    name.type('فین');
    await wait(450);
    name.type('فین کاشان');
    await wait(200);
    expect([name.text, name.value, name.fault]).toEqual(['فین کاشان', '', undefined]);
    answer = (request) => reply(request, [field('name', 'فین کاشان')]);
    await wait(1500);
    expect([name.text, name.value, name.waiting]).toEqual(['فین کاشان', 'فین کاشان', false]);
  });

  it('says that a returned draft is in its owner’s hands again', async () => {
    const f = form(draft([field('name', '')], { state: 'returned', returned: 'نام کامل را بنویسید' }));
    f.entry(SHEET, 'name').type('فین');
    await wait(1000);
    expect([f.view.state, f.view.returned]).toEqual(['open', 'نام کامل را بنویسید']);
  });

  it('says how a text was read, and who else is at fault by it', async () => {
    answer = (request) =>
      reply(request, [field('start', '۱۲ مرداد', { value: '2026-08-03' })], [fault('end', 'event.order')]);
    const f = form(draft([field('start', ''), field('end', '۱۴۰۵/۱/۱')]));
    f.entry(SHEET, 'start').type('۱۲ مرداد');
    f.entry(SHEET, 'start').leave();
    await wait(250);
    expect(f.entry(SHEET, 'start').value).toBe('2026-08-03');
    expect(f.entry(SHEET, 'end').told?.key).toBe('event.order');
    expect(f.faultsOf(SHEET, ['start', 'end'])).toHaveLength(1);
  });
});

describe('a fault', () => {
  it('is told on leaving, lifted while it is mended, never while first typing', async () => {
    answer = (request) => reply(request, [], [fault('start', 'cell.day')]);
    const start = form(draft([field('start', '')])).entry(SHEET, 'start');
    start.type('۱۴۰۵/۱۳/۴۰');
    await wait(700);
    expect(start.fault?.key).toBe('cell.day');
    expect(start.told).toBeUndefined();
    start.leave();
    expect(start.told?.key).toBe('cell.day');
    start.type('۱۴۰۵/۱۲/۴');
    expect(start.told).toBeUndefined();
    answer = (request) => reply(request);
    start.leave();
    await wait(300);
    expect(start.told).toBeUndefined();
  });

  it('of an empty field is told once somebody wants to send', () => {
    const f = form(draft([field('name', '')], { faults: [fault('name', 'field.required')] }));
    const name = f.entry(SHEET, 'name');
    name.leave();
    expect(name.told).toBeUndefined();
    f.told = true;
    expect(name.told?.key).toBe('field.required');
  });

  it('that a draft was left with is told at once', () => {
    const f = form(draft([field('start', '۱۴۰۵/۱۳/۴۰')], { faults: [fault('start', 'cell.day')] }));
    expect(f.entry(SHEET, 'start').told?.key).toBe('cell.day');
  });
});

describe('rows', () => {
  it('are put with what is in them, moved and dropped by their keys', async () => {
    const f = form(draft([]));
    const key = f.addRow(SHEET, 'media', { use: 'cover' }, 'a');
    expect(f.rows(SHEET, 'media')).toEqual(['a', key, 'b']);
    f.moveRow(SHEET, 'media', 'b', -1);
    expect(f.rows(SHEET, 'media')).toEqual(['a', 'b', key]);
    f.dropRow(SHEET, 'media', 'a');
    await wait(1500);
    const ops = sent.flatMap(({ edits }) => edits.map(({ op, path, row, after }) => [op, path, row, after]));
    expect(sent[0]?.edits[0]?.item).toBe('{"item":{"use":"cover"}}');
    expect(f.entry(SHEET, `media.${key}.use`).text).toBe('cover');
    expect(ops).toEqual([
      ['add', 'media', key, 'a'],
      ['move', 'media', 'b', 'a'],
      ['drop', 'media', 'a', ''],
    ]);
  });

  it('at the ends move no further', () => {
    const f = form(draft([]));
    f.moveRow(SHEET, 'media', 'a', -1);
    f.moveRow(SHEET, 'media', 'b', 1);
    expect(f.saver.left).toBe(0);
  });
});

describe('undo', () => {
  it('sends what is typed first, and shows the draft as it then is', async () => {
    answer = (request) => reply(request, [field('name', 'فین')]);
    undone = draft([field('name', '')], { seq: 9, canRedo: true });
    const f = form(draft([field('name', '')]));
    f.entry(SHEET, 'name').type('فین');
    const done = f.undo();
    await wait(300);
    await done;
    expect(sent).toHaveLength(1);
    expect([f.entry(SHEET, 'name').text, f.canRedo]).toEqual(['', true]);
  });
});

describe('a draft that is held', () => {
  it('takes no word', async () => {
    const f = form(draft([field('name', 'فین')], { held: 'draft.others' }));
    f.entry(SHEET, 'name').type('دیگر');
    await wait(1000);
    expect([f.readonly, f.entry(SHEET, 'name').text, sent.length]).toEqual([true, 'فین', 0]);
  });

  it('became so while it was typed: the words stay on the page', async () => {
    answer = () => {
      throw '{"code":"conflict","key":"draft.others"}';
    };
    const f = form(draft([field('name', '')]));
    f.entry(SHEET, 'name').type('فین');
    await wait(1000);
    expect([f.readonly, f.refused?.key, f.entry(SHEET, 'name').text]).toEqual([true, 'draft.others', 'فین']);
  });
});

it('an older view of the draft changes nothing', () => {
  const f = form(draft([field('name', 'نو')], { seq: 8 }));
  f.open(draft([field('name', 'کهنه')], { seq: 7 }));
  expect(f.entry(SHEET, 'name').text).toBe('نو');
});

it('a draft of another hand is shown as it changes', () => {
  const f = form(draft([field('name', 'فین')], { held: 'draft.others' }));
  f.open(draft([field('name', 'فین کاشان')], { held: 'draft.others', seq: 2 }));
  expect(f.entry(SHEET, 'name').text).toBe('فین کاشان');
});
