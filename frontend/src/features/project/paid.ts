/** What was spent, by the budget lines, beside what was paid on contracts: two figures that seldom agree. */
import { f, t } from '$lib/i18n/i18n.svelte';

/** How the payments, in rials, stand to the spending; empty where no payment is known. */
export function paidBeside(spent: number, paid: number): string {
  if (!paid) return '';
  if (paid === spent) return t('money.paidSame');
  const figures = { paid: f.money(paid), rest: f.money(Math.abs(spent - paid)) };
  return paid < spent ? t('money.paidLess', figures) : t('money.paidMore', figures);
}
