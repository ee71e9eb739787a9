/**
 * What each class of fault means to the person: how grave it is, whether the same call may succeed later, and
 * what there is to do. Every error on screen is drawn from this table; the sentence comes from its key.
 */
import type { BackendError } from '$lib/backend/call';

export type Gravity = 'info' | 'warn' | 'danger';

/** retry: the same call again. reload: ask for the present data. back: to the screen before. */
export type Action = 'retry' | 'reload' | 'back' | 'signIn' | 'none';

export interface ErrorClass {
  gravity: Gravity;
  /** Whether the same call, sent again unchanged, may succeed. */
  again: boolean;
  action: Action;
}

/** By the codes of backend/error.go; a test pairs them. */
export const CLASSES = {
  invalid: { gravity: 'warn', again: false, action: 'none' },
  notFound: { gravity: 'info', again: false, action: 'back' },
  conflict: { gravity: 'warn', again: false, action: 'reload' },
  forbidden: { gravity: 'warn', again: false, action: 'back' },
  session: { gravity: 'warn', again: false, action: 'signIn' },
  busy: { gravity: 'warn', again: true, action: 'retry' },
  gone: { gravity: 'warn', again: false, action: 'back' },
  disk: { gravity: 'danger', again: true, action: 'retry' },
  damaged: { gravity: 'danger', again: false, action: 'none' },
  tooOld: { gravity: 'danger', again: false, action: 'none' },
  tooNew: { gravity: 'danger', again: false, action: 'none' },
  internal: { gravity: 'danger', again: true, action: 'retry' },
} satisfies Record<string, ErrorClass>;

export type ErrorCode = keyof typeof CLASSES;

/** Keys that differ from their class. */
const BY_KEY: Record<string, Partial<ErrorClass>> = {
  // Nobody signs in at a kiosk.
  'session.kiosk': { action: 'back' },
  // No account opens what a page without the token is refused.
  'request.foreign': { action: 'none' },
  'request.host': { action: 'none' },
  'request.token': { action: 'none' },
  // It is no trouble of the reader's.
  'noun.withdrawn': { gravity: 'info' },
  // A name that is taken is mended in its field.
  'noun.codeTaken': { action: 'none' },
  'user.nameTaken': { action: 'none' },
};

/** The class of a fault; one that a newer program brought is a fault of ours. */
export function classOf({ code, key }: Pick<BackendError, 'code' | 'key'>): ErrorClass {
  const known = Object.hasOwn(CLASSES, code) ? CLASSES[code as ErrorCode] : CLASSES.internal;
  return { ...known, ...BY_KEY[key] };
}
