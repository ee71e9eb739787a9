/** The S-curve: observations as places on a plane. Pure. */
import type { ProgressRow } from '$lib/backend/shapes';

export type Side = 'physical' | 'financial';

export interface Point {
  x: number;
  y: number;
  day: string;
  value: number;
}

export interface Plane {
  width: number;
  height: number;
  /** Whether time runs from right to left, as the page is read. */
  mirrored: boolean;
}

const DAY = 86_400_000;

const when = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / DAY;

/** The observed shares of one line; rows without one are left out, never taken for nought. */
export function line(rows: ProgressRow[], key: keyof ProgressRow, plane: Plane): Point[] {
  const { from, length } = reach(rows);
  const points: Point[] = [];
  for (const row of rows) {
    const value = row[key];
    if (typeof value !== 'number') continue;
    const share = length ? (when(row.day) - from) / length : 0.5;
    const x = (plane.mirrored ? 1 - share : share) * plane.width;
    points.push({ x, y: (1 - value / 100) * plane.height, day: row.day, value });
  }
  return points;
}

/** The SVG path through the points. */
export const path = (points: Point[]) =>
  points.map(({ x, y }, n) => `${n ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');

/** Days to write under the plane: the first, the last and even ones between, `count` at most; one day stands in its middle. */
export function ticks(rows: ProgressRow[], count: number, plane: Plane): { x: number; day: string }[] {
  const { from, length } = reach(rows);
  if (!rows.length) return [];
  const steps = length ? Math.max(1, count - 1) : 0;
  return Array.from({ length: steps + 1 }, (_, n) => {
    const share = steps ? n / steps : 0.5;
    const day = new Date((from + (steps ? share : 0) * length) * DAY).toISOString().slice(0, 10);
    return { x: (plane.mirrored ? 1 - share : share) * plane.width, day };
  });
}

function reach(rows: ProgressRow[]) {
  const days = rows.map((row) => when(row.day));
  const from = Math.min(...days);
  return { from, length: Math.max(...days) - from };
}

/** The newest observation of a side, with the plan of that very day where there was one. */
export interface Latest {
  day: string;
  actual: number;
  planned?: number;
}

/** The newest day on which a side was observed; undefined where it never was. */
export function latest(rows: ProgressRow[], side: Side): Latest | undefined {
  const row = newest(rows, (one) => one[`${side}Actual`] !== undefined);
  const actual = row?.[`${side}Actual`];
  if (!row || actual === undefined) return undefined;
  return { day: row.day, actual, planned: row[`${side}Planned`] };
}

/**
 * How far actual progress is from the plan, in points of percent, behind where negative: by the newest
 * observation that has both; undefined where there is none.
 */
export function gap(rows: ProgressRow[], side: Side): { day: string; points: number } | undefined {
  const both = newest(
    rows,
    (row) => row[`${side}Actual`] !== undefined && row[`${side}Planned`] !== undefined,
  );
  if (!both) return undefined;
  return { day: both.day, points: (both[`${side}Actual`] ?? 0) - (both[`${side}Planned`] ?? 0) };
}

function newest(rows: ProgressRow[], fits: (row: ProgressRow) => boolean): ProgressRow | undefined {
  return rows
    .filter(fits)
    .reduce<ProgressRow | undefined>((last, row) => (last && last.day > row.day ? last : row), undefined);
}
