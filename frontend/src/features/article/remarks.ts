/** What strikes the eye about an article before it is published, without being a fault. Pure. */
import type { Form } from '$lib/form/form.svelte';
import type { Key } from '$lib/i18n/words';
import { minutesOf, wordsOf } from '$lib/prose/measure';

export interface Remark {
  key: Key;
  n: number;
}

const count = (text: string, form: RegExp): number => text.match(form)?.length ?? 0;

/** A picture of the text without words for who can't see it; a link that leaves the program. */
const NAMELESS = /!\[\s*\]\(\/media\//g;
const OUTSIDE = /\]\((?:https?:\/\/|mailto:|tel:)/gi;

export function remarksOf(form: Form, sheet: string): Remark[] {
  const of = (path: string) => form.entry(sheet, path);
  const body = of('body').value;
  const pictures = form
    .rows(sheet, 'media')
    .map((row) => `media/${of(`media.${row}.media`).text}`)
    .filter((picture) => form.sheet(picture));
  const remarks: Remark[] = [
    { key: 'remark.lead', n: of('lead').text.trim() ? 0 : 1 },
    { key: 'remark.alt', n: count(body, NAMELESS) },
    {
      key: 'remark.credit',
      n: pictures.filter((picture) => !form.entry(picture, 'credit').text.trim()).length,
    },
    { key: 'remark.outside', n: count(body, OUTSIDE) },
    { key: 'remark.minutes', n: body ? minutesOf(wordsOf(body)) : 0 },
  ];
  return remarks.filter(({ n }) => n > 0);
}
