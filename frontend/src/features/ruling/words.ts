/** A decision in words. */
import type { RulingView } from '$lib/backend/dialogue-shapes';
import { f, isKey, t } from '$lib/i18n/i18n.svelte';
import { nounOf } from '$lib/nouns';
import { city } from '$lib/state/city.svelte';
import { href } from '$lib/state/route';

/** A word by a code that a newer program may have brought. */
const known = (key: string, code: string): string => (isKey(key) ? t(key) : code);

/** The rule with its number among the rules; empty for none. */
export function ruleOf(rule: string): string {
  if (!rule) return '';
  const at = city.terms('rules').findIndex(({ code }) => code === rule);
  const title = city.title('rules', rule);
  return at < 0 ? title : t('ruling.rule', { n: at + 1, rule: title });
}

/** Who decided, by their roles. */
export function rolesOf(roles: string[]): string {
  const [one, two] = roles.map((role) => known(`role.${role}`, role));
  if (!one) return '';
  return two ? t('ruling.second', { one, two }) : one;
}

export const appealOf = (appeal: string): string => known(`ruling.appeal.${appeal}`, appeal);

/** What was taken out of a text, by sorts. */
export const redactionsOf = ({ redactions }: RulingView): string =>
  f.list(
    redactions.map(({ rule: sort, count }) =>
      t('follow.times', { sort: known(`hint.${sort}`, sort), n: count }),
    ),
  );

/** Where a decision stands in the log. */
export const rulingHref = (code: string): string => href('rulings', code);

/** The page on which something was written; that of the city is the hub. */
export const pageHref = (kind: string, id: string): string =>
  kind === 'city' ? href('dialogue') : href(kind, id);

/** Whether there is such a page: posts have none. */
export const hasPage = (kind: string): boolean => kind === 'city' || nounOf(kind)?.page === true;

/** Where that stands which a decision speaks of; empty where nothing does. */
export function subjectHref({ of, noun, subject }: RulingView): string {
  if (of === 'message' && noun) return href('message', noun);
  return hasPage(subject.kind) ? pageHref(subject.kind, subject.id) : '';
}
