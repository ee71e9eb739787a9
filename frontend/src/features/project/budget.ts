/** A project's money by year and by source. Pure. */
import type { BudgetLineView } from '$lib/backend/shapes';

export const KINDS = ['approved', 'revised', 'allocated', 'spent'] as const;

/** The word of each amount: «approved» alone is, on every screen, the sum that stands. */
export const KIND_NAMES = {
  approved: 'flow.first',
  revised: 'money.revised',
  allocated: 'money.allocated',
  spent: 'money.spent',
} as const;
export type Kind = (typeof KINDS)[number];
export type Sums = Record<Kind, number>;

export interface BudgetSum extends Sums {
  /** A fiscal year or the code of a source. */
  key: string;
}

/**
 * Sums the lines by what `keyOf` gives, in the order of the keys. Where some of a group's lines were revised,
 * its revised sum takes the approved amount of the others; where none was, it stays 0.
 */
function sums(lines: BudgetLineView[], keyOf: (line: BudgetLineView) => string): BudgetSum[] {
  const revised = new Set<string>();
  const groups = new Map<string, BudgetSum>();
  for (const line of lines) {
    const key = keyOf(line);
    const sum = groups.get(key) ?? { key, approved: 0, revised: 0, allocated: 0, spent: 0 };
    for (const kind of KINDS) sum[kind] += kind === 'revised' ? line.revised || line.approved : line[kind];
    groups.set(key, sum);
  }
  for (const line of lines.filter((one) => one.revised > 0)) revised.add(keyOf(line));
  for (const sum of groups.values()) if (!revised.has(sum.key)) sum.revised = 0;
  return [...groups.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

export const byYear = (lines: BudgetLineView[]) => sums(lines, (line) => String(line.year));

export const bySource = (lines: BudgetLineView[]) => sums(lines, (line) => line.source);

/** The fiscal years, the first one first. */
export const years = (lines: BudgetLineView[]) => byYear(lines).map((year) => year.key);

export interface Compared {
  source: string;
  first?: Sums;
  second?: Sums;
}

/** Two years side by side, source by source; a year without a source's money has no figures of it. */
export function compared(lines: BudgetLineView[], first: string, second: string): Compared[] {
  const ofYear = (year: string) => bySource(lines.filter((line) => String(line.year) === year));
  const [one, two] = [ofYear(first), ofYear(second)];
  const sources = [...new Set([...one, ...two].map((sum) => sum.key))];
  const find = (list: BudgetSum[], key: string) => list.find((sum) => sum.key === key);
  return sources.map((source) => ({ source, first: find(one, source), second: find(two, source) }));
}
