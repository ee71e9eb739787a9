import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EditView, EditsRequest, EditsView } from '$lib/backend/staff-shapes';
import { resend } from './resend';
import { resumeAll, Saver } from './saver.svelte';
import { sendAll } from './senders';
import { keepTail, tailsOf } from './tail';

/** A program that keeps edits as the true one does: by page and number, a repeat counts once. */
class Program {
  kept = new Map<string, number>();
  log: EditView[] = [];
  calls: EditsRequest[] = [];
  inFlight = 0;
  most = 0;
  /** What happens to the next calls: nothing, or it fails before or after it was kept, or is never answered. */
  fate: ('' | 'before' | 'after' | 'never' | { code: string; key: string })[] = [];
  delay = 5;

  send = async (request: EditsRequest): Promise<EditsView> => {
    this.calls.push(structuredClone(request));
    this.most = Math.max(this.most, ++this.inFlight);
    const fate = this.fate.shift() ?? '';
    await new Promise((resolve) => setTimeout(resolve, this.delay));
    this.inFlight -= 1;
    if (typeof fate === 'object') throw JSON.stringify(fate);
    if (fate === 'before') throw '{"code":"internal","key":"silent"}';
    const view = this.keep(request);
    if (fate === 'after') throw '{"code":"internal","key":"silent"}';
    if (fate === 'never') return new Promise(() => undefined);
    return view;
  };

  keep({ page, edits }: EditsRequest): EditsView {
    for (const edit of edits) {
      if (edit.n <= (this.kept.get(page) ?? 0)) continue;
      this.kept.set(page, edit.n);
      this.log.push(edit);
    }
    const n = this.kept.get(page) ?? 0;
    return {
      state: 'open',
      seq: this.log.length,
      n,
      at: Date.now(),
      fields: [],
      faults: [],
      told: [],
      canUndo: true,
      canRedo: false,
    };
  }

  text(path: string) {
    return this.log.findLast((edit) => edit.path === path)?.text;
  }
}

let program: Program;
let answers: EditsView[];
let refused: string[];
let savers: Saver[];

function saver(page = 'p1') {
  const made = new Saver({
    draft: 'd1',
    page,
    user: 'u1',
    unit: 'toman',
    at: 7,
    send: program.send,
    answered: (view) => answers.push(view),
    refused: (error) => refused.push(error.key),
  });
  savers.push(made);
  return made;
}

const set = (path: string, text: string) => ({ sheet: 'place/1', op: 'set', path, text });
const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const tail = () => tailsOf('u1').flatMap(({ edits }) => edits.map(({ path, text }) => `${path}=${text}`));

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  program = new Program();
  [answers, refused, savers] = [[], [], []];
});

afterEach(async () => {
  program.fate = [];
  const ended = Promise.all(savers.map((one) => one.end()));
  await wait(30_000);
  await ended;
  vi.useRealTimers();
});

describe('a burst', () => {
  it('goes after a rest, as one edit', async () => {
    const s = saver();
    for (const text of ['پ', 'پا', 'پار', 'پارک']) {
      s.push(set('name', text));
      await wait(100);
    }
    expect(program.calls).toHaveLength(0);
    await wait(400);
    expect(program.log.map(({ text }) => text)).toEqual(['پارک']);
    expect(s.mark).toMatchObject({ name: 'saved', at: expect.any(Number) });
  });

  it('goes within a second of steady typing', async () => {
    const s = saver();
    for (let n = 0; n < 24; n++) {
      s.push(set('name', 'ا'.repeat(n + 1)));
      await wait(50);
    }
    expect(program.calls.length).toBeGreaterThanOrEqual(1);
    await wait(1000);
    expect(program.text('name')).toBe('ا'.repeat(24));
  });

  it('goes at once where a field is left', async () => {
    const s = saver();
    s.push(set('name', 'فین'));
    void s.flush();
    await wait(6);
    expect(program.text('name')).toBe('فین');
    expect(s.left).toBe(0);
  });

  it('is one call in flight, whatever comes meanwhile', async () => {
    program.delay = 700;
    const s = saver();
    for (let n = 0; n < 40; n++) {
      s.push(set(n % 2 ? 'name' : 'source', String(n)));
      if (n % 5 === 0) void s.flush();
      await wait(60);
    }
    await wait(5000);
    expect(program.most).toBe(1);
    expect([program.text('name'), program.text('source')]).toEqual(['39', '38']);
    expect(program.log.map(({ n }) => n)).toEqual([...program.log.map(({ n }) => n)].sort((a, b) => a - b));
  });
});

describe('the tail', () => {
  it('holds an edit from the event that made it until it is acknowledged', async () => {
    const s = saver();
    s.push(set('name', 'فین'));
    expect(tail()).toEqual(['name=فین']);
    await wait(500);
    expect(tail()).toEqual([]);
    expect(localStorage.length).toBe(0);
  });

  it('keeps what is newer than the answer', async () => {
    program.delay = 300;
    const s = saver();
    s.push(set('name', 'فین'));
    await wait(500);
    s.push(set('name', 'فین کاشان'));
    await wait(250);
    expect(tail()).toEqual(['name=فین کاشان']);
    await wait(1500);
    expect(program.text('name')).toBe('فین کاشان');
  });

  it('is sent again after a restart, and counts once', async () => {
    const edits = [edit(1, 'name', 'فین'), edit(2, 'source', 'نقشه')];
    // The program kept the first and died before it said so.
    program.keep({ draft: 'd1', page: 'old', unit: 'toman', edits: edits.slice(0, 1) });
    keepTail({ draft: 'd1', page: 'old', user: 'u1', unit: 'toman', edits });
    const left = resend('u1', program.send, 'd1');
    await wait(10);
    expect(await left).toEqual([]);
    expect(program.log.map(({ path }) => path)).toEqual(['name', 'source']);
    expect(tail()).toEqual([]);
  });

  it('of a page that is alive is left to it', async () => {
    saver('alive').push(set('name', 'فین'));
    expect(await resend('u1', program.send)).toEqual([]);
    expect(program.calls).toHaveLength(0);
  });

  it('of an earlier life is sent as it was, and then goes', async () => {
    keepTail({ draft: 'd1', page: 'old', user: 'u1', unit: 'toman', edits: [edit(4, 'name', 'مانده')] });
    const left = resend('u1', program.send, 'd1');
    await wait(10);
    expect(await left).toEqual([]);
    expect(program.text('name')).toBe('مانده');
    expect(tail()).toEqual([]);
  });

  it('of a closed draft is given back, and stays', async () => {
    keepTail({ draft: 'd1', page: 'old', user: 'u1', unit: 'toman', edits: [edit(1, 'name', 'مانده')] });
    program.fate = [{ code: 'gone', key: 'draft.closed' }];
    const left = resend('u1', program.send);
    await wait(10);
    expect((await left).map(({ error }) => error.key)).toEqual(['draft.closed']);
    expect(tail()).toEqual(['name=مانده']);
  });

  it('of another person is neither sent nor seen', async () => {
    keepTail({ draft: 'd1', page: 'old', user: 'u2', unit: 'toman', edits: [edit(1, 'name', 'راز')] });
    expect(await resend('u1', program.send)).toEqual([]);
    expect(program.calls).toHaveLength(0);
    expect(tailsOf('u2')).toHaveLength(1);
  });

  it('that the machine does not keep stops nothing', async () => {
    const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const s = saver();
    s.push(set('name', 'فین'));
    await wait(500);
    expect(program.text('name')).toBe('فین');
    full.mockRestore();
  });
});

describe('a lost answer', () => {
  it.each(['before', 'after'] as const)(
    '%s it was kept is asked for again, and counts once',
    async (fate) => {
      program.fate = [fate];
      const s = saver();
      s.push(set('name', 'فین'));
      await wait(430);
      expect(s.mark.name).toBe('silent');
      await wait(1000);
      expect(s.mark.name).toBe('saved');
      expect(program.log.map(({ text }) => text)).toEqual(['فین']);
    },
  );

  it('waits longer each time, and at the latest 15 seconds', async () => {
    program.fate = Array.from({ length: 10 }, () => 'before' as const);
    saver().push(set('name', 'فین'));
    await wait(4000);
    expect(program.calls.length).toBeLessThanOrEqual(4);
    await wait(120_000);
    expect(program.text('name')).toBe('فین');
  });

  it('never comes: it says so, and tries again', async () => {
    program.fate = ['never'];
    const s = saver();
    s.push(set('name', 'فین'));
    await wait(2000);
    expect(s.mark.name).toBe('underway');
    await wait(8000);
    expect(s.mark.name).toBe('silent');
    await wait(20_000);
    expect(s.mark.name).toBe('saved');
    expect(program.log).toHaveLength(1);
  });

  it('comes late: what it says is true all the same', async () => {
    program.delay = 21_000;
    const s = saver();
    s.push(set('name', 'فین'));
    await wait(20_600);
    expect(s.mark.name).toBe('silent');
    await wait(1500);
    expect(s.left).toBe(0);
    await wait(30_000);
    expect(program.log).toHaveLength(1);
  });

  it('loses nothing that was typed meanwhile', async () => {
    program.fate = ['before', 'after', 'before'];
    const s = saver();
    s.push(set('name', 'ف'));
    await wait(450);
    s.push(set('name', 'فی'));
    await wait(300);
    s.push(set('source', 'نقشه'));
    await wait(20_000);
    expect([program.text('name'), program.text('source')]).toEqual(['فی', 'نقشه']);
    expect(new Set(program.log.map(({ n }) => n)).size).toBe(program.log.length);
  });
});

describe('the mark', () => {
  it('says that it is on its way only after a second', async () => {
    program.delay = 3000;
    const s = saver();
    s.push(set('name', 'فین'));
    await wait(900);
    expect(s.mark.name).toBe('saved');
    await wait(200);
    expect(s.mark.name).toBe('underway');
    await wait(5000);
    expect(s.mark.name).toBe('saved');
  });

  it('is red with the reason where the disk is full, and tries on', async () => {
    program.fate = [{ code: 'disk', key: 'disk.full' }];
    const s = saver();
    s.push(set('name', 'فین'));
    await wait(450);
    expect(s.mark).toMatchObject({ name: 'failed', final: false, error: { key: 'disk.full' } });
    expect(s.unkept.map(({ text }) => text)).toEqual(['فین']);
    await wait(1000);
    expect(s.mark.name).toBe('saved');
  });

  it('stays red where the draft was taken over, and keeps the words', async () => {
    program.fate = [{ code: 'conflict', key: 'draft.others' }];
    const s = saver();
    s.push(set('name', 'فین'));
    await wait(450);
    s.push(set('name', 'فین کاشان'));
    await wait(60_000);
    expect(s.mark).toMatchObject({ name: 'failed', final: true });
    expect(refused).toEqual(['draft.others']);
    expect(program.calls).toHaveLength(1);
    expect(s.unkept.at(-1)?.text).toBe('فین کاشان');
    expect(tail()).toContain('name=فین کاشان');
  });

  it('says that it is locked, and goes on after the unlock', async () => {
    program.fate = [{ code: 'session', key: 'session.locked' }];
    const s = saver();
    s.push(set('name', 'فین'));
    await wait(450);
    expect(s.mark.name).toBe('locked');
    await wait(60_000);
    expect(program.calls).toHaveLength(1);
    resumeAll();
    await wait(10);
    expect(s.mark.name).toBe('saved');
    expect(program.text('name')).toBe('فین');
  });
});

describe('all savers', () => {
  it('send what they hold when the page is left', async () => {
    saver('a').push(set('name', 'یک'));
    saver('b').push(set('source', 'دو'));
    void sendAll();
    await wait(6);
    expect([program.text('name'), program.text('source')]).toEqual(['یک', 'دو']);
  });
});

describe('work that must be alone', () => {
  it('sees all edits, and meets none', async () => {
    const s = saver();
    s.push(set('name', 'فین'));
    let seen: string | undefined;
    const done = s.alone(async () => {
      seen = program.text('name');
      s.push(set('name', 'فین ۲'));
      await new Promise((resolve) => setTimeout(resolve, 2000));
      return program.text('name');
    });
    await wait(2100);
    expect(seen).toBe('فین');
    expect(await done).toBe('فین');
    await wait(500);
    expect(program.text('name')).toBe('فین ۲');
  });

  it('does not begin where the edits are not kept', async () => {
    program.fate = [{ code: 'disk', key: 'disk.full' }];
    const s = saver();
    s.push(set('name', 'فین'));
    const work = vi.fn();
    const done = expect(s.alone(work)).rejects.toMatchObject({ key: 'disk.full' });
    await wait(50);
    await done;
    expect(work).not.toHaveBeenCalled();
  });
});

function edit(n: number, path: string, text: string): EditView {
  return {
    n,
    sheet: 'place/1',
    op: 'set',
    item: '',
    path,
    row: '',
    after: '',
    text,
    at: 0,
    cut: 0,
    step: 0,
    joins: '',
  };
}
