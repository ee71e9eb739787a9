/** The words of the page in the chosen language, and its formats with language and unit filled in. */
import { settings } from '$lib/state/settings.svelte';
import type { BackendError } from '$lib/backend/call';
import { told } from './fetched';
import { fill, isolated, type Args } from './fill';
import * as format from './format';
import { monthEnd, monthName } from './months';
import { amountInWords } from './number-words';
import type { Key } from './words';

/** The sentence of a key, whose words have been fetched. */
export function t(key: Key, args: Args = {}): string {
  return fill(told[settings.lang].words[key] ?? '', args, settings.lang);
}

/** Whether a key that was put together has a sentence. */
export const isKey = (key: string): key is Key => Object.hasOwn(told[settings.lang].words, key);

/** The sentence for a fault; a key that is not known gets the general one. */
export function fault({ key, args }: Pick<BackendError, 'key' | 'args'>): string {
  const known = told[settings.lang].faults;
  return fill(known[key] ?? known.internal ?? '', readable(args), settings.lang);
}

/** The arguments of a fault as they are read: a day by the calendar, a kind by its name. */
function readable(args: Record<string, string>): Record<string, string> {
  const { day, kind } = args;
  const out = { ...args };
  if (day && /^\d{4}-\d\d-\d\d$/.test(day)) out.day = format.day(day, settings.lang);
  const name = `one.${kind}`;
  if (isKey(name)) out.kind = t(name);
  return out;
}

/** The sentences of all faults of a request, each once. */
export function faults(error: BackendError): string[] {
  const sentences = (error.faults.length ? error.faults : [error]).map(fault);
  return sentences.filter((sentence, n) => sentences.indexOf(sentence) === n);
}

/** The formats, bound to what the person chose. */
export const f = {
  number: (value: number, fraction = 0) => format.number(value, settings.lang, fraction),
  percent: (value: number, fraction?: number) => format.percent(value, settings.lang, fraction),
  digits: (text: string) => format.digits(text, settings.lang),
  list: (items: string[]) =>
    format.list(
      items.map((item) => isolated(item, settings.lang)),
      settings.lang,
    ),
  day: (iso: string, form?: format.DayForm) => format.day(iso, settings.lang, form),
  month: (text: string) => monthName(text, settings.lang),
  monthEnd: (text: string) => monthEnd(text, settings.lang),
  days: (from: string, to: string) => format.days(from, to, settings.lang),
  jalaliDay: (iso: string, form?: format.DayForm) => format.jalaliDay(iso, settings.lang, form),
  gregorianDay: (iso: string) => format.gregorianDay(iso, settings.lang),
  gregorianMonths: (from: string, to: string) => format.gregorianMonths(from, to, settings.lang),
  instantDay: (at: number, form?: format.DayForm) => format.instantDay(at, settings.lang, form),
  hour: (at: number) => format.hour(at, settings.lang),
  moment: (at: number) => format.moment(at, settings.lang),
  range: (from: string, to: string) => format.range(from, to, settings.lang),
  leaf: (at: number) => format.leaf(at, settings.lang),
  relative: (at: number) => format.relative(at, Date.now(), settings.lang),
  money: (rials: number) => format.money(rials, settings.unit, settings.lang),
  exactMoney: (rials: number) => format.exactMoney(rials, settings.unit, settings.lang),
  moneyInWords: (rials: number) => amountInWords(rials, settings.unit, settings.lang),
};
