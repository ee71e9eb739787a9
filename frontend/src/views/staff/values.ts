/** How a value of a difference is read by the staff. */
import type { FieldValueView } from '$lib/backend/shapes';
import { written, type Words } from '$features/project/difference';
import { dayInTehran } from '$lib/i18n/dates';
import { f, t } from '$lib/i18n/i18n.svelte';
import { focusOf } from '$lib/form/focus';
import { shapeOf } from '$lib/form/read';

const DEGREES = 6;

export function shownValue(value: FieldValueView, words: Words): string {
  const { sort, text } = value;
  if (!text) return '';
  if (sort === 'instant') return `${f.day(dayInTehran(Number(text)))}، ${f.hour(Number(text))}`;
  if (sort === 'money') return f.exactMoney(Number(text));
  if (sort === 'place') return placeOf(text);
  if (sort === 'focus') return focusWords(text);
  return written(value, words);
}

function focusWords(text: string): string {
  const { x, y } = focusOf(text);
  return t('focus.read', { x: f.number(100 * x, 1), y: f.number(100 * y, 1) });
}

function placeOf(text: string): string {
  const shape = shapeOf(text);
  if (!shape) return text;
  if ('points' in shape) return t('place.shape', { n: shape.points });
  return t('place.read', { lat: f.number(shape.lat, DEGREES), lon: f.number(shape.lon, DEGREES) });
}
