/** The stretches of days that people ask for most. Pure: today comes in. */
import { monthFrom, toJalali, weekOf, yearOf, type Days } from '$lib/i18n/dates';
import type { Key } from '$lib/i18n/words';

export interface QuickSpan extends Days {
  key: Key;
  /** The fiscal year that it is, where it is one. */
  year?: number;
}

/** The ready-made stretches as they stand on a day. */
export function quickSpans(today: string): QuickSpan[] {
  const year = toJalali(today)?.year ?? 0;
  return [
    { key: 'calendar.today', first: today, last: today },
    { key: 'calendar.thisWeek', ...weekOf(today) },
    { key: 'calendar.thisMonth', ...monthFrom(today, 0) },
    { key: 'calendar.lastMonth', ...monthFrom(today, -1) },
    { key: 'calendar.thisYear', year, ...yearOf(year) },
    { key: 'calendar.lastYear', year: year - 1, ...yearOf(year - 1) },
  ];
}
