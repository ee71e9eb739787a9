/** The pictures of which the years of the city are played. Pure. */
import { monthsUpTo } from '$lib/i18n/months';

/** The last month of a year: what had come about by its end. */
const isYearEnd = (month: string) => month.endsWith('-12');

/**
 * The months from the first that can be looked back on, and today as '' in the end; where nothing may move, the
 * ends of the years alone. None where there is nothing to look back on.
 */
export function picturesOf(first: string, today: string, calm: boolean): string[] {
  const months = monthsUpTo(first, today);
  if (!months.length) return [];
  return [...(calm ? months.filter(isYearEnd) : months), ''];
}
