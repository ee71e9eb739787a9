import type { SheetLayout } from '$lib/form/layout';

/** How a unit of the municipality is written. */
export const unit: SheetLayout = {
  kind: 'unit',
  sections: [
    {
      title: 'sheet.unit.what',
      fields: [
        { path: 'title', label: 'sheet.unit.title', hint: 'sheet.unit.titleHint', width: 'full' },
        { path: 'code', label: 'sheet.code', hint: 'sheet.codeHint', dir: 'ltr' },
        { path: 'parent', label: 'sheet.unit.parent', hint: 'sheet.unit.parentHint' },
      ],
    },
    {
      title: 'sheet.unit.reach',
      fields: [
        { path: 'phone', label: 'sheet.unit.phone', hint: 'sheet.trustee.phoneHint' },
        { path: 'hours', label: 'sheet.unit.hours', hint: 'sheet.trustee.hoursHint' },
        { path: 'headPost', label: 'sheet.unit.headPost', hint: 'sheet.unit.headPostHint', fresh: true },
      ],
    },
    {
      title: 'sheet.unit.deadlines',
      fields: [
        { path: 'deadlines.comment', label: 'sheet.unit.comment', hint: 'sheet.unit.deadlineHint' },
        { path: 'deadlines.message', label: 'sheet.unit.message', hint: 'sheet.unit.deadlineHint' },
        { path: 'deadlines.report', label: 'sheet.unit.report', hint: 'sheet.unit.deadlineHint' },
        { path: 'deadlines.question', label: 'sheet.unit.question', hint: 'sheet.unit.deadlineHint' },
      ],
    },
    {
      title: 'sheet.unit.reports',
      fields: [
        {
          path: 'categories',
          label: 'sheet.unit.categories',
          hint: 'sheet.unit.categoriesHint',
          width: 'full',
        },
      ],
    },
  ],
  hidden: [],
};
