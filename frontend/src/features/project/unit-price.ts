import type { UnitPriceView } from '$lib/backend/shapes';
import { f, t } from '$lib/i18n/i18n.svelte';

/** What a metre, or a square metre, of the work costs, with the figure it was shared out over; empty where not known. */
export function unitPriceText(unit: UnitPriceView | undefined, rials: number | undefined): string {
  if (!unit || rials === undefined) return '';
  const words = { amount: f.money(rials), label: f.digits(unit.label), size: f.number(unit.metres, 1) };
  return unit.square ? t('prices.perSquare', words) : t('prices.perMetre', words);
}
