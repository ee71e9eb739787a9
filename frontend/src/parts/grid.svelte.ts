/**
 * A list of rows that is written as a spreadsheet is: which cell has the cursor, what is chosen, and what a key or the
 * clipboard does to it. An empty row stands behind the last one: what is typed there makes it a row.
 */
import type { Entry } from '$lib/form/entry.svelte';
import { newKey } from '$lib/form/form.svelte';
import type { GridCommand, Mode } from '$lib/form/grid-keys';
import type { GridColumn } from '$lib/form/layout';
import { latin } from '$lib/form/read';
import { optionNamed, optionOf, titled } from '$lib/form/terms';
import { readTsv, writeTsv } from '$lib/form/tsv';
import { dayInTehran } from '$lib/i18n/dates';
import { writeDay } from '$lib/typed/days';
import { writeWhole } from '$lib/typed/numbers';
import { clamp, GridCursor } from './grid-cursor.svelte';
import { clipOf } from './grid-text';

export class Grid extends GridCursor {
  mode = $state<Mode>('chosen');
  /** Whether the cursor of the page is in the grid. */
  held = $state(false);
  /** How many cells of what was pasted had no column to go to. */
  lost = $state(0);

  #dirty = false;

  /** Goes to a cell; what was typed in the former one is read. */
  to(row: number, column: number, extend = false) {
    this.commit();
    this.held = true;
    this.mode = 'chosen';
    this.lost = 0;
    const key = this.rows[clamp(row, this.rows.length - 1)] ?? '';
    this.at = { row: key, column: clamp(column, this.columns.length - 1) };
    if (!extend) this.from = this.at;
    this.active.enter();
  }

  /** The cursor came into the cell that has it. */
  entered() {
    if (this.held) return;
    this.held = true;
    this.at = this.from = { row: this.rows[this.row] ?? '', column: this.column };
    this.mode = 'chosen';
    this.active.enter();
  }

  left() {
    this.commit();
    this.held = false;
    this.mode = 'chosen';
    this.from = this.at;
  }

  /** Takes what is typed in the cell with the cursor. */
  type(text: string) {
    if (this.form.readonly || this.isFixed(this.row)) return;
    if (this.mode === 'chosen') this.mode = 'anew';
    this.#real(this.row);
    this.#dirty = true;
    this.active.type(text);
  }

  /** Writes a choice into the cell with the cursor. */
  choose(value: string, title: string) {
    if (this.isFixed(this.row)) return;
    this.#real(this.row);
    this.active.choose(value, value, title);
    this.#dirty = true;
    this.mode = 'chosen';
  }

  /** What was typed is read: letters of a code become it, and what hangs on the cell is filled. */
  commit() {
    if (!this.#dirty) return;
    this.#dirty = false;
    const entry = this.active;
    const terms = this.columns[this.column]?.field.terms ?? [];
    const options = titled(terms);
    const option =
      terms.length && !optionNamed(options, entry.text) ? optionOf(options, entry.text) : undefined;
    const code = option ?? optionNamed(options, entry.text);
    if (code) entry.choose(code.code, code.code, code.title);
    else entry.leave();
    this.#offer(this.row, this.columns[this.column]?.path ?? '');
  }

  obey(command: GridCommand) {
    switch (command.name) {
      case 'go':
        return this.to(this.row + command.rows, this.column + command.columns, command.extend);
      case 'next':
        return this.#along(1);
      case 'previous':
        return this.#along(-1);
      case 'down':
        return this.row + 1 < this.rows.length && !this.isGhost(this.row) ? this.#down() : this.#out(1);
      case 'up':
        return this.to(this.row - 1, this.column);
      case 'write':
        this.mode = 'within';
        return;
      case 'leave':
        return this.#undone();
      case 'all':
        this.from = { row: this.rows[0] ?? '', column: 0 };
        this.at = { row: this.rows[this.last] ?? '', column: this.columns.length - 1 };
        return;
    }
    if (!this.form.readonly) this.#change(command);
  }

  /** Puts a range of a spreadsheet in, from the cell with the cursor on, as one step. */
  paste(text: string) {
    if (this.form.readonly) return;
    const cells = readTsv(text);
    const { top, first } = this.range;
    const [one] = cells[0] ?? [];
    const alone = cells.length === 1 && cells[0]?.length === 1 && this.isWide;
    this.lost = cells.flatMap((row) => row.slice(this.columns.length - first)).filter(Boolean).length;
    if (alone) return this.#write(() => one ?? '');
    this.form.together(() =>
      cells.forEach((row, y) => row.forEach((cell, x) => this.#put(top + y, first + x, cell))),
    );
    this.at = { row: this.rows[top] ?? '', column: first };
    const width = Math.max(...cells.map((row) => row.length));
    this.from = {
      row: this.rows[top + cells.length - 1] ?? '',
      column: clamp(first + width - 1, this.columns.length - 1),
    };
    this.mode = 'chosen';
  }

  /** What is chosen, as a spreadsheet takes it. */
  copy(): string {
    const { top, bottom, first, last } = this.range;
    const rows = this.rows.slice(top, bottom + 1).flatMap((_, y) => (this.isGhost(top + y) ? [] : [top + y]));
    return writeTsv(
      rows.map((row) =>
        this.columns.slice(first, last + 1).map((column, x) => clipOf(this.entry(row, first + x), column)),
      ),
    );
  }

  /** Takes the texts of all that is chosen out. */
  empty() {
    if (!this.form.readonly) this.#write(() => '');
  }

  #down() {
    const last = this.row === this.last;
    if (last) return this.#out(1);
    this.to(this.row + 1, this.column);
  }

  #out(step: 1 | -1) {
    this.commit();
    this.options.out(step);
  }

  /** In reading order; from the last cell of the last row into the empty one, and from that out of the grid. */
  #along(step: 1 | -1) {
    const width = this.columns.length;
    const next = this.row * width + this.column + step;
    const over = next < 0 || next >= this.rows.length * width;
    if (over || (step > 0 && this.isGhost(this.row))) return this.#out(step);
    this.to(Math.floor(next / width), next % width);
  }

  #undone() {
    const entry = this.active;
    if (entry.text !== entry.before) entry.choose(entry.before);
    this.#dirty = false;
    this.mode = 'chosen';
  }

  #change(command: GridCommand) {
    switch (command.name) {
      case 'fill':
        return this.#fill();
      case 'today':
        return this.#today();
      case 'empty':
        return this.empty();
      case 'drop':
        return this.closed ? undefined : this.drop();
      case 'move':
        return this.closed ? undefined : this.#move(command.step);
    }
  }

  /** Takes the chosen rows away, as one step. */
  drop(row?: number) {
    const { top, bottom } = row === undefined ? this.range : { top: row, bottom: row };
    const { form, sheet, list } = this.options;
    const gone = this.rows.filter((_, n) => n >= top && n <= bottom && !this.isGhost(n));
    this.#dirty = false;
    if (gone.length) form.together(() => gone.forEach((key) => form.dropRow(sheet, list, key)));
    this.to(Math.min(top, this.rows.length - 1), this.column);
  }

  #move(step: 1 | -1) {
    const { form, sheet, list } = this.options;
    this.commit();
    if (!this.isGhost(this.row)) form.moveRow(sheet, list, this.rows[this.row] ?? '', step);
  }

  #today() {
    if (this.columns[this.column]?.field.sort !== 'day' || this.isFixed(this.row)) return;
    const day = dayInTehran(Date.now());
    this.#real(this.row);
    this.active.choose(writeDay(day), day);
    this.#dirty = false;
    this.mode = 'chosen';
  }

  /** As above: the chosen cells from the first of them, one cell or a whole empty row from the row above it. */
  #fill() {
    this.commit();
    const { top, bottom } = this.range;
    if (bottom > top)
      return this.#write((row, column) => (row > top ? this.entry(top, column).text : undefined));
    if (top === 0) return;
    const carried = this.columns.filter(({ carry }) => carry);
    if (!carried.length || !this.#isEmpty(top)) {
      return this.#write((row, column) => this.entry(row - 1, column).text);
    }
    this.form.together(() =>
      this.columns.forEach((column, n) => {
        if (column.carry) this.#put(top, n, carriedText(this.entry(top - 1, n), column));
      }),
    );
    const next = this.columns.findIndex(({ carry }) => !carry);
    this.to(top, next < 0 ? 0 : next);
  }

  #isEmpty = (row: number) => this.columns.every((_, column) => this.entry(row, column).text === '');

  /** Writes what a function gives into all chosen cells, as one step; undefined leaves a cell as it is. */
  #write(text: (row: number, column: number) => string | undefined) {
    const { top, bottom, first, last } = this.range;
    const real = Math.max(top, Math.min(bottom, this.last));
    this.form.together(() => {
      for (let row = top; row <= real; row++)
        for (let column = first; column <= last; column++) {
          const next = text(row, column);
          if (next !== undefined) this.#put(row, column, next);
        }
    });
    this.#dirty = false;
    this.mode = 'chosen';
  }

  #put(row: number, column: number, text: string) {
    const field = this.columns[column]?.field;
    if (!field || this.isFixed(row) || (this.isGhost(row) && text === '')) return;
    this.#real(row);
    const option = optionNamed(titled(field.terms), text);
    if (option) this.entry(row, column).choose(option.code, option.code, option.title);
    else this.entry(row, column).choose(text);
    this.#offer(row, field.path);
  }

  /** Makes the empty row one of the list. */
  #real(row: number) {
    if (!this.isGhost(row)) return;
    const { form, sheet, list } = this.options;
    form.addRow(sheet, list, {}, undefined, this.ghost);
    this.ghost = newKey();
  }

  #offer(row: number, path: string) {
    this.columns.forEach(({ offer }, column) => {
      const entry = this.entry(row, column);
      if (offer?.on !== path || entry.text !== '') return;
      const text = offer.text(this.cell(row, column));
      if (text) entry.choose(text);
    });
  }
}

/** The text that a cell gets from the one above it. */
function carriedText(above: Entry, { carry }: GridColumn): string {
  const text = latin(above.text);
  return carry === 'next' && /^\d+$/.test(text) ? writeWhole(Number(text) + 1) : above.text;
}
