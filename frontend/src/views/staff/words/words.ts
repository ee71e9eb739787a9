/** The words that mark a text, as they are shown. */
import type { WordRow } from '$lib/backend/dialogue-shapes';
import { f, t } from '$lib/i18n/i18n.svelte';

export const CLASSES = ['insult', 'sexual', 'ethnic', 'threat'] as const;

export function className(code: string): string {
  const known = CLASSES.find((name) => name === code);
  return known ? t(`alert.class.${known}`) : code;
}

/** From how many decisions on a share is told in percent; below, counts say it better. */
const LEAST = 30;

/** The share of the decisions that agreed with a word. */
export function share({ right, wrong }: WordRow): string {
  const all = right + wrong;
  if (!all) return t('alert.noDecision');
  if (all < LEAST) return t('alert.of', { n: right, all });
  return f.percent((100 * right) / all, 0);
}

/** An entry of the list without the signs by which it is read: | parts words of which one stands there, ~ and ! tell of endings. */
export const spelt = (text: string) => text.replaceAll('|', ' / ').replace(/[~!]/g, '');

/** Whether a row has what was typed, whichever ی, ک and half-spaces it was typed with. */
export const holds = (row: WordRow, typed: string) => plain(row.text).includes(plain(typed));

const plain = (text: string) =>
  text
    .replaceAll('ي', 'ی')
    .replaceAll('ك', 'ک')
    .replace(/[\s‌|~!]/g, '')
    .toLowerCase();
