/**
 * Reads what a person types for a day or a stretch of days: «۱۲ مرداد ۱۴۰۳», ۱۴۰۳/۵/۱۲, «تابستان ۱۴۰۳»,
 * «ماه گذشته», 2 August 2024 … Pure: today comes in. What is read, and how, is said in Go at
 * jalali.ParseTyped; one table of typed texts holds both to the same days.
 */
import {
  addDays,
  addMonths,
  FIRST_YEAR,
  fromJalali,
  half,
  isDay,
  LAST_YEAR,
  monthDays,
  monthFrom,
  monthOf,
  quarter,
  quarterOf,
  toJalali,
  weekday,
  weekOf,
  yearOf,
  type Days,
} from './dates';
import {
  anyOf,
  gregorianMonths,
  months,
  nearDays,
  numbers,
  seasons,
  squeeze,
  steps,
  units,
  weekdays,
  years,
} from './dates-words';

/** Why a text was not read: it is no date, or the calendar has no such day. */
export type Unread = 'form' | 'day';

/** A month that is too short for the day that was typed. */
export interface ShortMonth {
  year: number;
  month: number;
}

/** The days that a text means. */
export function readDays(text: string, today: string): Days | Unread {
  const read = readTyped(text, today);
  return typeof read === 'object' && 'month' in read ? 'day' : read;
}

/** The days that a text means; for a day behind the end of a month, that month. */
export function readTyped(text: string, today: string): Days | Unread | ShortMonth {
  const squeezed = squeeze(text);
  const [, name, rest] = WEEKDAY.exec(squeezed) ?? [];
  if (name === undefined || rest === undefined) return readSpan(squeezed, today);
  const days = readSpan(rest, today);
  if (typeof days === 'string' || 'month' in days) return days;
  return days.first === days.last && weekday(days.first) === weekdays.get(name) ? days : 'day';
}

function readSpan(text: string, today: string): Days | Unread | ShortMonth {
  for (const [form, read] of RULES) {
    const match = form.exec(text);
    if (!match) continue;
    const days = read(
      match.slice(1).map((part: string | undefined) => part ?? ''),
      today,
    );
    if ('month' in days) return days;
    return isDay(days.first) && isDay(days.last) ? days : 'day';
  }
  return 'form';
}

type Reader = (parts: string[], today: string) => Days | ShortMonth;

const one = (iso: string): Days => ({ first: iso, last: iso });
const count = (text = '') => numbers.get(text) ?? (text === '' ? 0 : Number(text));
const yearNow = (today: string) => toJalali(today)?.year ?? 0;

/** A year as it is written: none, a word, two digits (79 years back to 20 on) or four. */
function fullYear(text: string, today: string): number {
  const now = yearNow(today);
  if (text === '') return now;
  const step = years.get(text);
  if (step !== undefined) return now + step;
  if (text.length > 2) return Number(text);
  const first = now - 79;
  return first + ((((Number(text) - first) % 100) + 100) % 100);
}

const gregorianYear = (text: string, today: string) => Number(text === '' ? today.slice(0, 4) : text);

function gregorian(year: number, month: number, day: number): string {
  const pad = (n: number, width: number) => String(n).padStart(width, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

function gregorianSpan(year: number, month: number, length: number): Days {
  const last = new Date(Date.UTC(year, month - 1 + length, 0)).getUTCDate();
  return { first: gregorian(year, month, 1), last: gregorian(year, month - 1 + length, last) };
}

/** A day of the Jalali calendar, or the month that does not have it. */
function jalaliDay(year: number, month: number, day: number): Days | ShortMonth {
  const days = year >= FIRST_YEAR && year <= LAST_YEAR ? monthDays(year, month) : 0;
  return days > 0 && day > days ? { year, month } : one(fromJalali(year, month, day));
}

/** A day, or a month, of the calendar that the year belongs to. */
const dayOf = (year: number, month: number, day: number) =>
  year > LAST_YEAR ? one(gregorian(year, month, day)) : jalaliDay(year, month, day);
const monthIn = (year: number, month: number) =>
  year > LAST_YEAR ? gregorianSpan(year, month, 1) : monthOf(year, month);

const readNear: Reader = ([word = ''], today) => one(addDays(today, nearDays.get(word) ?? 0));

const readDaysAway: Reader = ([n, way = ''], today) => one(addDays(today, count(n) * (steps.get(way) ?? 0)));

const readStep: Reader = ([unit = '', after = '', before = '', unitAfter = ''], today) => {
  const step = steps.get(after + before) ?? 0;
  switch (units.get(unit + unitAfter)) {
    case 'week':
      return weekOf(addDays(today, 7 * step));
    case 'month':
      return monthFrom(today, step);
    case 'year':
      return yearOf(yearNow(today) + step);
  }
  const to = toJalali(addMonths(today, 3 * step)) ?? { year: 0, month: 0 };
  return quarter(to.year, quarterOf(to.month));
};

const readNumbers: Reader = ([a = '', month, b = ''], today) => {
  const reversed = a.length <= 2 && (b.length > 2 || Number(b) > 31);
  const [year, day] = reversed ? [b, a] : [a, b];
  return dayOf(fullYear(year, today), count(month), count(day));
};

function readDay(day: string, name: string, year: string, today: string): Days | ShortMonth {
  const month = months.get(name);
  if (month === undefined) {
    return one(gregorian(gregorianYear(year, today), gregorianMonths.get(name) ?? 0, count(day)));
  }
  return jalaliDay(fullYear(year, today), month, count(day));
}

const readMonth: Reader = ([name = '', year = ''], today) => {
  const month = months.get(name);
  if (month !== undefined) return monthOf(fullYear(year, today), month);
  return gregorianSpan(gregorianYear(year, today), gregorianMonths.get(name) ?? 0, 1);
};

const readYear: Reader = ([written = '', alone = ''], today) => {
  const year = fullYear(written + alone, today);
  return year > LAST_YEAR ? gregorianSpan(year, 1, 12) : yearOf(year);
};

const SLOTS: Record<string, string> = {
  weekday: anyOf(weekdays),
  month: anyOf(months),
  gregorian: anyOf(gregorianMonths),
  season: anyOf(seasons),
  near: anyOf(nearDays),
  number: anyOf(numbers),
  unit: anyOf(units),
  yearword: anyOf(years),
  sep: '[/.-]?',
  th: '(?:ام|م|st|nd|rd|th)?',
  year: `(?:سالمالی|سال)?(\\d{4}|\\d\\d|${anyOf(years)})`,
  // «مرداد ۱۲» may be a day: two digits after a month must look like a year.
  clear: `(?:سالمالی|سال)?(\\d{4}|0\\d|3[2-9]|[4-9]\\d|${anyOf(years)})`,
};

/** A form that must match the whole text, its {names} filled in. */
function form(pattern: string): RegExp {
  const filled = pattern.replace(/\{([a-z]+)\}/g, (_, name: string) => SLOTS[name] ?? '');
  return new RegExp(`^(?:${filled})$`);
}

const WEEKDAY = form('(?:روز)?({weekday})(.+)');

const RULES: [RegExp, Reader][] = [
  [form('({near})'), readNear],
  [form('(\\d{1,4}|{number})(?:روز|days?)(پیش|قبل|دیگر|بعد|ago)'), readDaysAway],
  [form('(?:({unit})(جاری|گذشته|پیش|قبل|اینده|بعد)|(این|this|last|next)({unit}))'), readStep],
  [form('(\\d{4})(\\d\\d)(\\d\\d)'), ([y, m, d]) => dayOf(count(y), count(m), count(d))],
  [form('(\\d{4}|\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4}|\\d{1,2})'), readNumbers],
  [form('(\\d{4})[/.-](\\d{1,2})'), ([y, m]) => monthIn(count(y), count(m))],
  [form('(\\d{1,2})[/.-](\\d{4})'), ([m, y]) => monthIn(count(y), count(m))],
  [
    form('(\\d{1,2}|{number}){th}{sep}({month})(?:ماه)?(?:{sep}{year})?'),
    ([d = '', m = '', y = ''], today) => readDay(d, m, y, today),
  ],
  [
    form('(\\d{1,2}|{number}){th}{sep}({gregorian})(?:{sep}(\\d{4}))?'),
    ([d = '', m = '', y = ''], today) => readDay(d, m, y, today),
  ],
  [
    form('({month}|{gregorian}){sep}(\\d{1,2}){th}{sep}(\\d{4})'),
    ([m = '', d = '', y = ''], today) => readDay(d, m, y, today),
  ],
  [
    form('(\\d{4}){sep}({month}|{gregorian}){sep}(\\d{1,2})'),
    ([y = '', m = '', d = ''], today) => readDay(d, m, y, today),
  ],
  [form('({month})(?:ماه)?(?:{sep}{clear})?'), readMonth],
  [form('({gregorian})(?:{sep}(\\d{4}))?'), readMonth],
  [
    form('(?:فصل)?({season})(?:{sep}{year})?'),
    ([name = '', year = ''], today) => quarter(fullYear(year, today), seasons.get(name) ?? 0),
  ],
  [
    form('(?:سهماهه|فصل|q|quarter)([1-4]|{number})(?:{sep}{year})?'),
    ([n, year = ''], today) => quarter(fullYear(year, today), count(n)),
  ],
  [
    form('(?:ششماهه|نیمه|نیمسال|half)([12]|{number})(?:{sep}{year})?'),
    ([n, year = ''], today) => half(fullYear(year, today), count(n)),
  ],
  [form('(?:سالمالی|سال|fiscalyear|year)(\\d{4}|\\d\\d)|(\\d{4}|{yearword})'), readYear],
];
