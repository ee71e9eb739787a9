/** What a sender says of an article that readers have read in other words. */
import type { Form } from '$lib/form/form.svelte';
import { inRow } from '$lib/form/path';
import { dayInTehran } from '$lib/i18n/dates';
import { writeDay } from '$lib/typed/days';

export interface Mending {
  kind: 'edit' | 'correction';
  text: string;
  reason: string;
}

/** Whether an answer is whole. */
export const isSaid = ({ kind, text, reason }: Mending): boolean =>
  kind === 'edit' || (text.trim() !== '' && reason.trim() !== '');

/** Writes a correction into the sheet of its article. */
export function correct(form: Form, sheet: string, { text, reason }: Mending, now: number) {
  const row = form.addRow(sheet, 'corrections', { text: text.trim(), reason: reason.trim() });
  const hour = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Tehran',
    hour: '2-digit',
    minute: '2-digit',
  });
  form
    .entry(sheet, inRow('corrections', row, 'at'))
    .choose(`${writeDay(dayInTehran(now))} ${hour.format(now)}`);
}
