/** How long nobody has touched the screen, and what is left until a kiosk starts over. */

/** Seconds without a touch after which the countdown begins, and its length. */
export const QUIET = 90;
const COUNTDOWN = 20;
/** Seconds after which a fresh screen that nobody has touched invites. */
const INVITE = 30;

/** Shorter times that screens ask for, while they stand. */
const asked = new Set<{ seconds: number }>();

/** Lets the countdown begin after so many seconds without a touch, until what comes back is called. */
export function quietFor(seconds: number): () => void {
  const one = { seconds };
  asked.add(one);
  return () => void asked.delete(one);
}

const patience = () => Math.min(QUIET, ...[...asked].map(({ seconds }) => seconds));

const SIGNS = ['pointerdown', 'keydown', 'wheel', 'scroll', 'input'] as const;

/** Must be made while a component is set up. The hours of the machine don't matter, only what passes. */
export class Idle {
  /** Seconds left of the countdown; undefined where somebody is there. */
  left = $state<number>();
  /** Whether the screen stands fresh and alone. */
  inviting = $state(false);

  #touched = false;
  #last = performance.now();

  constructor(over: () => void) {
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
    if (!this.#touched) this.inviting ||= quiet >= INVITE;
    else if (left <= 0) over();
    else if (left <= COUNTDOWN) this.left = Math.ceil(left);
  }
}
