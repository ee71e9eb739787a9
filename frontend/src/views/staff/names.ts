/** What places of a draft are called: «آغاز», or «تصویرها» for a field of its rows. */
import { kindKey, labelOf, plainPath } from '$features/sheets';
import type { DamageFinding } from '$lib/backend/staff-shapes';
import { kindOf, placeOf } from '$lib/form/path';
import { argsOf } from '$lib/form/entry.svelte';
import { f, fault, isKey, t } from '$lib/i18n/i18n.svelte';

/** The words of a key that is put together; its last part where there are none. */
export const wordsOf = (key: string): string => (isKey(key) ? t(key) : (key.split('.').at(-1) ?? key));

export function kindName(kind: string): string {
  const key = kindKey(kind);
  return key ? t(key) : kind;
}

/** A kind in the middle of words, with another word behind it: «Unnamed event», «پروژهٔ تازه». */
export const kindWord = (kind: string): string => kindName(kind).toLowerCase().replace(/ه$/, 'هٔ');

/** The words of what a look over the data found; a kind is called by its name. */
export function findingText({ key, args }: DamageFinding): string {
  const by = argsOf(args);
  return f.digits(fault({ key, args: by.kind ? { ...by, kind: kindWord(by.kind) } : by }));
}

/** What stands for the title of a noun that has none yet. */
export const untitled = (kind: string): string => t('bench.untitled', { kind: kindWord(kind) });

/** What a draft is called: by its round, else by its first noun, with how many more it has. */
export function draftName(draft: { title: string; round: string; kind: string; sheets: number }): string {
  const title = draft.title || untitled(draft.kind);
  if (draft.round) return wordsOf(`round.${draft.round}`);
  return draft.sheets > MANY ? t('draft.many', { title, n: draft.sheets - 1 }) : title;
}

/** The most sheets that a draft is shown with whole; the program has the same bound. */
const MANY = 12;

/** The name of the field at an address; of a row's field with the name of its list. */
export function nameOfPlace(place: string): string {
  const { sheet, path } = placeOf(place);
  const kind = kindOf(sheet);
  const at = plainPath(kind, path);
  const [list, key] = [labelOf(kind, at.split('.')[0] ?? ''), labelOf(kind, at)];
  if (list && key && list !== key) return `${t(list)}: ${t(key)}`;
  const known = key ?? list;
  return known ? t(known) : path || kindName(kind);
}
