/** Whoever holds what is typed and not yet with the program: asked before a person leaves, the page is locked or goes. */

export interface Sender {
  /** Sends what waits; done when it is kept, or could not be. */
  flush: () => Promise<unknown>;
  /** Leaves nothing of a person who has left. */
  forget?: () => void;
}

export const senders = new Set<Sender>();

/** Sends all that is typed; done when it is kept, or could not be. */
export const sendAll = async (): Promise<void> =>
  void (await Promise.all([...senders].map((one) => one.flush())));

export const forgetAll = () => senders.forEach((one) => one.forget?.());
