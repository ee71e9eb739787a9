/** How what lasts several days lies over the weeks of a month: one bar a week, in lanes that don't cross. Pure. */
import { addDays, daysBetween, weekOf, type Days } from '$lib/i18n/dates';

/** What lasts from one ISO day to another, both in it. */
export interface Lasting {
  from: string;
  to: string;
  text: string;
  colour?: string;
  /** What is said of it, once, on its first day in sight. */
  spoken: string;
}

/** A part of it within one week. */
export interface Bar extends Lasting {
  /** From 0 on, the topmost. */
  lane: number;
  /** How many days of the week it covers. */
  days: number;
  /** Whether it begins and ends here, and not in another week or month. */
  opens: boolean;
  closes: boolean;
}

/** One day of the month. */
export interface BarDay {
  /** The bars that begin on it. */
  bars: Bar[];
  /** How many lanes its bars take, those from other days too. */
  depth: number;
  /** How many found no lane. */
  hidden: number;
  /** What is said of what is in sight from this day on. */
  spoken: string[];
}

export const noBars: BarDay = { bars: [], depth: 0, hidden: 0, spoken: [] };

/** The bars of a month by the ISO day on which each begins in its week; `lanes` is how many find room. */
export function barsOf(list: Lasting[], month: Days, lanes: number): Record<string, BarDay> {
  const out: Record<string, BarDay> = {};
  const day = (iso: string) => (out[iso] ??= { bars: [], depth: 0, hidden: 0, spoken: [] });
  const sorted = list
    .filter(({ from, to }) => from <= month.last && to >= month.first)
    .toSorted((a, b) => a.from.localeCompare(b.from) || b.to.localeCompare(a.to));
  for (const one of sorted) day(one.from < month.first ? month.first : one.from).spoken.push(one.spoken);
  for (let week = month.first; week <= month.last; week = addDays(weekOf(week).last, 1)) {
    const last = weekOf(week).last < month.last ? weekOf(week).last : month.last;
    layWeek(sorted, { first: week, last }, lanes, day);
  }
  return out;
}

function layWeek(list: Lasting[], { first, last }: Days, lanes: number, day: (iso: string) => BarDay) {
  const taken: string[] = [];
  for (const one of list) {
    if (one.from > last || one.to < first) continue;
    const [from, to] = [one.from < first ? first : one.from, one.to > last ? last : one.to];
    let lane = taken.findIndex((end) => end < from);
    if (lane < 0) lane = taken.length;
    const days = daysBetween(from, to) + 1;
    const covered = Array.from({ length: days }, (_, n) => day(addDays(from, n)));
    if (lane >= lanes) {
      for (const on of covered) on.hidden += 1;
      continue;
    }
    taken[lane] = to;
    for (const on of covered) on.depth = Math.max(on.depth, lane + 1);
    day(from).bars.push({ ...one, lane, days, opens: from === one.from, closes: to === one.to });
  }
}
