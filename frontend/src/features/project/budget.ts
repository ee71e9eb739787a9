/** A project's money by year. Pure. */
import type { BudgetLineView } from '$lib/backend/shapes';

export interface YearMoney {
  year: number;
  approved: number;
  allocated: number;
  spent: number;
}

/** Sums the lines of each fiscal year, the first year first; a revised amount stands for the approved one. */
export function byYear(lines: BudgetLineView[]): YearMoney[] {
  const years = new Map<number, YearMoney>();
  for (const one of lines) {
    const sum = years.get(one.year) ?? { year: one.year, approved: 0, allocated: 0, spent: 0 };
    sum.approved += one.revised || one.approved;
    sum.allocated += one.allocated;
    sum.spent += one.spent;
    years.set(one.year, sum);
  }
  return [...years.values()].sort((a, b) => a.year - b.year);
}
