import type { SheetLayout } from '$lib/form/layout';

/** How a person's term in a post is written; person and post may be made and changed on the same screen. */
export const trustee: SheetLayout = {
  kind: 'trustee',
  sections: [
    {
      title: 'sheet.trustee.term',
      fields: [
        { path: 'person', label: 'sheet.trustee.person', fresh: true },
        { path: 'post', label: 'sheet.trustee.post', fresh: true },
        { path: 'start', label: 'sheet.trustee.start' },
        { path: 'end', label: 'sheet.trustee.end', hint: 'sheet.trustee.endHint' },
        { path: 'area', label: 'sheet.trustee.area', hint: 'sheet.trustee.areaHint' },
        { path: 'code', label: 'sheet.code', hint: 'sheet.codeHint', dir: 'ltr' },
      ],
    },
    {
      title: 'sheet.trustee.reach',
      fields: [
        { path: 'phone', label: 'sheet.trustee.phone', hint: 'sheet.trustee.phoneHint' },
        { path: 'email', label: 'sheet.trustee.email', dir: 'ltr' },
        { path: 'hours', label: 'sheet.trustee.hours', hint: 'sheet.trustee.hoursHint' },
        { path: 'verified', label: 'sheet.trustee.verified', hint: 'sheet.trustee.verifiedHint' },
        { path: 'office', label: 'sheet.trustee.office', width: 'full' },
      ],
    },
  ],
  hidden: [],
};
