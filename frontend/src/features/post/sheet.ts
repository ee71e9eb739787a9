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
        { path: 'unit', label: 'sheet.post.unit' },
        { path: 'area', label: 'sheet.post.area' },
      ],
    },
  ],
  hidden: [],
};
