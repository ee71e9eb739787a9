/** The rows of a long list, fetched window by window as they come into sight. */
import { SvelteMap } from 'svelte/reactivity';
import { toBackendError, type BackendError } from '$lib/backend/call';
import { classOf } from '$lib/error/classes';
import type { ProjectCard } from '$lib/backend/shapes';

/** How many rows one question brings; the program gives no more than twice as many. */
export const WINDOW = 100;

export class Rows {
  error = $state.raw<BackendError>();

  #windows = new SvelteMap<number, ProjectCard[]>();
  /** Which windows were asked for; nothing on the page depends on it. */
  #asked: boolean[] = [];
  #failed: number[] = [];
  #ask: (offset: number) => Promise<ProjectCard[]>;

  /** Begins with the first window, which the screen has already. */
  constructor(first: ProjectCard[], ask: (offset: number) => Promise<ProjectCard[]>) {
    this.#windows.set(0, first);
    this.#asked[0] = true;
    this.#ask = ask;
  }

  /** A row; nothing while it is on its way. */
  at(index: number): ProjectCard | undefined {
    return this.#windows.get(Math.floor(index / WINDOW))?.[index % WINDOW];
  }

  /** Fetches the windows that hold these rows, those that are not here yet. */
  need(first: number, last: number) {
    for (let n = Math.floor(first / WINDOW); n * WINDOW < last; n++) {
      if (!this.#asked[n]) void this.#fetch(n);
    }
  }

  /** Fetches again what did not come. */
  retry = () => this.#failed.splice(0).forEach((n) => void this.#fetch(n));

  async #fetch(n: number) {
    this.#asked[n] = true;
    try {
      this.#windows.set(n, await this.#ask(n * WINDOW));
      this.error = undefined;
    } catch (reason) {
      this.error = toBackendError(reason);
      this.#failed.push(n);
      // asked again when it next comes into sight, where that may help
      this.#asked[n] = !classOf(this.error).again;
    }
  }
}
