import { describe, expect, it } from 'vitest';
import { BackendError } from '$lib/backend/call';
import { afterOf, arrangedTiles, digitOf, firstUse, isPaper, usesOf, type Tile } from './board';
import { focusOf, positionOf, stepped, within, writtenFocus } from './focus';
import { Intake, type Taken } from './intake.svelte';

const tile = (row: string, use: string, image = true): Tile => ({ row, media: row, use, image });
const all = ['cover', 'before', 'during', 'after', 'document', 'audit'].map((code) => ({ code, title: code }));
const codes = (one: Tile, papers = true) => usesOf(one, all, papers).map(({ code }) => code);

describe('the board', () => {
  const tiles = [tile('a', 'cover'), tile('p', 'document', false), tile('b', 'after'), tile('q', 'audit')];

  it('shows pictures before documents, each in their order', () => {
    expect(arrangedTiles(tiles).map(({ row }) => row)).toEqual(['a', 'b', 'p', 'q']);
    expect(isPaper(tile('x', '', false))).toBe(true);
    expect(isPaper(tile('x', ''))).toBe(false);
  });

  it.each([
    ['b', -1, ''],
    ['a', 1, 'b'],
    ['q', -1, 'a'],
    ['p', 1, 'q'],
    ['a', -1, undefined],
    ['q', 1, undefined],
    ['none', 1, undefined],
  ] as const)('moves %s by %i among its like, behind %s', (row, step, after) => {
    expect(afterOf(tiles, row, step)).toBe(after);
  });

  it('offers each file what it can be', () => {
    expect(codes(tile('p', 'document', false))).toEqual(['document', 'audit']);
    expect(codes(tile('a', 'cover'))).toEqual(['cover', 'before', 'during', 'after', 'document']);
    expect(codes(tile('a', 'cover'), false)).toEqual(['cover', 'before', 'during', 'after']);
    expect(codes(tile('q', 'audit'))).toEqual(all.map(({ code }) => code));
  });

  it('makes the first picture the cover', () => {
    expect(firstUse(true, [tile('p', 'document', false)])).toBe('cover');
    expect(firstUse(true, tiles)).toBe('during');
    expect(firstUse(false, [])).toBe('document');
  });

  it('knows a digit by its place, held with nothing else', () => {
    const press = (code: string, held = {}) => digitOf(new KeyboardEvent('keydown', { code, ...held }));
    expect(press('Digit3')).toBe(3);
    expect(press('Numpad9')).toBe(9);
    expect([
      press('Digit0'),
      press('KeyA'),
      press('Digit3', { altKey: true }),
      press('Digit3', { ctrlKey: true }),
    ]).toEqual([undefined, undefined, undefined, undefined]);
  });
});

describe('the focus point', () => {
  it('is the middle where nothing that can be read is stored', () => {
    for (const text of ['', 'null', '{', '{"x":"a"}', '[]']) expect(focusOf(text)).toEqual({ x: 0.5, y: 0.5 });
    expect(positionOf('')).toBe('');
  });

  it('is written as the program reads it, and as CSS has it', () => {
    const point = within({ x: 0.42049, y: 1.4 });
    expect(point).toEqual({ x: 0.42, y: 1 });
    expect(writtenFocus(point)).toBe('42%, 100%');
    expect(positionOf(JSON.stringify({ x: 0.423, y: 0.31 }))).toBe('42.3% 31%');
  });

  it('moves by arrows and never leaves the picture', () => {
    expect(stepped({ x: 0.5, y: 0.5 }, 'ArrowLeft', false)).toEqual({ x: 0.49, y: 0.5 });
    expect(stepped({ x: 0.5, y: 0.95 }, 'ArrowDown', true)).toEqual({ x: 0.5, y: 1 });
    expect(stepped({ x: 0.5, y: 0.5 }, 'Tab', false)).toBeUndefined();
  });
});

const file = (name: string) => new File(['x'], name);
const fresh: Taken = { known: '', title: '' };

/** An intake whose files come in when the test says so; what came is told in its order. */
function held() {
  const asked: string[] = [];
  const ends: { done: (taken: Taken) => void; fail: (reason: unknown) => void }[] = [];
  const intake = new Intake((one, stop) => {
    asked.push(one.name);
    return new Promise((done, fail) => {
      ends.push({ done, fail });
      stop.addEventListener('abort', () => fail(stop.reason));
    });
  });
  return { intake, asked, end: (n: number) => ends[n]!, stages: () => intake.files.map(({ stage }) => stage) };
}
const rest = () => new Promise((done) => setTimeout(done));

describe('what comes in', () => {
  it('comes one after the other, and one that fails stops no other', async () => {
    const { intake, asked, end, stages } = held();
    const whole = intake.add([file('a'), file('b'), file('c')]);
    expect(asked).toEqual(['a']);
    expect(stages()).toEqual(['sending', 'waiting', 'waiting']);
    end(0).fail(new BackendError('invalid', 'media.type', '', { file: 'a' }));
    await rest();
    expect(asked).toEqual(['a', 'b']);
    end(1).done({ known: 'public', title: 'گذر' });
    await rest();
    end(2).done(fresh);
    await whole;
    expect(stages()).toEqual(['failed', 'in', 'in']);
    expect(intake.told.map(({ file: { name } }) => name)).toEqual(['a', 'b']);
    expect(intake.files[0]?.error?.key).toBe('media.type');
    expect([intake.done, intake.failed, intake.busy]).toEqual([3, 1, false]);
  });

  it('gives up what waits and what is on its way, and sends it again', async () => {
    const { intake, asked, end, stages } = held();
    const whole = intake.add([file('a'), file('b'), file('c')]);
    intake.cancel(intake.files[1]!);
    intake.cancel(intake.files[0]!);
    await rest();
    expect(asked).toEqual(['a', 'c']);
    end(1).done(fresh);
    await whole;
    expect(stages()).toEqual(['cancelled', 'cancelled', 'in']);
    const again = intake.retry(intake.files[0]!);
    expect(asked).toEqual(['a', 'c', 'a']);
    end(2).done(fresh);
    await again;
    expect(stages()).toEqual(['in', 'cancelled', 'in']);
  });

  it('takes more while some come, and forgets what is in once all are', async () => {
    const { intake, asked, end, stages } = held();
    const whole = intake.add([file('a')]);
    void intake.add([file('b')]);
    end(0).done(fresh);
    await rest();
    end(1).done(fresh);
    await whole;
    expect(asked).toEqual(['a', 'b']);
    void intake.add([file('c')]);
    expect(intake.files.map(({ file: { name } }) => name)).toEqual(['c']);
    intake.cancelAll();
    await rest();
    expect(stages()).toEqual(['cancelled']);
    intake.dismiss(intake.files[0]!);
    expect(intake.files).toEqual([]);
  });
});
