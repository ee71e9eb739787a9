/** Which rows of a list are chosen: one by one, from one to another, or all that the list finds. */
import { SvelteSet } from 'svelte/reactivity';

export class Selection {
  ids = new SvelteSet<string>();
  /** Whether all that the list finds are chosen, on whatever page they are. */
  all = $state(false);
  /** The row from which a longer choice goes on. */
  #from = '';

  has = (id: string): boolean => this.all || this.ids.has(id);

  /** How many there are, of as many as the list finds. */
  count = (total: number): number => (this.all ? total : this.ids.size);

  /** Takes a row in, or out again. Of all that are found one alone can't be left out: those of the page stay. */
  toggle(id: string, rows: string[]) {
    this.#settle(rows);
    if (!this.ids.delete(id)) this.ids.add(id);
    this.#from = id;
  }

  /** Takes in all rows between the last one that was chosen and this one. */
  extend(id: string, rows: string[]) {
    this.#settle(rows);
    const [to, from] = [rows.indexOf(id), rows.indexOf(this.#from)];
    const first = from < 0 ? to : Math.min(from, to);
    for (const one of rows.slice(first, Math.max(from, to) + 1)) this.ids.add(one);
    if (from < 0) this.#from = id;
  }

  /** Takes all rows of the page in, or out where all are in. */
  page(rows: string[]) {
    const every = rows.every(this.has);
    this.#settle(rows);
    for (const id of rows)
      if (every) this.ids.delete(id);
      else this.ids.add(id);
  }

  /** Takes all rows of the page in; where they are in already, all that the list finds. */
  more(rows: string[]) {
    if (rows.every(this.has)) this.all = true;
    else for (const id of rows) this.ids.add(id);
  }

  clear() {
    this.all = false;
    this.ids.clear();
    this.#from = '';
  }

  #settle(rows: string[]) {
    if (!this.all) return;
    this.all = false;
    for (const id of rows) this.ids.add(id);
  }
}
