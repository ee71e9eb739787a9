/** The figures of areas in words. */
import { f, t } from '$lib/i18n/i18n.svelte';
import type { Measure } from './measure';

export function measured(figure: number, measure: Measure): string {
  if (measure === 'count') return f.number(figure);
  return measure === 'onTime' ? f.percent(Math.round(figure)) : f.money(figure);
}

/** A class of figures: one figure, or from the least to the most of it. */
export function measuredClass(from: number, to: number, measure: Measure): string {
  const [low, high] = [measured(from, measure), measured(to, measure)];
  return low === high ? low : t('shade.range', { from: low, to: high });
}
