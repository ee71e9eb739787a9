import type { SheetLayout } from '$lib/form/layout';

/** How an area of the city is written: its place in the tree, and its boundary beside those of its neighbours. */
export const area: SheetLayout = {
  kind: 'area',
  sections: [
    {
      title: 'sheet.area.what',
      fields: [
        { path: 'name', label: 'sheet.area.name' },
        { path: 'nameEn', label: 'sheet.area.nameEn', dir: 'ltr' },
        { path: 'rank', label: 'sheet.area.rank' },
        { path: 'parent', label: 'sheet.area.parent', hint: 'sheet.area.parentHint' },
        { path: 'code', label: 'sheet.code', hint: 'sheet.codeHint', dir: 'ltr' },
        { path: 'population', label: 'sheet.area.population' },
      ],
    },
    {
      title: 'sheet.area.where',
      fields: [
        {
          path: 'boundary',
          label: 'sheet.area.boundary',
          hint: 'sheet.area.boundaryHint',
          part: 'map',
          sorts: ['area'],
          width: 'full',
        },
        { path: 'source', label: 'sheet.area.source', rows: 2 },
      ],
    },
  ],
  hidden: [],
};
