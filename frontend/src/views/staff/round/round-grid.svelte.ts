/** The grid of a round: each row is a noun of its own, with its own sheet in the one draft. */
import type { RoundRow } from '$lib/backend/staff-shapes';
import type { Entry } from '$lib/form/entry.svelte';
import type { Cell } from '$lib/form/layout';
import { inRow } from '$lib/form/path';
import { f } from '$lib/i18n/i18n.svelte';
import { Grid } from '$parts/grid.svelte';
import type { GridOptions } from '$parts/grid-cursor.svelte';

/** The key of the row that a round writes; the program knows it too. */
export const ROW = 'round';

export class RoundGrid extends Grid {
  override readonly closed = true;
  nouns = $state.raw<RoundRow[]>([]);

  constructor(options: Omit<GridOptions, 'sheet'>, nouns: RoundRow[]) {
    super({ ...options, sheet: '' });
    this.nouns = nouns;
  }

  protected override keys(): string[] {
    return this.nouns.map(({ sheet }) => sheet);
  }

  /** What somebody holds in another draft can only be read. */
  override isFixed(row: number): boolean {
    return (this.nouns[row]?.draft ?? 'none') !== '';
  }

  override nameOf(row: number): string {
    return f.digits(this.nouns[row]?.title ?? '');
  }

  override entry(row: number, column: number): Entry {
    return this.form.entry(this.nouns[row]?.sheet ?? '', this.pathOf(column));
  }

  override cell(row: number, column: number): Cell {
    const { form, list } = this.options;
    return {
      form,
      sheet: this.nouns[row]?.sheet ?? '',
      list,
      row: ROW,
      column: this.columns[column]?.path ?? '',
    };
  }

  pathOf(column: number): string {
    const { list } = this.options;
    const path = this.columns[column]?.path ?? '';
    return list ? inRow(list, ROW, path) : path;
  }

  /** The nouns of which something is written in the draft, or is being written. */
  isWritten(row: number): boolean {
    const noun = this.nouns[row];
    if (!noun || noun.draft) return false;
    return this.columns.some((_, column) => {
      const base = noun.cells.find(({ path }) => path === this.pathOf(column))?.text ?? '';
      return this.entry(row, column).text !== base;
    });
  }

  /** Cells of nouns that the draft has not are as the public has them; all else of them was taken back. */
  settle() {
    const { form } = this;
    this.nouns.forEach(({ sheet, cells }, row) => {
      if (form.sheet(sheet)) return;
      this.columns.forEach((_, column) => {
        const base = cells.find(({ path }) => path === this.pathOf(column));
        const next = { text: base?.text ?? '', value: base?.value ?? '', shown: '' };
        this.entry(row, column).answer(next, form.saver.kept);
        this.entry(row, column).blame(undefined, form.saver.kept);
      });
    });
  }

  protected override get last() {
    return Math.max(0, this.nouns.length - 1);
  }
}
