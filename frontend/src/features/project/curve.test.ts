import { describe, expect, it } from 'vitest';
import type { ProgressRow } from '$lib/backend/shapes';
import { gap, latest, line, path, ticks } from './curve';

const row = (day: string, actual?: number): ProgressRow => ({ day, physicalActual: actual, note: '' });
const rows = [row('2026-01-01', 0), row('2026-01-06'), row('2026-01-11', 50)];
const plane = { width: 100, height: 200, mirrored: false };

describe('line', () => {
  it('leaves out what was not observed', () => {
    expect(line(rows, 'physicalActual', plane).map((point) => point.value)).toEqual([0, 50]);
    expect(line(rows, 'financialActual', plane)).toEqual([]);
  });

  it('lays time along the plane and shares from its foot up', () => {
    expect(path(line(rows, 'physicalActual', plane))).toBe('M0.0 200.0L100.0 100.0');
  });

  it('runs from right to left on a mirrored plane', () => {
    expect(path(line(rows, 'physicalActual', { ...plane, mirrored: true }))).toBe('M100.0 200.0L0.0 100.0');
  });

  it('stands in the middle with one observation', () => {
    expect(path(line([row('2026-01-01', 10)], 'physicalActual', plane))).toBe('M50.0 180.0');
  });
});

describe('ticks', () => {
  it('hold the first day, the last and one between', () => {
    expect(ticks(rows, 3, plane)).toEqual([
      { x: 0, day: '2026-01-01' },
      { x: 50, day: '2026-01-06' },
      { x: 100, day: '2026-01-11' },
    ]);
  });

  it('are none without rows and one for one day', () => {
    expect(ticks([], 4, plane)).toEqual([]);
    expect(ticks([row('2026-01-01', 5)], 4, plane)).toEqual([{ x: 50, day: '2026-01-01' }]);
  });
});

describe('gap', () => {
  it('is told by the newest observation that has plan and work', () => {
    const seen: ProgressRow[] = [
      { day: '2026-02-01', physicalPlanned: 60, physicalActual: 48, note: '' },
      { day: '2026-01-01', physicalPlanned: 20, physicalActual: 25, note: '' },
      { day: '2026-03-01', physicalActual: 50, note: '' },
      { day: '2026-04-01', physicalPlanned: 90, note: '' },
    ];
    expect(gap(seen, 'physical')).toEqual({ day: '2026-02-01', points: -12 });
  });

  it('is unknown without one', () => {
    expect(gap(rows, 'physical')).toBeUndefined();
    expect(gap([], 'financial')).toBeUndefined();
  });
});

describe('latest', () => {
  it('has the plan of its own day, and never that of another', () => {
    const planned = { ...row('2026-01-06', 30), physicalPlanned: 40 };
    expect(latest([row('2026-01-01', 10), planned], 'physical')).toEqual({
      day: '2026-01-06',
      actual: 30,
      planned: 40,
    });
    expect(latest([planned, row('2026-01-11', 50)], 'physical')).toEqual({
      day: '2026-01-11',
      actual: 50,
      planned: undefined,
    });
  });

  it('of money needs no observation of the work', () => {
    const paid = { day: '2026-01-06', financialActual: 20, note: '' };
    expect(latest([row('2026-01-11', 50), paid], 'financial')?.actual).toBe(20);
    expect(latest([row('2026-01-01')], 'physical')).toBeUndefined();
  });
});
