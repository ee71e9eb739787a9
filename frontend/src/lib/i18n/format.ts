/**
 * How days, instants, numbers and money are written. Pure: the language and the clock come in.
 * Days are ISO dates and never shift with the time zone; instants are Unix ms shown in Tehran time;
 * amounts are whole rials.
 */

export type Lang = 'fa' | 'en';
export type Unit = 'toman' | 'rial';
export type DayForm = 'long' | 'short' | 'month' | 'week';

const TEHRAN = 'Asia/Tehran';
const JALALI: Record<Lang, string> = { fa: 'fa-IR-u-ca-persian-nu-arabext', en: 'en-GB-u-ca-persian' };
/** American English, whose months are short in three letters all: the British one has Sept. */
const GREGORIAN: Record<Lang, string> = { fa: 'fa-IR-u-ca-gregory-nu-arabext', en: 'en-US' };
const MONTH = { month: 'long', year: 'numeric' } as const;
const NUMBERS: Record<Lang, string> = { fa: 'fa-IR-u-nu-arabext', en: 'en-GB' };

/** Writes the digits of a text in the language's own; a Latin code such as KSH-1402-004 stays whole. */
export function digits(text: string, lang: Lang): string {
  if (lang === 'en') return text;
  return text.replace(/[A-Za-z][\w./@-]*|[0-9]/g, (part) =>
    /[0-9]/.test(part[0] ?? '') ? String.fromCharCode(0x06f0 + Number(part)) : part,
  );
}

/** Makes a thing once for each name: a format of Intl takes a hundred times longer to make than to use. */
function once<T>(make: (name: string) => T): (name: string) => T {
  const made = new Map<string, T>();
  return (name) => {
    const known = made.get(name) ?? make(name);
    made.set(name, known);
    return known;
  };
}

const numberFormat = once((name) => {
  const [locale, fraction] = name.split(' ');
  return new Intl.NumberFormat(locale, { maximumFractionDigits: Number(fraction) });
});
const dayFormat = once((name) => {
  const [locale, options] = JSON.parse(name) as [string, Intl.DateTimeFormatOptions];
  return new Intl.DateTimeFormat(locale, options);
});

/** Writes a number with its thousands parted. */
export function number(value: number, lang: Lang, fraction = 0): string {
  return numberFormat(`${NUMBERS[lang]} ${fraction}`).format(value);
}

/** Writes a share of a hundred: ۶۳٪ or 63%; with decimals where it is compared with another. */
export function percent(value: number, lang: Lang, fraction = value > 0 && value < 1 ? 1 : 0): string {
  return number(value, lang, fraction) + (lang === 'fa' ? '٪' : '%');
}

/** Joins names as the language does: الف، ب و پ. */
export function list(items: string[], lang: Lang): string {
  if (lang === 'en') return new Intl.ListFormat('en-GB').format(items);
  // Intl puts a comma before the last «و», which Persian does not.
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join('، ')} و ${last}`;
}

type Parts = Partial<Record<Intl.DateTimeFormatPartTypes, string>>;

function parts(at: number, locale: string, options: Intl.DateTimeFormatOptions): Parts {
  const found: Parts = {};
  for (const part of dayFormat(JSON.stringify([locale, options])).formatToParts(at)) {
    found[part.type] = part.value;
  }
  return found;
}

/** Noon of an ISO day by universal time; undefined for anything else. */
function noon(iso: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (!match) return undefined;
  return Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]), 12);
}

/**
 * Writes an ISO day: «۱۲ مهر ۱۴۰۴», 12 Mehr 1404 (4 Oct 2025). In English the Gregorian day stands beside
 * the Jalali one, but for a month. An empty text for a missing day.
 */
export function day(iso: string, lang: Lang, form: DayForm = 'long'): string {
  const at = noon(iso);
  return at === undefined ? '' : written(at, 'UTC', lang, form);
}

/** Writes the day of an instant in Tehran, in the calendars of `day`. */
export function instantDay(at: number, lang: Lang, form: DayForm = 'long'): string {
  return written(at, TEHRAN, lang, form);
}

/** Writes the days from one to the other, both in it: 5 Mehr – 12 Aban 1404 (27 Sep – 3 Nov 2025). */
export function days(from: string, to: string, lang: Lang): string {
  const [first, last] = [noon(from), noon(to)];
  if (first === undefined || last === undefined || lang === 'fa')
    return range(day(from, lang), day(to, lang), lang);
  if (first === last) return day(from, lang);
  return beside(stretch(first, last, JALALI.en, 'long'), stretch(first, last, GREGORIAN.en, 'short'));
}

/** Writes the hour of an instant in Tehran: ۱۷:۳۰. */
export function hour(at: number, lang: Lang): string {
  const p = parts(at, NUMBERS[lang], {
    timeZone: TEHRAN,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return `${p.hour}:${p.minute}`;
}

/** Writes the day and the hour of an instant in Tehran. */
export function moment(at: number, lang: Lang): string {
  return `${instantDay(at, lang)}${lang === 'fa' ? '،' : ','} ${hour(at, lang)}`;
}

/** Writes a stretch from one to the other: «۹:۰۰ تا ۱۱:۰۰», 9:00 – 11:00. */
export function range(from: string, to: string, lang: Lang): string {
  return lang === 'fa' ? `${from} تا ${to}` : `${from} – ${to}`;
}

/** Writes an ISO day in the Gregorian calendar, to stand beside the Jalali one: «۴ اکتبر ۲۰۲۵», 4 Oct 2025. */
export function gregorianDay(iso: string, lang: Lang): string {
  const at = noon(iso);
  return at === undefined ? '' : plain(at, 'UTC', GREGORIAN[lang], lang === 'fa' ? 'long' : 'short');
}

/** Writes the Gregorian months in which the days from one to the other lie: September – October 2025. */
export function gregorianMonths(from: string, to: string, lang: Lang): string {
  const [first, last] = [noon(from), noon(to)];
  if (first === undefined || last === undefined) return '';
  const [a, b] = [first, last].map((at) => parts(at, GREGORIAN[lang], { timeZone: 'UTC', ...MONTH }));
  const end = `${b?.month} ${b?.year}`;
  if (a?.year !== b?.year) return range(`${a?.month} ${a?.year}`, end, lang);
  return a?.month === b?.month ? end : range(`${a?.month}`, end, lang);
}

/** Noon, by universal time, of a Saturday and of 1 Farvardin 1403. */
const A_SATURDAY = Date.UTC(2024, 7, 3, 12);
const A_NEW_YEAR = Date.UTC(2024, 2, 20, 12);
const DAY = 86_400_000;

/** The name of a month of the Jalali calendar, 1 to 12. */
export function jalaliMonth(month: number, lang: Lang): string {
  // Counted in even months of 30.5 days, the ninth day of each lies in that month all year round.
  return (
    parts(A_NEW_YEAR + (month - 1) * 30.5 * DAY + 8 * DAY, JALALI[lang], { timeZone: 'UTC', month: 'long' })
      .month ?? ''
  );
}

/** The name of a day of the week, from 0 for Saturday. */
export function weekdayName(weekday: number, lang: Lang, form: 'long' | 'short' | 'narrow' = 'long'): string {
  const at = A_SATURDAY + weekday * DAY;
  return parts(at, NUMBERS[lang], { timeZone: 'UTC', weekday: form }).weekday ?? '';
}

/** Writes an ISO day in the Jalali calendar alone: «۱۲ مرداد ۱۴۰۳», 12 Mordad 1403. */
export function jalaliDay(iso: string, lang: Lang, form: DayForm = 'long'): string {
  const at = noon(iso);
  return at === undefined ? '' : jalali(at, 'UTC', lang, form);
}

/** The day and the month's name of an instant, for a calendar leaf; in English the Gregorian day beside them. */
export function leaf(
  at: number,
  lang: Lang,
): { day: string; month: string; weekday: string; beside: string } {
  const p = parts(at, JALALI[lang], { timeZone: TEHRAN, day: 'numeric', month: 'long', weekday: 'long' });
  const g = parts(at, GREGORIAN.en, { timeZone: TEHRAN, day: 'numeric', month: 'short' });
  return {
    day: p.day ?? '',
    month: p.month ?? '',
    weekday: p.weekday ?? '',
    beside: lang === 'en' ? `${g.day} ${g.month}` : '',
  };
}

function written(at: number, timeZone: string, lang: Lang, form: DayForm): string {
  const text = jalali(at, timeZone, lang, form);
  if (lang === 'fa' || form === 'month') return text;
  return beside(text, plain(at, timeZone, GREGORIAN.en, 'short'));
}

/** The Gregorian text beside the Jalali one; a line that is too short breaks between the two, not within. */
const beside = (text: string, gregorian: string) => `${text} (${gregorian.replaceAll(' ', '\u00a0')})`;

function jalali(at: number, timeZone: string, lang: Lang, form: DayForm): string {
  if (form === 'short') {
    const p = parts(at, JALALI[lang], { timeZone, day: '2-digit', month: '2-digit', year: 'numeric' });
    return `${p.year}/${p.month}/${p.day}`;
  }
  if (form === 'long') return plain(at, timeZone, JALALI[lang], 'long');
  const p = parts(at, JALALI[lang], { timeZone, weekday: 'long', ...MONTH });
  if (form === 'month') return `${p.month} ${p.year}`;
  return `${p.weekday}${lang === 'fa' ? '' : ','} ${plain(at, timeZone, JALALI[lang], 'long')}`;
}

/** The day, the month's name and the year. */
function plain(at: number, timeZone: string, locale: string, month: 'long' | 'short'): string {
  const p = parts(at, locale, { timeZone, day: 'numeric', month, year: 'numeric' });
  return `${p.day} ${p.month} ${p.year}`;
}

/** From one day to the other in one calendar; what both have in common is told once. */
function stretch(first: number, last: number, locale: string, month: 'long' | 'short'): string {
  const options = { timeZone: 'UTC', day: 'numeric', month, year: 'numeric' } as const;
  const [a, b] = [parts(first, locale, options), parts(last, locale, options)];
  const sameYear = a.year === b.year;
  const start = [a.day, sameYear && a.month === b.month ? '' : a.month, sameYear ? '' : a.year];
  return range(start.filter(Boolean).join(' '), plain(last, 'UTC', locale, month), 'en');
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['week', 7 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** Writes how far an instant is from now: «۳ روز پیش», in 2 weeks. */
export function relative(at: number, now: number, lang: Lang): string {
  const format = new Intl.RelativeTimeFormat(NUMBERS[lang], { numeric: 'auto' });
  const gap = at - now;
  for (const [unit, length] of STEPS) {
    if (Math.abs(gap) >= length) return format.format(Math.trunc(gap / length), unit);
  }
  return format.format(0, 'minute');
}

const SCALES: Record<Lang, [number, string][]> = {
  fa: [
    [1e12, 'هزار میلیارد'],
    [1e9, 'میلیارد'],
    [1e6, 'میلیون'],
    [1e3, 'هزار'],
  ],
  en: [
    [1e12, 'trillion'],
    [1e9, 'billion'],
    [1e6, 'million'],
    [1e3, 'thousand'],
  ],
};

const UNITS: Record<Lang, Record<Unit, string>> = {
  fa: { toman: 'تومان', rial: 'ریال' },
  en: { toman: 'tomans', rial: 'rials' },
};

const inUnit = (rials: number, unit: Unit) => (unit === 'toman' ? rials / 10 : rials);

/** Rounds to three figures, as many as the eye takes in. */
function short(value: number): number {
  const size = Math.abs(value);
  const steps = size < 10 ? 100 : size < 100 ? 10 : 1;
  return Math.round(value * steps) / steps;
}

/** Writes an amount short: «۱۲٫۵ میلیارد تومان», 125 billion rials. */
export function money(rials: number, unit: Unit, lang: Lang): string {
  const value = inUnit(rials, unit);
  const scales = SCALES[lang];
  for (const [index, [scale, name]] of scales.entries()) {
    const count = short(value / scale);
    if (Math.abs(count) < 1) continue;
    const larger = scales[index - 1];
    if (larger && Math.abs(count) >= 1000) return join(1, larger[1], unit, lang);
    return join(count, name, unit, lang);
  }
  return exactMoney(rials, unit, lang);
}

function join(count: number, scale: string, unit: Unit, lang: Lang): string {
  return `${number(count, lang, 2)} ${scale} ${UNITS[lang][unit]}`;
}

/** Writes an amount to the last figure: «۱۲٬۵۰۰٬۰۰۰٬۰۰۰ تومان». */
export function exactMoney(rials: number, unit: Unit, lang: Lang): string {
  return `${number(inUnit(rials, unit), lang, 1)} ${UNITS[lang][unit]}`;
}
