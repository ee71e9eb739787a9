import { expect, it } from 'vitest';
import type { Form } from '$lib/form/form.svelte';
import {
  budgetLines,
  contractFigures,
  fell,
  overspent,
  presentValue,
  progressRows,
  tenfold,
} from './sheet-rows';
import { daysTo, monthsAndDays } from './sheet-time';

const SHEET = 'project/1';

/** A form that holds values by path; `first` are those that it was opened with. */
function holding(
  values: Record<string, string>,
  rows: Record<string, string[]>,
  first: Record<string, string> = {},
) {
  return {
    rows: (_: string, list: string) => rows[list] ?? [],
    entry: (_: string, path: string) => ({
      value: values[path] ?? '',
      text: values[path] ?? '',
      first: first[path],
    }),
  } as unknown as Form;
}

const cell = (form: Form, list: string, row: string, column: string) => ({
  form,
  sheet: SHEET,
  list,
  row,
  column,
});

it('an amount that is ten times the one above, or the one that stood here, strikes the eye', () => {
  const form = holding(
    { 'budget.a.spent': '50', 'budget.b.spent': '500', 'budget.c.spent': '600', 'budget.a.allocated': '40' },
    { budget: ['a', 'b', 'c'] },
    { 'budget.c.spent': '60' },
  );
  expect(tenfold(cell(form, 'budget', 'a', 'spent'))).toBeUndefined();
  expect(tenfold(cell(form, 'budget', 'b', 'spent'))).toBe('remark.tenfold');
  expect(tenfold(cell(form, 'budget', 'c', 'spent'))).toBe('remark.tenfold');
  expect(overspent(cell(form, 'budget', 'a', 'spent'))).toBe('remark.overspent');
  expect(overspent(cell(form, 'budget', 'b', 'spent'))).toBeUndefined();
});

it('progress falls by its day, not by its row', () => {
  const values = {
    'progress.a.day': '2026-05-01',
    'progress.a.physicalActual': '40',
    'progress.b.day': '2026-04-01',
    'progress.b.physicalActual': '30',
    'progress.c.day': '2026-06-01',
    'progress.c.physicalActual': '35.5',
  };
  const form = holding(values, { progress: ['a', 'b', 'c'] });
  const at = (row: string) => fell(cell(form, 'progress', row, 'physicalActual'));
  expect([at('a'), at('b'), at('c')]).toEqual([undefined, undefined, 'remark.fell']);
  expect(progressRows(form, SHEET, 'progress').map(({ day }) => day.slice(5, 7))).toEqual(['04', '05', '06']);
});

it('an amendment begins with what the ones before it made of the contract', () => {
  const list = 'contracts.k.amendments';
  const values = {
    'contracts.k.price': '400',
    'contracts.k.days': '720',
    'contracts.k.estimate': '420',
    [`${list}.a.kind`]: 'price',
    [`${list}.a.day`]: '2025-04-21',
    [`${list}.a.new`]: '480',
    [`${list}.b.kind`]: 'duration',
    [`${list}.c.kind`]: 'price',
    [`${list}.d.kind`]: 'scope',
    'contracts.k.payments.p.amount': '120',
  };
  const form = holding(values, { [list]: ['a', 'b', 'c', 'd'], 'contracts.k.payments': ['p'] });
  const old = (row: string) => presentValue(cell(form, list, row, 'old'));
  expect(['a', 'b', 'c', 'd'].map(old)).toEqual(['400', '720', '480', '']);
  expect(contractFigures(form, SHEET, 'contracts.k')).toEqual({
    estimate: 420,
    price: 400,
    value: 480,
    paid: 120,
  });
});

it('lines without a year are not summed yet', () => {
  const form = holding(
    { 'budget.a.year': '1404', 'budget.a.spent': '7', 'budget.b.spent': '9' },
    { budget: ['a', 'b'] },
  );
  expect(budgetLines(form, SHEET, 'budget')).toMatchObject([{ year: 1404, spent: 7, approved: 0 }]);
});

it('counts days, and months by the calendar', () => {
  expect(daysTo('2026-03-20', '2026-03-22')).toBe(2);
  expect(monthsAndDays('2025-03-21', '2026-03-21')).toEqual({ months: 12, days: 0 });
  expect(monthsAndDays('2025-04-04', '2025-05-04')).toEqual({ months: 0, days: 30 });
  expect(monthsAndDays('2026-01-02', '2026-01-01')).toBeUndefined();
});
