/** One sending of a citizen's words: the same twice is one, and after each the next waits a little. */
import { dialogue } from '$lib/backend/dialogue';
import type { ReceiptView, SendRequest } from '$lib/backend/dialogue-shapes';
import { mark, visit } from '$lib/state/visit';

/** What is sent, without what the program adds to it. */
export type Said = Omit<SendRequest, 'once' | 'visit' | 'took' | 'channel' | 'consent'>;

/** How long nothing is sent after a sending; ms. */
export const PAUSE = 5000;

/** When the next may go, ms; of all forms of this page. */
let free = 0;

const rest = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export class Sending {
  #once = '';
  #last = '';
  #begun = Date.now();

  /** Sends it; a retry of the very same words goes under the same name, so that it arrives once. */
  async send(said: Said): Promise<ReceiptView> {
    const whole = JSON.stringify(said);
    if (whole !== this.#last) [this.#last, this.#once] = [whole, mark()];
    const took = Date.now() - this.#begun;
    // A clock that was set back makes nobody wait for longer.
    if (free > Date.now()) await rest(Math.min(PAUSE, free - Date.now()));
    try {
      return await dialogue.send({ ...said, once: this.#once, visit, took, channel: '', consent: false });
    } finally {
      free = Date.now() + PAUSE;
    }
  }

  /** Forgets what was sent, for the next. */
  forget() {
    [this.#once, this.#last, this.#begun] = ['', '', Date.now()];
  }
}
