import { expect, it } from 'vitest';
import type { BudgetLineView } from '$lib/backend/shapes';
import { bySource, byYear, compared, years } from './budget';

const entry = (year: number, source: string, approved: number, revised = 0, spent = 0): BudgetLineView => ({
  year,
  source,
  title: '',
  approved,
  revised,
  allocated: spent * 2,
  spent,
});

const lines = [
  entry(1405, 'bond', 100, 0, 10),
  entry(1404, 'bond', 50, 60, 5),
  entry(1405, 'municipal', 30, 40, 1),
];

it('sums a year over its sources and a source over its years', () => {
  expect(byYear(lines)).toEqual([
    { key: '1404', approved: 50, revised: 60, allocated: 10, spent: 5 },
    { key: '1405', approved: 130, revised: 140, allocated: 22, spent: 11 },
  ]);
  expect(bySource(lines)).toEqual([
    { key: 'bond', approved: 150, revised: 160, allocated: 30, spent: 15 },
    { key: 'municipal', approved: 30, revised: 40, allocated: 2, spent: 1 },
  ]);
  expect(byYear([entry(1403, 'bond', 9)])).toEqual([
    { key: '1403', approved: 9, revised: 0, allocated: 0, spent: 0 },
  ]);
  expect(byYear([])).toEqual([]);
  expect(years(lines)).toEqual(['1404', '1405']);
});

it('sets two years side by side and invents no figures for a source that one lacks', () => {
  const got = compared(lines, '1404', '1405');
  expect(got.map((row) => [row.source, row.first?.approved, row.second?.approved])).toEqual([
    ['bond', 50, 100],
    ['municipal', undefined, 30],
  ]);
});
