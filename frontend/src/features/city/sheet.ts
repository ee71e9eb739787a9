import type { SheetLayout } from '$lib/form/layout';

/** How the city's own record is written; what projects are flagged for has a screen of its own. */
export const city: SheetLayout = {
  kind: 'city',
  sections: [
    {
      title: 'sheet.city.what',
      fields: [
        { path: 'name', label: 'sheet.city.name' },
        { path: 'nameEn', label: 'sheet.city.nameEn', dir: 'ltr' },
        { path: 'code', label: 'sheet.code', dir: 'ltr' },
        { path: 'population', label: 'sheet.city.population' },
        { path: 'asOf', label: 'sheet.city.asOf', hint: 'sheet.city.asOfHint' },
        { path: 'demonstration', label: 'sheet.city.demonstration', hint: 'sheet.city.demonstrationHint' },
      ],
    },
    {
      title: 'sheet.city.map',
      fields: [
        { path: 'centre', label: 'sheet.city.centre', hint: 'sheet.city.positionHint', width: 'third' },
        { path: 'southWest', label: 'sheet.city.southWest', hint: 'sheet.city.cornerHint', width: 'third' },
        { path: 'northEast', label: 'sheet.city.northEast', hint: 'sheet.city.cornerHint', width: 'third' },
      ],
    },
    {
      title: 'sheet.city.source',
      fields: [
        { path: 'source', label: 'sheet.city.sourceText', rows: 2 },
        { path: 'licence', label: 'sheet.city.licence', rows: 2 },
        { path: 'web', label: 'sheet.city.web', hint: 'sheet.city.webHint', dir: 'ltr' },
      ],
    },
    {
      title: 'sheet.city.prices',
      fields: [
        {
          path: 'priceIndex',
          label: 'sheet.city.priceIndex',
          hint: 'sheet.city.priceIndexHint',
          part: 'grid',
          columns: [
            { path: 'year', label: 'sheet.city.priceYear', carry: 'next' },
            { path: 'index', label: 'sheet.city.priceValue' },
          ],
        },
        { path: 'priceSource', label: 'sheet.city.priceSource', rows: 2 },
      ],
    },
  ],
  hidden: ['thresholds'],
};
