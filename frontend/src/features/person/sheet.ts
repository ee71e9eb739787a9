import type { SheetLayout } from '$lib/form/layout';

/** How a person is written. */
export const person: SheetLayout = {
  kind: 'person',
  sections: [
    {
      title: 'sheet.person.who',
      fields: [
        { path: 'name', label: 'sheet.person.name' },
        { path: 'code', label: 'sheet.code', hint: 'sheet.codeHint', dir: 'ltr' },
        { path: 'bio', label: 'sheet.person.bio', hint: 'sheet.person.bioHint', rows: 4 },
        { path: 'photo', label: 'sheet.person.photo', part: 'photo', width: 'full' },
      ],
    },
  ],
  hidden: [],
};
