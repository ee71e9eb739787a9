/** The sheets of a draft that has many: a table of all, or one that is open. */
import { tick } from 'svelte';
import type { Form } from '$lib/form/form.svelte';
import type { Command } from '$lib/form/keys';
import { placeHere } from '$lib/form/next';
import { address, placeOf } from '$lib/form/path';
import type { DraftTools } from './tools.svelte';
import { toPlace, toSection } from './walk';

export class Sheets {
  /** The sheet that was open last, to come back to its line. */
  last = $state('');

  #form: Form;
  #tools: DraftTools;
  #frame: () => HTMLElement | undefined;

  constructor(form: Form, tools: DraftTools, frame: () => HTMLElement | undefined) {
    this.#form = form;
    this.#tools = tools;
    this.#frame = frame;
  }

  /** Whether the table of all stands on the screen. */
  get listed(): boolean {
    return this.#form.view.many && !this.#form.sheet(this.#form.whole);
  }

  open = async (sheet: string) => {
    await this.#show(sheet);
    toSection(1, this.#frame());
  };

  back = () => {
    void this.#form.saver.flush();
    void this.#tools.show('');
  };

  step = (step: 1 | -1) => {
    const sheets = this.#form.sheets;
    const next = sheets[sheets.findIndex(({ sheet }) => sheet === this.#form.whole) + step];
    if (next) void this.open(next.sheet);
  };

  /** Goes to a place, on whichever sheet it is. */
  go = async (place: string) => {
    const { sheet } = placeOf(place);
    if (this.#form.view.many && sheet !== this.#form.whole) await this.#show(sheet);
    toPlace(place, this.#frame());
  };

  /** What a key asks of the sheets; whether it asked anything. */
  obey({ name }: Command): boolean {
    if (!this.#form.view.many) return false;
    switch (name) {
      case 'sheets':
        if (!this.listed) this.back();
        return true;
      case 'nextSheet':
      case 'previousSheet':
        if (!this.listed) this.step(name === 'nextSheet' ? 1 : -1);
        return true;
      case 'nextFault':
      case 'previousFault':
        this.#fault(name === 'nextFault' ? 1 : -1);
        return true;
    }
    return false;
  }

  /** The next fault of all sheets, round and round. */
  #fault(step: 1 | -1) {
    const places = this.#form.faults.map(({ sheet, path }) => address(sheet, path));
    const here = places.indexOf(placeHere());
    const next = here < 0 && step < 0 ? places.length - 1 : here + step;
    const place = places[(next + places.length) % places.length];
    this.#form.told = true;
    if (place) void this.go(place);
  }

  async #show(sheet: string) {
    this.last = sheet;
    await this.#tools.show(sheet);
    await tick();
  }
}
