/** The words and figures of a project's flags and disclosure items. */
import type { DisclosureItemView, FlagView } from '$lib/backend/shapes';
import { f, t } from '$lib/i18n/i18n.svelte';
import type { Key } from '$lib/i18n/words';

/** The codes of flags as Go has them, in the order in which they are shown. */
export const CODES = [
  'behind',
  'overdue',
  'ahead',
  'moved',
  'price',
  'silent',
  'bidders',
  'disclosure',
] as const;
type Code = (typeof CODES)[number];

const known = (code: string): code is Code => (CODES as readonly string[]).includes(code);

/** The title of a flag; its code where a newer program brought an unknown one. */
export const flagTitle = (code: string): string => (known(code) ? t(`flag.${code}`) : code);

/** The formula of a flag in plain words, with its threshold. */
export const flagHow = (code: string, threshold: number): string =>
  known(code) ? t(`how.${code}`, { limit: threshold }) : '';

/** A figure of a flag in its unit. */
export function measure(unit: string, value: number, text = ''): string {
  switch (unit) {
    case 'percent':
      return f.percent(value, 1);
    case 'points':
      return t('measure.points', { n: f.number(value, 1) });
    case 'days':
    case 'times':
    case 'firms':
    case 'items':
      return t(`measure.${unit}`, { n: Math.round(value * 10) / 10 });
    case 'rial':
      return f.money(value);
    case 'day':
      return f.day(text);
    default:
      return f.digits(text);
  }
}

/** What the formula took, what it gave, the threshold and the day, two by two. */
export function flagFacts(flag: FlagView): [string, string][] {
  return [
    ...flag.inputs.map((input): [string, string] => [
      t(`input.${input.code}` as Key),
      measure(input.unit, input.number, input.text),
    ]),
    [t('flag.result'), measure(flag.unit, flag.value)],
    [t('flag.threshold'), measure(flag.unit, flag.threshold)],
    [t('flag.day'), f.day(flag.day)],
  ];
}

const STATES: Record<string, Key> = {
  disclosed: 'disclosure.told',
  missing: 'disclosure.isMissing',
  notExpected: 'disclosure.notExpected',
  noField: 'disclosure.noField',
};

export const itemTitle = (item: Pick<DisclosureItemView, 'code'>): string => t(`item.${item.code}` as Key);

export const itemState = (item: DisclosureItemView): string => {
  const key = STATES[item.state];
  return key ? t(key) : item.state;
};

/** The contracts that do not tell an item, in words; empty where it is not about contracts. */
export const itemLacking = (item: DisclosureItemView): string =>
  item.lacking.length ? t('disclosure.lacking', { contracts: f.list(item.lacking.map(f.digits)) }) : '';
