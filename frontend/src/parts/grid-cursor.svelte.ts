/**
 * Where the cursor of a grid is, and what of it is chosen. Places are numbers of rows and columns; the cursor itself
 * keeps to the key of its row, for rows move.
 */
import type { FieldDef } from '$lib/backend/staff-shapes';
import type { Entry } from '$lib/form/entry.svelte';
import { newKey, type Form } from '$lib/form/form.svelte';
import type { Cell, GridColumn } from '$lib/form/layout';
import { inRow } from '$lib/form/path';

export interface Column extends GridColumn {
  field: FieldDef;
}

export interface GridOptions {
  form: Form;
  sheet: string;
  /** The path of the list. */
  list: string;
  /** A list of codes may change meanwhile, and with it what a column offers. */
  columns: () => Column[];
  /** Goes on to the field after the grid, or back to the one before. */
  out: (step: 1 | -1) => void;
}

export interface Corner {
  row: string;
  column: number;
}

/** The columns of a layout with what the program says of their fields. */
export const columnsOf = (columns: GridColumn[], list: FieldDef): Column[] =>
  columns.flatMap((column) => {
    const field = list.fields.find(({ path }) => path === column.path);
    return field ? [{ ...column, field }] : [];
  });

export const clamp = (n: number, most: number) => Math.max(0, Math.min(n, most));

export class GridCursor {
  protected options: GridOptions;
  /** The key that the empty row gets once something is typed in it. */
  protected ghost = $state(newKey());
  protected at = $state.raw<Corner>({ row: '', column: 0 });
  /** The other corner of what is chosen. */
  protected from = $state.raw<Corner>({ row: '', column: 0 });

  constructor(options: GridOptions) {
    this.options = options;
  }

  get form() {
    return this.options.form;
  }

  get columns() {
    return this.options.columns();
  }

  /** Whether no row comes and none goes: each is a noun of its own. */
  readonly closed: boolean = false;

  /** The keys of all rows with the empty one behind them. */
  rows = $derived.by((): string[] => this.keys());

  protected keys(): string[] {
    const { form, sheet, list } = this.options;
    const rows = form.rows(sheet, list);
    return form.readonly ? rows : [...rows, this.ghost];
  }

  /** Whether a row can only be read. */
  isFixed(row: number): boolean {
    return row < 0;
  }

  /** What a row is called; empty where its number says all. */
  nameOf(_row: number): string {
    return '';
  }

  /** Where the cursor is, by place. */
  row = $derived(Math.max(0, this.rows.indexOf(this.at.row)));
  get column() {
    return this.at.column;
  }

  range = $derived.by(() => {
    const [a, b] = [this.row, Math.max(0, this.rows.indexOf(this.from.row))];
    const [c, d] = [this.at.column, this.from.column];
    return { top: Math.min(a, b), bottom: Math.max(a, b), first: Math.min(c, d), last: Math.max(c, d) };
  });

  get isWide(): boolean {
    const { top, bottom, first, last } = this.range;
    return top !== bottom || first !== last;
  }

  isAt = (row: number, column: number) => row === this.row && column === this.at.column;

  isChosen(row: number, column: number): boolean {
    const { top, bottom, first, last } = this.range;
    return row >= top && row <= bottom && column >= first && column <= last;
  }

  isGhost = (row: number) => this.rows[row] === this.ghost;

  entry(row: number, column: number): Entry {
    const { form, sheet, list } = this.options;
    return form.entry(sheet, inRow(list, this.rows[row] ?? '', this.columns[column]?.path ?? ''));
  }

  cell(row: number, column: number): Cell {
    const { form, sheet, list } = this.options;
    return { form, sheet, list, row: this.rows[row] ?? '', column: this.columns[column]?.path ?? '' };
  }

  /** The value of another field of a row; empty where it has none. */
  valueBeside(row: number, path: string): string {
    const column = this.columns.findIndex((one) => one.path === path);
    return column < 0 ? '' : this.entry(row, column).value;
  }

  get active(): Entry {
    return this.entry(this.row, this.column);
  }

  /** The last row that is one. */
  protected get last() {
    return Math.max(0, this.rows.length - (this.form.readonly ? 1 : 2));
  }
}
