/** Jalali months as the address writes them: 1403-05. Pure. */
import { fromJalali, monthDays, toJalali } from './dates';
import { digits, gregorianDay, jalaliDay, jalaliMonth, type Lang } from './format';

/** How many months have passed since the year 0; undefined for what is no month. */
export function monthNumber(text: string): number | undefined {
  const match = /^(\d{4})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const [year, month] = [Number(match[1]), Number(match[2])];
  return fromJalali(year, month, 1) ? year * 12 + month - 1 : undefined;
}

export const monthText = (number: number): string =>
  `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;

/** The last day of a month as an ISO text; empty for what is no month. */
export function lastOf(text: string): string {
  const number = monthNumber(text);
  if (number === undefined) return '';
  const [year, month] = [Math.floor(number / 12), (number % 12) + 1];
  return fromJalali(year, month, monthDays(year, month));
}

/** Writes a month: «مرداد ۱۴۰۳», Mordad 1403; in either language one of this calendar. */
export function monthName(text: string, lang: Lang): string {
  const number = monthNumber(text);
  if (number === undefined) return '';
  return `${jalaliMonth((number % 12) + 1, lang)} ${digits(text.slice(0, 4), lang)}`;
}

/** Writes a month with its last day: «مرداد ۱۴۰۳ (۳۱ مرداد ۱۴۰۳)», Mordad 1403 (21 Aug 2024). */
export function monthEnd(text: string, lang: Lang): string {
  const last = lastOf(text);
  if (!last) return '';
  return `${monthName(text, lang)} (${lang === 'fa' ? jalaliDay(last, lang) : gregorianDay(last, lang)})`;
}

/** The month of an ISO day; empty for no day. */
export function monthOfDay(iso: string): string {
  const date = toJalali(iso);
  return date ? monthText(date.year * 12 + date.month - 1) : '';
}

/** The months from one on that had ended before a day; empty where none had. */
export function monthsUpTo(first: string, today: string): string[] {
  const [from, to] = [monthNumber(first), monthNumber(monthOfDay(today))];
  if (from === undefined || to === undefined) return [];
  return Array.from({ length: Math.max(0, to - from) }, (_, n) => monthText(from + n));
}
