/** What the office has typed for a citizen and not written down yet: it outlives the leaving of the screen, not that of the session. */
import type { RefView } from '$lib/backend/dialogue-shapes';

export interface Typed {
  channel: string;
  page: RefView | undefined;
  text: string;
  author: string;
  aspect: string;
}

const NOTHING: Typed = { channel: '', page: undefined, text: '', author: '', aspect: '' };

let kept = NOTHING;

export const typedBefore = (): Typed => kept;

export function keepTyped(typed: Typed) {
  kept = typed;
}

const MARK_BYTES = 16;

/** A name of one sending: the same twice is one. */
export const onceMark = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(MARK_BYTES)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
