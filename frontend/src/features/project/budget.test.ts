import { expect, it } from 'vitest';
import type { BudgetLineView } from '$lib/backend/shapes';
import { byYear } from './budget';

const entry = (year: number, approved: number, revised: number, spent: number): BudgetLineView => ({
  year,
  source: 'municipal',
  title: '',
  approved,
  revised,
  allocated: spent * 2,
  spent,
});

it('sums a year over its sources and takes the revised amount where there is one', () => {
  expect(byYear([entry(1405, 100, 0, 10), entry(1404, 50, 60, 5), entry(1405, 30, 40, 1)])).toEqual([
    { year: 1404, approved: 60, allocated: 10, spent: 5 },
    { year: 1405, approved: 140, allocated: 22, spent: 11 },
  ]);
  expect(byYear([])).toEqual([]);
});
