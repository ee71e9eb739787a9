/** The words of a difference between two versions: names of fields, written values. Pure. */
import type { FieldChangeView, FieldItemView, FieldValueView } from '$lib/backend/shapes';
import type { Vocabulary } from '$lib/state/city.svelte';
import { isKey } from '$lib/i18n/i18n.svelte';
import type { Key } from '$lib/i18n/words';

/** What the page's language gives. */
export interface Words {
  t: (key: Key, args?: Record<string, string | number>) => string;
  f: {
    digits: (text: string) => string;
    day: (iso: string) => string;
    money: (rials: number) => string;
    percent: (share: number) => string;
    number: (value: number, fraction?: number) => string;
  };
  title: (vocabulary: Vocabulary, code: string) => string;
  area: (id: string) => string;
}

export interface Group {
  items: FieldItemView[];
  op: FieldChangeView['op'];
  changes: FieldChangeView[];
}

/** The name of a field; one that a newer program brought goes by its own. */
export function fieldLabel(field: string, { t }: Words): string {
  const key = `field.${field}`;
  return isKey(key) ? t(key) : field;
}

export function listLabel(list: string, { t }: Words): string {
  const key = `row.${list}`;
  return isKey(key) ? t(key) : list;
}

/** A value as it is read; empty where it is unknown. Amounts are short. */
export function written(value: FieldValueView, words: Words): string {
  const { t, f } = words;
  const { sort, text } = value;
  if (!text) return '';
  switch (sort) {
    case 'code':
      return words.title(value.vocabulary as Vocabulary, text);
    case 'money':
      return f.money(Number(text));
    case 'percent':
      return f.percent(Number(text));
    case 'days':
      return t('contract.daysCount', { n: Number(text) });
    case 'number':
      return f.number(Number(text));
    case 'decimal':
      return f.number(Number(text), 3);
    case 'day':
      return f.day(text);
    case 'flag':
      return t(text === 'true' ? 'flag.yes' : 'flag.no');
    case 'colour':
      return text;
    case 'area':
      return f.digits(words.area(text));
  }
  return f.digits(text);
}

/** Puts the fields of one item together, in their order; plain fields of the project stand in one group. */
export function grouped(changes: FieldChangeView[]): Group[] {
  const groups: Group[] = [];
  for (const change of changes) {
    const last = groups.at(-1);
    const same =
      last && last.op === (change.items.length ? change.op : 'set') && sameItems(last.items, change.items);
    if (same) last.changes.push(change);
    else groups.push({ items: change.items, op: change.items.length ? change.op : 'set', changes: [change] });
  }
  return groups;
}

const sameItems = (a: FieldItemView[], b: FieldItemView[]) => JSON.stringify(a) === JSON.stringify(b);
