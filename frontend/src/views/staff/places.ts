/** The screens of the workshop that a person may go to, with their addresses. */
import { kindsKey } from '$features/sheets';
import { t } from '$lib/i18n/i18n.svelte';
import { WRITTEN_KINDS } from '$lib/nouns';
import { href } from '$lib/state/route';
import { session } from '$lib/state/session.svelte';
import { kindWord } from './names';
import { KIND_OF, ROUNDS } from './round/columns';

export interface Place {
  text: string;
  href: string;
}

const kindsName = (kind: string) => {
  const key = kindsKey(kind);
  return key ? t(key) : kind;
};

/** The screens of the bar: the desk, the lists, and what an administrator keeps. */
export function screensOf(): Place[] {
  const lists = WRITTEN_KINDS.filter((kind) => session.may('inspect', kind));
  return [
    { text: t('staff.bench'), href: href('bench') },
    ...(session.may('second', 'comment') ? [{ text: t('queue.title'), href: href('queue') }] : []),
    ...(session.may('moderate', 'comment') ? [{ text: t('alert.title'), href: href('words') }] : []),
    ...(session.may('answer', 'comment') ? [{ text: t('answering.title'), href: href('answers') }] : []),
    ...(session.may('answer', 'message') ? [{ text: t('letters.title'), href: href('letters') }] : []),
    ...(session.may('answer', 'report') ? [{ text: t('works.title'), href: href('works') }] : []),
    ...(session.may('receive', 'comment') ? [{ text: t('receive.title'), href: href('receive') }] : []),
    ...lists.map((kind) => ({ text: kindsName(kind), href: href('list', kind) })),
    ...(session.may('inspect', 'terms') ? [{ text: t('terms.title'), href: href('terms') }] : []),
    ...(session.may('inspect', 'user')
      ? [
          { text: t('audit.title'), href: href('audit') },
          { text: t('backups.title'), href: href('backups') },
        ]
      : []),
    ...(session.may('manage', 'user')
      ? [
          { text: t('users.title'), href: href('users') },
          { text: t('setting.title'), href: href('city') },
        ]
      : []),
  ];
}

/** The rounds that a person may write. */
export const roundsOf = (): Place[] =>
  ROUNDS.filter((round) => session.may('edit', KIND_OF[round])).map((round) => ({
    text: t(`round.${round}`),
    href: href('round', round),
  }));

/** These, the ready answers, the rounds, and the sheets of new nouns. */
export const placesOf = (): Place[] => [
  ...screensOf(),
  ...(session.may('answer', 'message') ? [{ text: t('template.title'), href: href('templates') }] : []),
  ...roundsOf(),
  ...WRITTEN_KINDS.filter((kind) => session.may('edit', kind)).map((kind) => ({
    text: t('list.new', { kind: kindWord(kind) }),
    href: href('draft', 'new', { kind }),
  })),
];
