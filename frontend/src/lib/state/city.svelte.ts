/** The city as the program opened it: its record, its areas, its vocabularies. */
import { backend } from '$lib/backend/backend';
import type { AreaView, BootView, Term, Terms } from '$lib/backend/shapes';
import { settings } from './settings.svelte';

export type Vocabulary = keyof Omit<Terms, 'convertValues'>;

class City {
  boot = $state.raw<BootView>();

  #areas = $derived(new Map(this.boot?.areas.map((area) => [area.id, area])));

  #asked: Promise<BootView> | undefined;

  /** Asks the program for the city; a question under way serves all who ask. */
  async open() {
    this.#asked ??= backend.boot().finally(() => (this.#asked = undefined));
    this.boot = await this.#asked;
    document.documentElement.dataset.mode = this.boot.mode;
  }

  get name() {
    const city = this.boot?.city;
    return (settings.lang === 'en' && city?.nameEn) || city?.name || '';
  }

  /** Noon of the program's day; relative times are told from it. */
  get today() {
    return this.boot?.today ?? '';
  }

  terms(vocabulary: Vocabulary): Term[] {
    return this.boot?.terms[vocabulary] ?? [];
  }

  term(vocabulary: Vocabulary, code: string): Term | undefined {
    return this.terms(vocabulary).find((term) => term.code === code);
  }

  /** A code's title; the code itself where a newer file brought an unknown one. */
  title(vocabulary: Vocabulary, code: string): string {
    const term = this.term(vocabulary, code);
    return term ? term[settings.lang] : code;
  }

  get areas(): AreaView[] {
    return this.boot?.areas ?? [];
  }

  area(id: string): AreaView | undefined {
    return this.#areas.get(id);
  }

  /** The id of an area that is named by its id or its code; what is neither stays as it is. */
  areaBy(name: string): string {
    return this.area(name)?.id ?? this.areas.find((area) => area.code === name)?.id ?? name;
  }

  areaName(id: string): string {
    const area = this.area(id);
    return (settings.lang === 'en' && area?.nameEn) || area?.name || '';
  }

  /** What a unit is called; its id where there is none of it. */
  unitTitle(id: string): string {
    return this.boot?.units.find((unit) => unit.id === id)?.title ?? id;
  }

  /** The area and those around it, the widest first. */
  around(id: string): AreaView[] {
    const area = this.area(id);
    return area ? [...this.around(area.parent), area] : [];
  }
}

export const city = new City();
