import type { SheetLayout } from '$lib/form/layout';

/** How a post is written. */
export const post: SheetLayout = {
  kind: 'post',
  sections: [
    {
      title: 'sheet.post.what',
      fields: [
        { path: 'title', label: 'sheet.post.title', hint: 'sheet.post.titleHint' },
        { path: 'code', label: 'sheet.code', hint: 'sheet.codeHint', dir: 'ltr' },
        { path: 'unitId', label: 'sheet.post.unitId', fresh: true },
        { path: 'unit', label: 'sheet.post.unit', hint: 'sheet.unitHint' },
        { path: 'area', label: 'sheet.post.area' },
        { path: 'letters', label: 'sheet.post.letters', hint: 'sheet.post.lettersHint' },
      ],
    },
  ],
  hidden: [],
};
