/** How something stands, in one sentence, and the next step. Pure but for the words. */
import type { FollowView } from '$lib/backend/dialogue-shapes';
import { f, isKey, t } from '$lib/i18n/i18n.svelte';

type Stand = Pick<FollowView, 'state' | 'late' | 'due' | 'appeal' | 'until' | 'noun'> &
  Partial<Pick<FollowView, 'main'>>;

/** How it stands; a day that has passed is told as passed. */
export function stateOf({ state, late, due, main }: Stand): string {
  if (state === 'merged' && main) return t('follow.state.mergedReport', { code: main.title });
  const key = late && isKey(`follow.late.${state}`) ? `follow.late.${state}` : `follow.state.${state}`;
  return isKey(key) ? t(key, { day: f.day(due, 'long') }) : state;
}

const OPEN = ['waiting', 'held', 'appealed'];

/** What its holder can do next. */
export function nextOf({ state, late, appeal, until, noun }: Stand): string {
  if (OPEN.includes(state)) return t(late ? 'follow.next.late' : 'follow.next.wait');
  if (appeal) return t('follow.next.appeal', { day: f.day(until, 'long') });
  return t(noun && ['published', 'restored'].includes(state) ? 'follow.next.seen' : 'follow.next.none');
}
