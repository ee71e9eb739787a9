/**
 * Who holds what somebody has typed and not sent. A kiosk that is left asks here what would be lost, and wipes it. The
 * words themselves stay where they are typed: nothing of them is known here.
 */

/** What is wiped, as the countdown says it. */
export type Loss = 'writing' | 'code';

export interface Writer {
  /** Whether there is something that would be lost. */
  holds: () => boolean;
  /** Leaves nothing of it. */
  wipe: () => void;
  /** A text, where nothing else is said. */
  loss?: Loss;
}

class Writing {
  #writers = new Set<Writer>();

  /** Counts a writer in; what comes back counts it out. */
  join = (writer: Writer): (() => void) => {
    this.#writers.add(writer);
    return () => void this.#writers.delete(writer);
  };

  /** What would be lost now; undefined where nothing is. A text comes before a code. */
  get loss(): Loss | undefined {
    const losses = [...this.#writers].filter((one) => one.holds()).map(({ loss }) => loss ?? 'writing');
    return losses.find((loss) => loss === 'writing') ?? losses[0];
  }

  /** Leaves nothing of what anybody has typed. */
  wipe = () => {
    for (const writer of [...this.#writers]) writer.wipe();
  };
}

export const writing = new Writing();
