/** The figures of areas in words; amounts of money are no words, see Money. */
import { f, t } from '$lib/i18n/i18n.svelte';
import type { Measure } from './measure';

export const isMoney = (measure: Measure): boolean => measure === 'money' || measure === 'perPerson';

export const measured = (figure: number, measure: Measure): string =>
  measure === 'onTime' ? f.percent(Math.round(figure)) : f.number(figure);

/** A class of figures: one figure, or from the least to the most of it. */
export function measuredClass(from: number, to: number, measure: Measure): string {
  const [low, high] = [measured(from, measure), measured(to, measure)];
  return low === high ? low : t('shade.range', { from: low, to: high });
}
