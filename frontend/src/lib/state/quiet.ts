/** How long a kiosk may be left alone before it counts down; seconds. */

const QUIET = 90;

/** Shorter times that screens ask for, while they stand. */
const asked = new Set<{ seconds: number }>();

/** Lets the countdown begin after so many seconds without a touch, until what comes back is called. */
export function quietFor(seconds: number): () => void {
  const one = { seconds };
  asked.add(one);
  return () => void asked.delete(one);
}

/** How long the screen waits now. */
export const patience = (): number => Math.min(QUIET, ...[...asked].map(({ seconds }) => seconds));
