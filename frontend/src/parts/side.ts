/** Figures of two things, row by row. Pure. */

/** What stands in one of both columns. */
export interface Side {
  text?: string;
  rials?: number;
  /** The length of its bar, percent of the larger of both, or of a hundred; none where it is not known. */
  bar?: number;
  href?: string;
}

export interface SideRow {
  label: string;
  a: Side;
  b: Side;
}

export interface SideGroup {
  title: string;
  rows: SideRow[];
}

/** Two numbers with bars in proportion; a number that is not known has none. */
export function inProportion(a: number | undefined, b: number | undefined): [number?, number?] {
  const most = Math.max(a ?? 0, b ?? 0);
  const bar = (value: number | undefined) =>
    value === undefined || !most ? undefined : (value / most) * 100;
  return [bar(a), bar(b)];
}
