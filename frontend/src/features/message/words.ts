/** How a letter is called where it stands among others. */
import type { LetterView } from '$lib/backend/letters-shapes';
import { f, t } from '$lib/i18n/i18n.svelte';
import { city } from '$lib/state/city.svelte';

/** What kind of letter, and to whom. */
export function titleOf({ topic, to }: Pick<LetterView, 'topic' | 'to'>): string {
  const title = f.digits(to.title);
  return topic
    ? t('letter.of', { topic: city.title('topics', topic), to: title })
    : t('letter.writeTo', { name: title });
}

/** Whether its words can be read. */
export const readable = ({ state }: Pick<LetterView, 'state'>): boolean => state === 'approved';

/** What stands in its place where they can't. */
export const goneOf = ({ state, day }: Pick<LetterView, 'state' | 'day'>): string =>
  t(state === 'withdrawn' ? 'letter.withdrawn' : 'letter.gone', { day: f.day(day, 'long') });
