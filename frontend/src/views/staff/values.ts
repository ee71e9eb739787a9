/** How a value of a difference is read by the staff. */
import type { FieldItemView, FieldValueView } from '$lib/backend/shapes';
import type { FieldDef, PointView } from '$lib/backend/staff-shapes';
import { listLabel, written, type Words } from '$features/project/difference';
import { labelOf } from '$features/sheets';
import { dayInTehran } from '$lib/i18n/dates';
import { f, t } from '$lib/i18n/i18n.svelte';
import { focusOf } from '$lib/form/focus';
import { address } from '$lib/form/path';
import { shapeOf } from '$lib/form/read';
import { city } from '$lib/state/city.svelte';
import { settings } from '$lib/state/settings.svelte';
import { nameOfPlace, wordsOf } from './names';

const DEGREES = 6;

export function shownValue(value: FieldValueView, words: Words): string {
  const { sort, text } = value;
  if (!text) return '';
  if (sort === 'instant')
    return t('form.pair', { first: f.day(dayInTehran(Number(text))), second: f.hour(Number(text)) });
  if (sort === 'money') return f.exactMoney(Number(text));
  if (sort === 'place') return placeOf(text);
  if (sort === 'focus') return focusWords(text);
  if (sort === 'colour') return `\u2066${text}\u2069`; // a sign before figures stays before them
  return written(value, words);
}

function focusWords(text: string): string {
  const { x, y } = focusOf(text);
  return t('focus.read', { x: f.number(100 * x, 1), y: f.number(100 * y, 1) });
}

/** What the words of values are made of. */
export const valueWords: Words = { t, f, title: city.title.bind(city), area: city.areaName.bind(city) };

/** The terms of a field, of a row's too: media.use. */
export function termsOf(tables: Record<string, FieldDef[]>, kind: string, field: string) {
  const [name, inner] = field.split('.');
  const found = tables[kind]?.find(({ path }) => path === name);
  return (inner ? found?.fields.find(({ path }) => path === inner) : found)?.terms ?? [];
}

/** A value of a field of a kind as it is read; of a plain list every entry in a line of its own. */
export function shownIn(
  tables: Record<string, FieldDef[]>,
  kind: string,
  field: string,
  { sort, vocabulary }: Pick<FieldValueView, 'sort' | 'vocabulary'>,
  text: string,
): string {
  const term = sort === 'code' && termsOf(tables, kind, field).find(({ code }) => code === text);
  return term ? term[settings.lang] : shownValue({ sort, vocabulary, text }, valueWords);
}

/** The name of a changed field: of a project's row the field's own. */
export function labelOfChange(sheet: string, kind: string, field: string): string {
  const key = `field.${field}`;
  const known = kind === 'project' ? wordsOf(key) : '';
  if (known && known !== key.split('.').at(-1)) return known;
  const own = labelOf(kind, field);
  return own ? t(own) : nameOfPlace(address(sheet, field));
}

/** What a place of a conflict is called: its field, its row, or the list whose order it is. */
export function namesOfPoint(
  sheet: { sheet: string; kind: string },
  point: PointView,
): [label: string, note: string] {
  const items = namesOfItems(point.items);
  if (point.op === 'row') return [items, ''];
  if (point.op === 'order')
    return [listLabel(point.field.split('.').at(-1) ?? '', valueWords), t('conflict.order')];
  return [labelOfChange(sheet.sheet, sheet.kind, point.field), items];
}

/** «قرارداد ۱۴۰۲-۳، پرداخت ۵» */
export const namesOfItems = (items: FieldItemView[]): string =>
  items
    .map(
      ({ list, keys }) =>
        `${listLabel(list, valueWords)} ${keys.map((key) => written(key, valueWords)).join(' / ')}`,
    )
    .join(`${t('calendar.comma')} `);

function placeOf(text: string): string {
  const shape = shapeOf(text);
  if (!shape) return text;
  if ('points' in shape) return t('place.shape', { n: shape.points });
  return t('place.read', { lat: f.number(shape.lat, DEGREES), lon: f.number(shape.lon, DEGREES) });
}
