/** The records that can't be read because they are damaged: no list and no figure holds them. */
import { onDamaged } from '$lib/backend/changes';
import type { Kind } from '$lib/nouns';
import { city } from './city.svelte';

export interface Damage {
  kind: string;
  count: number;
}

class Damages {
  #told = $state.raw<Damage[]>();

  constructor() {
    onDamaged((damage) => (this.#told = damage));
  }

  /** How many records of these kinds are missing. */
  of(kinds: readonly Kind[]): number {
    const all: Damage[] = this.#told ?? city.boot?.damaged ?? [];
    return all.filter(({ kind }) => kinds.includes(kind as Kind)).reduce((sum, { count }) => sum + count, 0);
  }
}

export const damages = new Damages();
