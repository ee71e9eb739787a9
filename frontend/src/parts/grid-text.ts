/** What a cell of a grid says: its text, what that was read as, and what of it a spreadsheet takes. */
import type { FieldDef } from '$lib/backend/staff-shapes';
import type { Entry } from '$lib/form/entry.svelte';
import { dayOf, latin, rialsOf } from '$lib/form/read';
import { titled } from '$lib/form/terms';
import { dayInTehran } from '$lib/i18n/dates';
import { number, type Unit } from '$lib/i18n/format';
import { f, t } from '$lib/i18n/i18n.svelte';
import { settings } from '$lib/state/settings.svelte';
import { writeDay } from '$lib/typed/days';
import { writeMoney } from '$lib/typed/money';

/** The sort of a cell: what an amendment changes says what its figures are. */
export const sortOf = (field: FieldDef, kind: string): string =>
  field.sort !== 'kind' ? field.sort : kind === 'price' ? 'money' : kind === 'duration' ? 'days' : 'number';

/** The value as the program read it, or as the page does until the answer is there. */
export function valueOf(entry: Entry, sort: string, unit: Unit): string {
  if (!entry.waiting) return entry.value;
  if (sort === 'money') return String(rialsOf(entry.text, unit) ?? '');
  return sort === 'day' ? dayOf(entry.text, dayInTehran(Date.now())) : '';
}

const bare = (text: string) => latin(text).replace(/[٬،,\s]/g, '');

/** What stands in a cell: its text, and what that was read as where it does not say so itself. */
export function shownIn(
  entry: Entry,
  field: FieldDef,
  sort: string,
  unit: Unit,
): { text: string; read: string } {
  const { text } = entry;
  if (field.terms.length) return { text: titleIn(entry, field), read: '' };
  if (sort === 'colour') return { text, read: '' };
  if (sort === 'flag') return { text: flagWord(text), read: '' };
  const value = valueOf(entry, sort, unit);
  if (sort === 'money' && value) {
    const written = writeMoney(BigInt(value), unit);
    return bare(written) === bare(text) ? { text: written, read: '' } : { text, read: written };
  }
  if (sort === 'day' && value) {
    const written = writeDay(value);
    return written === text ? { text, read: '' } : { text, read: f.jalaliDay(value) };
  }
  return { text: f.digits(text), read: '' };
}

/** A flag as it is read; what is typed otherwise stands as it is. */
const flagWord = (text: string) => (text === 'true' ? t('flag.yes') : text === 'false' ? '' : text);

export const titleIn = (entry: Entry, field: FieldDef): string =>
  titled(field.terms).find(({ code }) => code === (entry.value || entry.text))?.title ?? entry.text;

/** What the cell with the cursor was read as, in full. */
export function readOf(entry: Entry, sort: string, unit: Unit): string {
  const value = valueOf(entry, sort, unit);
  if (!value) return '';
  if (sort === 'money') {
    const rials = `${number(Number(value), settings.lang)} ${t('unit.rial')}`;
    return t('money.echo', { words: f.moneyInWords(Number(value)), rials });
  }
  if (sort !== 'day') return '';
  return settings.lang === 'en'
    ? `${f.jalaliDay(value, 'week')} (${f.gregorianDay(value)})`
    : f.jalaliDay(value, 'week');
}

/** What of a cell goes to a spreadsheet: figures as it reads them, all else as it is written. */
export function clipOf(entry: Entry, { field }: { field: FieldDef }): string {
  if (field.terms.length) return titleIn(entry, field);
  const figures = ['money', 'percent', 'year', 'days', 'number', 'decimal', 'kind'].includes(field.sort);
  return figures && /^[\d۰-۹٠-٩٬.٫]+$/.test(entry.text)
    ? latin(entry.text).replaceAll('٬', '').replace('٫', '.')
    : entry.text;
}
