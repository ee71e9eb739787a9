/** One answer of the program for one screen: asked for, asked again when its kinds change, never mixed up. */
import { toBackendError, type BackendError } from '$lib/backend/call';
import { onChanged } from '$lib/backend/changes';
import type { Kind } from '$lib/nouns';

interface Options {
  /** What the answer shows; a change of another kind leaves it alone. */
  kinds: readonly Kind[];
}

/** Must be made while a component is set up. What `ask` reads before its first wait is followed. */
export class Resource<T> {
  data = $state.raw<T>();
  error = $state.raw<BackendError>();
  busy = $state(true);

  readonly kinds: readonly Kind[];

  #ask: () => Promise<T>;
  #turn = 0;

  constructor(ask: () => Promise<T>, { kinds }: Options) {
    this.kinds = kinds;
    this.#ask = ask;
    $effect(() => void this.#run());
    $effect(() => onChanged(kinds, this.reload));
  }

  reload = () => void this.#run();

  async #run() {
    const turn = ++this.#turn;
    const answer = this.#ask();
    this.busy = true;
    try {
      const data = await answer;
      if (turn !== this.#turn) return;
      this.data = data;
      this.error = undefined;
    } catch (reason) {
      if (turn !== this.#turn) return;
      this.error = toBackendError(reason);
    }
    this.busy = false;
  }
}

/**
 * Asks at once, for a screen that will stand in a moment: it has this answer first, and a new one each time after.
 * One that failed, or was overtaken by a change of these kinds before the screen stood, is asked for again.
 */
export function early<T>(ask: () => Promise<T>, kinds: readonly Kind[]) {
  let answer: Promise<T> | undefined = ask();
  const drop = () => (answer = undefined);
  const unfollow = onChanged(kinds, drop);
  return {
    /** Settled with the answer, whatever it is. */
    settled: answer.catch(drop),
    ask: () => {
      const given = answer ?? ask();
      drop();
      unfollow();
      return given;
    },
  };
}
