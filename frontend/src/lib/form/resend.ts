/** What an earlier life of the page left unacknowledged is sent again, as what it was: the same page, the same numbers. */
import { toBackendError, type BackendError } from '$lib/backend/call';
import type { EditsRequest, EditsView } from '$lib/backend/staff-shapes';
import { classOf } from '$lib/error/classes';
import { livePages, MOST } from './saver.svelte';
import { cutTail, tailsOf, type Tail } from './tail';

/** A tail that the program does not take any more: its draft is closed or in other hands. */
export interface Leftover {
  tail: Tail;
  error: BackendError;
}

/** Sends the tails of a person, of one draft or of all; gives those that are refused. The others stay where they are. */
export async function resend(
  user: string,
  send: (request: EditsRequest) => Promise<EditsView>,
  draft?: string,
): Promise<Leftover[]> {
  const left: Leftover[] = [];
  const live = livePages();
  for (const tail of tailsOf(user, draft)) {
    if (live.has(tail.page)) continue;
    try {
      const { draft, page, unit, edits } = tail;
      for (let from = 0; from < edits.length; from += MOST) {
        const { n } = await send({ draft, page, unit, edits: edits.slice(from, from + MOST) });
        cutTail(tail, n);
      }
    } catch (reason) {
      const error = toBackendError(reason);
      if (error.code !== 'session' && !classOf(error).again) left.push({ tail, error });
    }
  }
  return left;
}

/** The texts of edits as a person can read them, one field a paragraph. */
export const asText = (edits: Tail['edits'], label: (place: string) => string): string =>
  edits
    .filter((edit) => edit.op === 'set' || edit.op === 'cut')
    .map((edit) => `${label(`${edit.sheet}#${edit.path}`)}\n${edit.text}\n`)
    .join('\n');
