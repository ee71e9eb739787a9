import type { SheetLayout } from '$lib/form/layout';

/** How a picture is written where it stands by itself; in other nouns it stands beside the picture. */
export const media: SheetLayout = {
  kind: 'media',
  sections: [
    {
      title: 'sheet.media.what',
      fields: [
        { path: 'alt', label: 'photo.alt', hint: 'photo.altHint', width: 'full' },
        { path: 'caption', label: 'photo.caption', rows: 2 },
        { path: 'credit', label: 'photo.credit' },
        { path: 'taken', label: 'sheet.media.taken' },
        { path: 'focus', label: 'sheet.media.focus', hint: 'focus.field' },
        { path: 'code', label: 'sheet.code', hint: 'sheet.codeHint', dir: 'ltr' },
      ],
    },
  ],
  // Of the file itself; the program reads them when it comes in.
  hidden: ['hash', 'type', 'bytes', 'width', 'height'],
};
