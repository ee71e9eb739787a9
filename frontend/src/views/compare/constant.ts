import type { ConstantView } from '$lib/backend/shapes';
import { f, t } from '$lib/i18n/i18n.svelte';

/** The sums that two things can be held against each other by, though their money is of other years; none without an index. */
export function atConstantPrices(
  known: ConstantView | undefined,
): { label: string; of: (constant: ConstantView | undefined) => number | undefined }[] {
  if (!known) return [];
  const label = (of: string) => t('prices.of', { of, year: f.digits(String(known.base)) });
  return [
    { label: label(t('money.approved')), of: (constant) => constant?.sum.constantApproved },
    { label: label(t('money.spent')), of: (constant) => constant?.sum.constantSpent },
  ];
}
