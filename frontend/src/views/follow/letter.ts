/** How a letter stands, in one sentence, and the next step. Pure but for the words. */
import type { FollowView } from '$lib/backend/dialogue-shapes';
import type { FollowMessage } from '$lib/backend/letters-shapes';
import { f, t } from '$lib/i18n/i18n.svelte';
import { nextOf, stateOf } from './state';

type Stand = Pick<FollowView, 'state' | 'late' | 'due' | 'appeal' | 'until' | 'noun'>;
type Letter = Pick<FollowMessage, 'state' | 'refused' | 'public' | 'close' | 'unit'>;

/** Whether it was taken back, or its words are gone: nothing else is told then. */
const isOver = ({ state }: Stand): boolean => ['withdrawn', 'erased'].includes(state);

/** How it stands with those to whom it was written. */
export function letterState(view: Stand, letter: Letter): string {
  if (isOver(view)) return stateOf(view);
  if (letter.refused && view.state !== 'private')
    return view.state === 'held' || view.state === 'waiting'
      ? t('follow.letter.refusedHeld')
      : view.state === 'rejected'
        ? t('follow.letter.refused')
        : stateOf(view);
  if (letter.state === 'answered') return t('follow.letter.answered');
  if (letter.state === 'closed') return t('follow.letter.closed');
  const args = { unit: f.digits(letter.unit.title), day: f.day(view.due, 'long') };
  // The day is that of the answer only while nobody judges it.
  if (view.state !== 'private' || !view.due) return t('follow.letter.open', args);
  if (view.late) return t('follow.letter.late', args);
  return t(letter.state === 'referred' ? 'follow.letter.referred' : 'follow.letter.delivered', args);
}

/** What its sender can do next. */
export function letterNext(view: Stand, letter: Letter): string {
  if (isOver(view) || (letter.refused && view.state !== 'private')) return nextOf(view);
  if (letter.close) return t('follow.letter.next.answered');
  if (letter.state === 'closed') return t('follow.letter.next.read');
  return t(view.late ? 'follow.next.late' : 'follow.letter.next.wait');
}

/** Whether it is, or will be, before the public. */
export function publicationOf(view: Stand, letter: Letter): string {
  if (view.state !== 'private') return isOver(view) || letter.refused ? '' : stateOf(view);
  return t(letter.public ? 'follow.letter.wanted' : 'follow.letter.private');
}
