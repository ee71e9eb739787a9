/**
 * A draft while it is written. It knows sheets, paths and rows, and no noun: every field is an Entry, every change an
 * edit of one Saver. What the program answers is never written over a newer text.
 */
/* eslint-disable svelte/prefer-svelte-reactivity -- what is in these maps is reactive, and who asks gets always the same */
import type { BackendError } from '$lib/backend/call';
import type {
  DraftPageRequest,
  DraftView,
  EditsRequest,
  EditsView,
  FaultView,
  FieldView,
  SheetView,
  ToldView,
} from '$lib/backend/staff-shapes';
import { SvelteMap } from 'svelte/reactivity';
import { argsOf, Entry, type EntryHost } from './entry.svelte';
import { address, inRow, isWithin, placeOf } from './path';
import { Saver } from './saver.svelte';

/** What a form asks of the program. */
export interface FormCalls {
  edits: (request: EditsRequest) => Promise<EditsView>;
  undo: (request: DraftPageRequest) => Promise<DraftView>;
  redo: (request: DraftPageRequest) => Promise<DraftView>;
}

/** A key for a row that is still to come. */
export const newKey = () => crypto.randomUUID().slice(0, 8);

export class Form implements EntryHost {
  view = $state.raw() as DraftView;
  faults = $state.raw<FaultView[]>([]);
  canUndo = $state(false);
  canRedo = $state(false);
  told = $state(false);
  /** Why nothing more is taken: it was taken over, sent or closed meanwhile. */
  refused = $state.raw<BackendError>();

  readonly saver: Saver;
  /** Of a draft with many sheets, the one that is open; empty for none. */
  whole = $state('');
  #calls: FormCalls;
  #entries = new Map<string, Entry>();
  #rows = new SvelteMap<string, string[]>();
  #disclosed = new SvelteMap<string, ToldView>();
  #seq = 0;

  constructor(view: DraftView, user: string, unit: string, calls: FormCalls) {
    this.#calls = calls;
    this.saver = new Saver({
      draft: view.id,
      page: crypto.randomUUID(),
      user,
      unit,
      at: view.seq > 0 || view.sheets.some(({ withdraw, back }) => withdraw || back) ? view.touched : 0,
      send: calls.edits,
      answered: (answer) => this.#answered(answer),
      refused: (error) => (this.refused = error),
    });
    this.open(view);
  }

  get readonly(): boolean {
    return this.view.held !== '' || this.refused !== undefined;
  }

  get sheets(): SheetView[] {
    return this.view.sheets;
  }

  sheet(sheet: string): SheetView | undefined {
    return this.sheets.find((one) => one.sheet === sheet);
  }

  /** The field at a place; the same one at each asking. */
  entry(sheet: string, path: string): Entry {
    const place = address(sheet, path);
    const entry = this.#entries.get(place) ?? new Entry(place, this);
    this.#entries.set(place, entry);
    return entry;
  }

  /** The keys of the rows of a list, in their order. */
  rows(sheet: string, list: string): string[] {
    return this.#rows.get(address(sheet, list)) ?? [];
  }

  /** What a sheet tells of the items of CoST, as it was last kept. */
  disclosed(sheet: string): ToldView | undefined {
    return this.#disclosed.get(sheet);
  }

  /** Makes all edits of some work one step, that is taken back as a whole. */
  together(work: () => void) {
    this.saver.together(work);
    void this.saver.flush();
  }

  /** Puts a row after another, or at the end, with the values of its fields, as one act; gives its key. */
  addRow(
    sheet: string,
    list: string,
    values: Record<string, string> = {},
    after?: string,
    row = newKey(),
  ): string {
    const keys = this.rows(sheet, list);
    const at = after === undefined ? keys.length : keys.indexOf(after) + 1;
    const item = Object.keys(values).length ? JSON.stringify({ item: values }) : '';
    this.saver.push({ sheet, op: 'add', path: list, row, after: keys[at - 1] ?? '', item });
    this.#rows.set(address(sheet, list), keys.toSpliced(at, 0, row));
    for (const [field, value] of Object.entries(values))
      this.entry(sheet, inRow(list, row, field)).answer({ text: value, value, shown: '' }, Infinity);
    void this.saver.flush();
    return row;
  }

  dropRow(sheet: string, list: string, row: string) {
    this.saver.push({ sheet, op: 'drop', path: list, row });
    this.#rows.set(
      address(sheet, list),
      this.rows(sheet, list).filter((key) => key !== row),
    );
    void this.saver.flush();
  }

  /** Moves a row by one place. */
  moveRow(sheet: string, list: string, row: string, step: 1 | -1) {
    const keys = this.rows(sheet, list);
    const to = keys.indexOf(row) + step;
    if (to < 0 || to >= keys.length) return;
    this.placeRow(sheet, list, row, keys.toSpliced(keys.indexOf(row), 1)[to - 1] ?? '');
  }

  /** Puts a row behind another one of its list; first of all where that is empty. */
  placeRow(sheet: string, list: string, row: string, after: string) {
    const keys = this.rows(sheet, list);
    const left = keys.filter((key) => key !== row);
    const next = left.toSpliced(left.indexOf(after) + 1, 0, row);
    if (left.length === keys.length || next.every((key, n) => key === keys[n])) return;
    this.saver.push({ sheet, op: 'move', path: list, row, after });
    this.#rows.set(address(sheet, list), next);
    void this.saver.flush();
  }

  changed(entry: Entry): number {
    const { sheet, path } = placeOf(entry.place);
    return this.saver.push({ sheet, op: 'set', path, text: entry.text, joins: entry.joins });
  }

  left() {
    void this.saver.flush();
  }

  /** The faults that are told: of no field that is being typed, and of an empty one once somebody wants to send. */
  get toldFaults(): FaultView[] {
    return this.faults.filter(({ sheet, path }) => {
      const entry = this.#entries.get(address(sheet, path));
      return !entry || (!entry.quiet && (this.told || entry.text !== ''));
    });
  }

  /** The told faults that lie at a path of a sheet or within it; of the whole sheet without one. */
  faultsOf(sheet: string, paths?: string[]): FaultView[] {
    return this.toldFaults.filter(
      (fault) => fault.sheet === sheet && (!paths || paths.some((path) => isWithin(fault.path, path))),
    );
  }

  undo = () => this.#step(this.#calls.undo);
  redo = () => this.#step(this.#calls.redo);

  /** Takes the draft as the program has it, but for what is typed meanwhile. */
  open(view: DraftView) {
    if (view.seq < this.#seq) return;
    this.#seq = view.seq;
    this.view = view;
    this.canUndo = view.canUndo;
    this.canRedo = view.canRedo;
    for (const sheet of view.sheets) {
      for (const field of sheet.fields) this.#take(sheet.sheet, field, this.saver.kept);
      const lists = new Set(sheet.rows.map(({ list }) => address(sheet.sheet, list)));
      for (const place of this.#rows.keys())
        if (placeOf(place).sheet === sheet.sheet && !lists.has(place)) this.#rows.delete(place);
      for (const { list, keys } of sheet.rows) this.#rows.set(address(sheet.sheet, list), keys);
      this.#disclosed.set(sheet.sheet, sheet.told);
    }
    this.#blame(view.faults, view.sheets.flatMap(withSheet), this.saver.kept);
    for (const entry of this.#entries.values()) entry.arrive();
  }

  /** Does something to the whole draft, with all that is typed sent before. */
  act = async (work: () => Promise<DraftView>): Promise<DraftView> => {
    const view = await this.saver.alone(work);
    this.open(view);
    return view;
  };

  async #step(call: FormCalls['undo']) {
    if (this.readonly) return;
    await this.act(() => call({ draft: this.view.id, page: this.saver.page, sheet: this.whole }));
  }

  #answered(view: EditsView) {
    this.#seq = Math.max(this.#seq, view.seq);
    this.canUndo = view.canUndo;
    this.canRedo = view.canRedo;
    if (view.state !== this.view.state) this.view = { ...this.view, state: view.state };
    for (const field of view.fields) this.#take(field.sheet, field, view.n);
    for (const told of view.told) this.#disclosed.set(told.sheet, told);
    this.#blame(view.faults, view.fields, view.n);
  }

  #take(sheet: string, field: FieldView, n: number) {
    const entry = this.entry(sheet, field.path);
    entry.answer(field, n);
    if (entry.n <= n) this.saver.holds(sheet, field.path, field.text);
  }

  #blame(faults: FaultView[], fields: FieldView[], n: number) {
    this.faults = faults;
    const found = new Map<string, FaultView>();
    for (const field of fields) if (field.key) found.set(address(field.sheet, field.path), field);
    for (const fault of faults) found.set(address(fault.sheet, fault.path), fault);
    for (const [place, entry] of this.#entries) {
      const fault = found.get(place);
      entry.blame(fault && { key: fault.key, args: argsOf(fault.args) }, n);
    }
  }
}

const withSheet = (sheet: SheetView): FieldView[] =>
  sheet.fields.map((field) => ({ ...field, sheet: sheet.sheet }));
