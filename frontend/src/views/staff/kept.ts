/** What somebody has typed into a form of the dialogue and not sent yet: kept with the program, so that no end of it loses a line. */
import { queue } from '$lib/backend/dialogue';

/** A person types a word a second. ms */
const QUIET = 400;

export interface Keeper<T> {
  /** What was kept; undefined for nothing, or what can't be read. */
  before: () => Promise<T | undefined>;
  keep: (typed: T) => void;
  /** Forgets it, once it is sent. */
  drop: () => Promise<void>;
}

export function keeperOf<T>(form: string): Keeper<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last: string | undefined;
  const write = () => {
    if (last === undefined) return;
    const text = last;
    // A lock or a full disk: the next word tries again, and what is typed stays in the form.
    queue.keepTyped(form, text).catch(() => undefined);
  };
  return {
    async before() {
      const { text } = await queue.typed(form);
      return text ? (JSON.parse(text) as T) : undefined;
    },
    keep(typed) {
      last = JSON.stringify(typed);
      clearTimeout(timer);
      timer = setTimeout(write, QUIET);
    },
    async drop() {
      clearTimeout(timer);
      last = undefined;
      await queue.keepTyped(form, '').catch(() => undefined);
    },
  };
}
