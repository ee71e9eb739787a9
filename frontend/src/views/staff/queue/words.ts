/** What the codes of the queue are called. */
import { subjectOf } from '$features/report/words';
import type { ItemView, NearView } from '$lib/backend/dialogue-shapes';
import { t } from '$lib/i18n/i18n.svelte';
import { city } from '$lib/state/city.svelte';
import { HINTS } from '$features/comment/hint';

export const hintName = (sort: string): string => {
  const known = HINTS.find((hint) => hint === sort);
  return known ? t(`hint.${known}`) : t('hint.other');
};

/** What sort of thing was sent. */
export const kindName = (kind: string): string =>
  t(`queue.kind.${kind === 'notice' || kind === 'message' ? kind : 'comment'}`);

/** How much time is left to do something, in working days; nothing for what is done. */
export function leftOf({ due, left }: { due: string; left: number }): string {
  if (!due) return '';
  if (left < 0) return t('queue.late', { n: -left });
  return left ? t('queue.left', { n: left }) : t('queue.today');
}

/** The word of a kind of what was sent; a kind that a newer program brought is told as a comment. */
export const kindOf = (kind: string): string =>
  t(`queue.kind.${kind === 'notice' || kind === 'report' || kind === 'message' ? kind : 'comment'}`);

/** How far off a report is, how like its words are, and where it stands; of anything else how like it is. */
export function nearOf(near: NearView): string {
  if (!near.category) return t(near.same ? 'queue.same' : 'queue.alike', { n: near.percent });
  return [
    t('send.metres', { n: near.metres }),
    near.percent ? t('queue.wordsAlike', { n: near.percent }) : '',
    subjectOf(near),
    city.title('reportStates', near.state),
    near.code && `\u2068${near.code}\u2069`, // it does not turn the line round
  ]
    .filter(Boolean)
    .join(' · ');
}

type Judged = Pick<ItemView, 'kind' | 'stage' | 'parts'>;

/** Whether it is a letter that those to whom it was written laid aside, unanswered: a second person reads it. */
export const isLaidAside = ({ kind, stage, parts }: Judged): boolean =>
  kind === 'message' && stage === 'held' && parts.every(({ by }) => !by.kind);

/** Why a letter, which nobody else reads, is before a moderator. */
export function messageWhy(item: Judged & Pick<ItemView, 'first'>): string {
  if (item.stage === 'appealed') return t('queue.message.appealed');
  if (isLaidAside(item))
    return t('queue.message.held', { rule: city.title('rules', item.first?.rule ?? '') });
  return item.stage === 'waiting' || item.stage === 'held' ? t('queue.message.waiting') : '';
}
