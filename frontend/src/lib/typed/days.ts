/** Reads and writes a day. Pure: today comes in. */
import { monthDays, toJalali } from '$lib/i18n/dates';
import { readTyped } from '$lib/i18n/dates-typed';
import { day } from '$lib/i18n/format';
import { isBlank, refuse, type Read } from './read';

const ESFAND = 12;
/** The last day that the program keeps. */
const LAST_DAY = '2199-12-31';

/** The ISO day that a text means; what is a month or a year, and no one day, is a fault. */
export function readDay(text: string, today: string): Read<string> {
  if (isBlank(text)) return { value: '' };
  const days = readTyped(text, today);
  if (days === 'form') return refuse('field.date', text);
  if (days === 'day') return refuse('field.dateNone', text);
  if ('month' in days) return tooShort(text, days.year, days.month);
  if (days.first !== days.last) return refuse('field.dateSpan', text);
  return days.first > LAST_DAY ? refuse('field.date', text) : { value: days.first };
}

function tooShort(text: string, year: number, month: number) {
  const days = String(monthDays(year, month));
  if (month !== ESFAND) return refuse('field.dateMonth', text, { days });
  return refuse('field.dateEsfand', text, { year: String(year), days });
}

/** Writes an ISO day as «۱۲ مرداد ۱۴۰۵»; what is no day of the calendar as it is. */
export const writeDay = (iso: string): string => (toJalali(iso) ? day(iso, 'fa') : iso);
