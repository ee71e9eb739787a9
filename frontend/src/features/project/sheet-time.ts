/** How long a project is planned to take, and how it stands to its end. Pure. */
import { monthDays, toJalali } from '$lib/i18n/dates';

const DAY = 86_400_000;

/** Days from one ISO day to another, less than 0 where the other is the earlier. */
export const daysTo = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY);

/** The whole months of the calendar from one day to a later one, and the days that are left over. */
export function monthsAndDays(from: string, to: string): { months: number; days: number } | undefined {
  const [a, b] = [toJalali(from), toJalali(to)];
  if (!a || !b || to < from) return undefined;
  const months = (b.year - a.year) * 12 + b.month - a.month;
  const days = b.day - a.day;
  if (days >= 0) return { months, days };
  const [year, month] = b.month > 1 ? [b.year, b.month - 1] : [b.year - 1, 12];
  return { months: months - 1, days: days + monthDays(year, month) };
}
