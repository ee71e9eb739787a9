/**
 * The rows of a project while they are written: what its sums and curves are made of, and what strikes the eye. For
 * display alone; what is a fault is said by the program.
 */
import type { BudgetLineView, ProgressRow } from '$lib/backend/shapes';
import type { Form } from '$lib/form/form.svelte';
import type { Cell } from '$lib/form/layout';
import { inRow } from '$lib/form/path';
import type { Key } from '$lib/i18n/words';

const valueIn = (form: Form, sheet: string, list: string, row: string, name: string) =>
  form.entry(sheet, inRow(list, row, name)).value;

/** A figure of a row; undefined where there is none. */
function figure(form: Form, sheet: string, list: string, row: string, name: string): number | undefined {
  const value = valueIn(form, sheet, list, row, name);
  return value === '' ? undefined : Number(value);
}

/** The budget as it is written now; a line without a year is not counted yet. */
export function budgetLines(form: Form, sheet: string, list: string): BudgetLineView[] {
  return form.rows(sheet, list).flatMap((row) => {
    const of = (name: string) => figure(form, sheet, list, row, name) ?? 0;
    const line = {
      year: of('year'),
      source: valueIn(form, sheet, list, row, 'source'),
      title: '',
      approved: of('approved'),
      revised: of('revised'),
      allocated: of('allocated'),
      spent: of('spent'),
    };
    return line.year ? [line] : [];
  });
}

/** The observations as they are written now, by day; one without a day is not drawn. */
export function progressRows(form: Form, sheet: string, list: string): ProgressRow[] {
  const rows = form.rows(sheet, list).map((row): ProgressRow => {
    const of = (name: string) => figure(form, sheet, list, row, name);
    return {
      day: valueIn(form, sheet, list, row, 'day'),
      physicalPlanned: of('physicalPlanned'),
      physicalActual: of('physicalActual'),
      financialPlanned: of('financialPlanned'),
      financialActual: of('financialActual'),
      note: '',
    };
  });
  return rows.filter(({ day }) => day).sort((a, b) => (a.day < b.day ? -1 : 1));
}

const own = ({ form, sheet, list, row }: Cell, name: string) => figure(form, sheet, list, row, name);

/** More was spent than was allocated. */
export function overspent(cell: Cell): Key | undefined {
  const [spent, allocated] = [own(cell, 'spent'), own(cell, 'allocated')];
  return spent !== undefined && allocated !== undefined && spent > allocated ? 'remark.overspent' : undefined;
}

const isTenfold = (a: number | undefined, b: number | undefined) =>
  a !== undefined && b !== undefined && a > 0 && b > 0 && (a === 10 * b || b === 10 * a);

/** An amount is just ten times, or a tenth of, what stands above it or stood here: rial or toman? */
export function tenfold(cell: Cell): Key | undefined {
  const { form, sheet, list, row, column } = cell;
  const rows = form.rows(sheet, list);
  const above = rows[rows.indexOf(row) - 1];
  const value = own(cell, column);
  const first = form.entry(sheet, inRow(list, row, column)).first;
  const before = above === undefined ? undefined : figure(form, sheet, list, above, column);
  return isTenfold(value, before) || isTenfold(value, first ? Number(first) : undefined)
    ? 'remark.tenfold'
    : undefined;
}

/** Progress is less than an earlier day observed. */
export function fell(cell: Cell): Key | undefined {
  const { form, sheet, list, row, column } = cell;
  const day = valueIn(form, sheet, list, row, 'day');
  const value = own(cell, column);
  if (!day || value === undefined) return undefined;
  const more = form.rows(sheet, list).some((other) => {
    const before = valueIn(form, sheet, list, other, 'day');
    return before !== '' && before < day && (figure(form, sheet, list, other, column) ?? 0) > value;
  });
  return more ? 'remark.fell' : undefined;
}

const NAMES: Record<string, string> = { price: 'price', duration: 'days' };

/** What an amendment changes, as it is written before it: by the amendments above it, else by the contract. */
export function presentValue({ form, sheet, list, row }: Cell): string {
  const kind = valueIn(form, sheet, list, row, 'kind');
  const name = NAMES[kind];
  if (!name) return '';
  const rows = form.rows(sheet, list);
  const above = rows
    .slice(0, rows.indexOf(row))
    .findLast((other) => valueIn(form, sheet, list, other, 'kind') === kind);
  if (above !== undefined) return form.entry(sheet, inRow(list, above, 'new')).text;
  return form.entry(sheet, `${list.slice(0, list.lastIndexOf('.'))}.${name}`).text;
}

export interface ContractFigures {
  estimate: number;
  price: number;
  /** After the amendments, the last of each day taking over. */
  value: number;
  paid: number;
}

/** The figures of a contract as it is written now; 0 for what is not known. */
export function contractFigures(form: Form, sheet: string, path: string): ContractFigures {
  const of = (name: string) => Number(form.entry(sheet, `${path}.${name}`).value || 0);
  const amended = `${path}.amendments`;
  const price = of('price');
  let [value, day] = [price, ''];
  for (const row of form.rows(sheet, amended)) {
    const when = valueIn(form, sheet, amended, row, 'day');
    if (valueIn(form, sheet, amended, row, 'kind') !== 'price' || when < day) continue;
    [value, day] = [figure(form, sheet, amended, row, 'new') ?? value, when];
  }
  const payments = `${path}.payments`;
  const paid = form
    .rows(sheet, payments)
    .reduce((sum, row) => sum + (figure(form, sheet, payments, row, 'amount') ?? 0), 0);
  return { estimate: of('estimate'), price, value, paid };
}
