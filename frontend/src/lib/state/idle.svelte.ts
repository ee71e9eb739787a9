/** How long nobody has touched the screen, and what is left until a kiosk starts over. */

import { patience } from './quiet';

/** The length of the countdown; seconds. */
const COUNTDOWN = 20;
/** Seconds after which a fresh screen that nobody has touched invites. */
const INVITE = 30;

const SIGNS = ['pointerdown', 'keydown', 'wheel', 'scroll', 'input'] as const;

/**
 * Must be made while a component is set up; `invite` is after how many seconds a fresh screen invites. The hours of
 * the machine don't matter, only what passes.
 */
export class Idle {
  /** Seconds left of the countdown; undefined where somebody is there. */
  left = $state<number>();
  /** Whether the screen stands fresh and alone. */
  inviting = $state(false);

  #touched = false;
  #last = performance.now();

  #invite: number;

  constructor(over: () => void, invite = INVITE) {
    this.#invite = invite;
    $effect(() => {
      const seen = (event: Event) => this.#seen(event);
      for (const sign of SIGNS) addEventListener(sign, seen, { capture: true, passive: true });
      const timer = setInterval(() => this.#tick(over), 1000);
      return () => {
        clearInterval(timer);
        for (const sign of SIGNS) removeEventListener(sign, seen, { capture: true });
      };
    });
  }

  stay = () => {
    this.#last = performance.now();
    this.left = undefined;
    this.inviting = false;
  };

  /** A touch ends the quiet; the invitation and the countdown end by their own. A scroll may be the program's. */
  #seen(event: Event) {
    if (event.type !== 'scroll') this.#touched = true;
    if (this.inviting || this.left !== undefined || (event.type === 'scroll' && !this.#touched)) return;
    this.stay();
  }

  #tick(over: () => void) {
    const quiet = (performance.now() - this.#last) / 1000;
    const left = patience() + COUNTDOWN - quiet;
    if (!this.#touched) this.inviting ||= quiet >= this.#invite;
    else if (left <= 0) over();
    else if (left <= COUNTDOWN) this.left = Math.ceil(left);
  }
}
