import type { SheetLayout } from '$lib/form/layout';
import { latin } from '$lib/form/read';
import ColourSign from './ColourSign.svelte';
import IconSign from './IconSign.svelte';
import TermBoard from './TermBoard.svelte';

/** A code of an English title: its letters and figures, with dashes between the words. */
export const slugOf = (title: string): string =>
  latin(title)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f'’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+|-+$/g, '')
    .slice(0, 40);

/** How a list of codes is written: the vocabulary itself is the code of the noun, and stands. */
export const terms: SheetLayout = {
  kind: 'terms',
  sections: [
    {
      title: 'sheet.terms.list',
      fields: [
        {
          path: 'terms',
          label: 'sheet.terms.terms',
          hint: 'sheet.terms.hint',
          part: 'grid',
          columns: [
            { path: 'fa', label: 'sheet.terms.fa', grow: 1.8 },
            { path: 'en', label: 'sheet.terms.en', grow: 1.8, dir: 'ltr' },
            {
              path: 'code',
              label: 'sheet.terms.code',
              grow: 1.5,
              dir: 'ltr',
              offer: {
                on: 'en',
                text: ({ form, sheet, list, row }) => slugOf(form.entry(sheet, `${list}.${row}.en`).text),
              },
            },
            { path: 'colour', label: 'sheet.terms.colour', grow: 1.3, dir: 'ltr', sign: ColourSign },
            { path: 'icon', label: 'sheet.terms.icon', grow: 1.4, dir: 'ltr', sign: IconSign },
            { path: 'retired', label: 'sheet.terms.retired', grow: 1.15 },
          ],
          foot: TermBoard,
        },
      ],
    },
  ],
  hidden: ['code'],
};
