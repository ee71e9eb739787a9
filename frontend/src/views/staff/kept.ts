/** What somebody has typed into a form of the dialogue and not sent yet: kept with the program, so that no end of it loses a line. */
import { queue } from '$lib/backend/dialogue';
import { senders, type Sender } from '$lib/form/senders';

/** A person types a word a second. ms */
const QUIET = 400;

/**
 * The one line between a form and the program. Its calls go one after the other: what was typed first never arrives
 * last. What could not be kept, as on a full disk, stays here for the next try.
 */
class Keeper<T> implements Sender {
  #form: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What the program does not hold yet; undefined where it holds all. */
  #unkept: string | undefined;
  #underway: Promise<unknown> = Promise.resolve();

  constructor(form: string) {
    this.#form = form;
    senders.add(this);
  }

  /** What was kept; undefined for nothing. */
  async before(): Promise<T | undefined> {
    await this.flush();
    const { text } = await queue.typed(this.#form);
    return text ? (JSON.parse(text) as T) : undefined;
  }

  keep(typed: T) {
    this.#unkept = JSON.stringify(typed);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), QUIET);
  }

  flush = (): Promise<unknown> => {
    clearTimeout(this.#timer);
    return (this.#underway = this.#underway.then(() => this.#write()));
  };

  /** Forgets it, once it is sent. */
  drop(): Promise<unknown> {
    this.#unkept = '';
    return this.flush();
  }

  forget = () => {
    clearTimeout(this.#timer);
    this.#unkept = undefined;
  };

  async #write() {
    const text = this.#unkept;
    if (text === undefined) return;
    try {
      await queue.keepTyped(this.#form, text);
    } catch {
      return;
    }
    if (this.#unkept === text) this.#unkept = undefined;
  }
}

const keepers = new Map<string, unknown>();

/** The keeper of a form, the same one however often the form is opened. */
export function keeperOf<T>(form: string): Keeper<T> {
  const keeper = (keepers.get(form) as Keeper<T> | undefined) ?? new Keeper<T>(form);
  keepers.set(form, keeper);
  return keeper;
}
