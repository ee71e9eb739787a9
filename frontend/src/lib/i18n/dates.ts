/**
 * Counting with days. Pure: a day is its ISO 8601 text (Gregorian) and the calendar is the Solar
 * Hijri one; today comes in. The rules are those of the Go package jalali, and one table of days
 * holds both to the same answers.
 */
import { CalendarDate, parseDate, PersianCalendar, toCalendar } from '@internationalized/date';

/** A day of the Solar Hijri calendar; months count from 1. */
export interface Jalali {
  year: number;
  month: number;
  day: number;
}

/** A stretch of days as ISO texts, both ends in it. */
export interface Days {
  first: string;
  last: string;
}

/** The years in which the arithmetic of the calendar is known to hold. */
export const FIRST_YEAR = 1210;
export const LAST_YEAR = 1633;

const persian = new PersianCalendar();
const UNIX_EPOCH = new CalendarDate(1970, 1, 1);

function read(iso: string): CalendarDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return undefined;
  try {
    const date = toCalendar(parseDate(iso), persian);
    return date.year >= FIRST_YEAR && date.year <= LAST_YEAR ? date : undefined;
  } catch {
    return undefined; // a day that the Gregorian calendar does not have
  }
}

function write(date: CalendarDate): string {
  if (date.year < FIRST_YEAR || date.year > LAST_YEAR) return '';
  return toCalendar(date, UNIX_EPOCH.calendar).toString();
}

/** The Jalali day of an ISO day; undefined for anything else and outside the known years. */
export function toJalali(iso: string): Jalali | undefined {
  const date = read(iso);
  return date && { year: date.year, month: date.month, day: date.day };
}

/** The ISO day of a Jalali day; empty where the calendar has no such day. */
export function fromJalali(year: number, month: number, day: number): string {
  if (year < FIRST_YEAR || year > LAST_YEAR || day < 1 || day > monthDays(year, month)) return '';
  return write(new CalendarDate(persian, year, month, day));
}

/** Reports whether the text is an ISO day within the known years. */
export const isDay = (iso: string): boolean => read(iso) !== undefined;

/** The length of a month in days; 0 for a month that is none. */
export function monthDays(year: number, month: number): number {
  if (month < 1 || month > 12) return 0;
  return persian.getDaysInMonth(new CalendarDate(persian, year, month, 1));
}

/** The day so many days on; empty outside the known years. */
export function addDays(iso: string, days: number): string {
  const date = read(iso);
  return date ? write(date.add({ days })) : '';
}

/** The day so many months on; the last of the month where the month is too short. */
export function addMonths(iso: string, months: number): string {
  const date = read(iso);
  return date ? write(date.add({ months })) : '';
}

/** The day so many years on; 30 Esfand becomes the 29th in a year without it. */
export const addYears = (iso: string, years: number): string => addMonths(iso, years * 12);

/** How many days lie from one to the other; negative where it is earlier. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

/** The number of جمعه, the day of rest. */
export const FRIDAY = 6;

/** The day of the week from Saturday: 0 is شنبه, 6 is جمعه. */
export function weekday(iso: string): number {
  return (new Date(iso).getUTCDay() + 1) % 7;
}

/** The quarter of a Jalali month, 1 to 4; the seasons are the same. */
export const quarterOf = (month: number): number => Math.ceil(month / 3);

/** The week of the year, from 1; the first is the one with 1 Farvardin in it. */
export function weekOfYear(iso: string): number {
  const date = toJalali(iso);
  if (!date) return 0;
  const newYear = fromJalali(date.year, 1, 1);
  return Math.floor((daysBetween(newYear, iso) + weekday(newYear)) / 7) + 1;
}

/** The week of a day, Saturday to Friday. */
export function weekOf(iso: string): Days {
  const first = addDays(iso, -weekday(iso));
  return { first, last: addDays(first, 6) };
}

/** So many months of a year, from one on. */
function monthsOf(year: number, month: number, length: number): Days {
  const last = month + length - 1;
  return { first: fromJalali(year, month, 1), last: fromJalali(year, last, monthDays(year, last)) };
}

/** The days of a Jalali month. */
export const monthOf = (year: number, month: number): Days => monthsOf(year, month, 1);

/** The days of a quarter or season, 1 to 4. */
export const quarter = (year: number, n: number): Days => monthsOf(year, 3 * n - 2, 3);

/** The days of half a year, 1 or 2. */
export const half = (year: number, n: number): Days => monthsOf(year, 6 * n - 5, 6);

/** The days of a Jalali year, which is the municipal fiscal year too. */
export const yearOf = (year: number): Days => monthsOf(year, 1, 12);

/** The month that lies so many months from that of a day. */
export function monthFrom(iso: string, months: number): Days {
  const date = toJalali(addMonths(iso, months));
  return date ? monthOf(date.year, date.month) : { first: '', last: '' };
}

/** The day of an instant (Unix ms) in Tehran. */
export function dayInTehran(at: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Tehran' }).format(at);
}

/** The nearest day within the limits; an empty limit is none. */
export function within(iso: string, min: string, max: string): string {
  if (min && iso < min) return min;
  return max && iso > max ? max : iso;
}

/** The weeks that show a month, whole, so that the days before and after it are in them. */
export function weeksOf(year: number, month: number): string[][] {
  const { first, last } = monthOf(year, month);
  const start = addDays(first, -weekday(first));
  const count = Math.ceil((daysBetween(start, last) + 1) / 7);
  const days = (week: number) => Array.from({ length: 7 }, (_, i) => addDays(start, week * 7 + i));
  return Array.from({ length: count }, (_, week) => days(week));
}

/** Where a key leads from a day in a calendar; undefined for a key that leads nowhere. */
export function dayByKey(event: { key: string; shiftKey: boolean }, iso: string, dir: 'rtl' | 'ltr') {
  const ahead = dir === 'rtl' ? -1 : 1;
  switch (event.key) {
    case 'ArrowRight':
      return addDays(iso, ahead);
    case 'ArrowLeft':
      return addDays(iso, -ahead);
    case 'ArrowUp':
      return addDays(iso, -7);
    case 'ArrowDown':
      return addDays(iso, 7);
    case 'PageUp':
      return addMonths(iso, event.shiftKey ? -12 : -1);
    case 'PageDown':
      return addMonths(iso, event.shiftKey ? 12 : 1);
    case 'Home':
      return weekOf(iso).first;
    case 'End':
      return weekOf(iso).last;
  }
  return undefined;
}
