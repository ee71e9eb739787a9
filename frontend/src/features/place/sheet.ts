import type { SheetLayout } from '$lib/form/layout';

/** How a named place is written. */
export const place: SheetLayout = {
  kind: 'place',
  sections: [
    {
      title: 'sheet.place.what',
      fields: [
        { path: 'name', label: 'sheet.place.name' },
        { path: 'nameEn', label: 'sheet.place.nameEn', dir: 'ltr' },
        { path: 'sort', label: 'sheet.place.sort' },
        { path: 'code', label: 'sheet.code', hint: 'sheet.codeHint', dir: 'ltr' },
        {
          path: 'geometry',
          label: 'sheet.place.geometry',
          hint: 'sheet.place.geometryHint',
          part: 'map',
          width: 'full',
        },
        { path: 'source', label: 'sheet.place.source', rows: 2 },
      ],
    },
  ],
  hidden: [],
};
