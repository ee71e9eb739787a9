/** The records that can't be read because they are damaged: no list and no figure holds them. */
import { onDamaged } from '$lib/backend/changes';
import type { Kind } from '$lib/nouns';
import { city } from './city.svelte';

export interface Damage {
  kind: string;
  count: number;
}

class Damages {
  /** The kinds of what stands on the screen. */
  shown = $state.raw<readonly Kind[]>([]);

  #told = $state.raw<Damage[]>();

  constructor() {
    onDamaged((damage) => (this.#told = damage));
  }

  /** How many records the screen goes without. */
  get missing(): number {
    const all: Damage[] = this.#told ?? city.boot?.damaged ?? [];
    const kinds: readonly string[] = this.shown;
    return all.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { count }) => sum + count, 0);
  }
}

export const damages = new Damages();
