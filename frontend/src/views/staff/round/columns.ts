/** What each round writes: its columns, and what strikes the eye about a cell. */
import type { RoundRow } from '$lib/backend/staff-shapes';
import type { Cell, GridColumn } from '$lib/form/layout';
import { inRow } from '$lib/form/path';
import { dayInTehran } from '$lib/i18n/dates';
import type { Key } from '$lib/i18n/words';
import { writeDay } from '$lib/typed/days';

export const ROUNDS = ['progress', 'trustees'] as const;
export type Round = (typeof ROUNDS)[number];

export const isRound = (name: string): name is Round => ROUNDS.some((known) => known === name);

/** The kind that a round is about, and the list whose new row it writes. */
export const KIND_OF: Record<Round, string> = { progress: 'project', trustees: 'trustee' };
export const LIST_OF: Record<Round, string> = { progress: 'progress', trustees: '' };

/** The shares of the columns that stand before the cells. */
export const LEADS: Record<Round, number[]> = { progress: [3.2, 2], trustees: [3.2, 1.6] };

/** A share is less than the last that was observed. */
function less(last: (sheet: string) => RoundRow | undefined, name: 'physical' | 'financial') {
  return ({ form, sheet, list, row, column }: Cell): Key | undefined => {
    const [now, before] = [form.entry(sheet, inRow(list, row, column)).value, last(sheet)?.[name]];
    return now && before && Number(now) < Number(before) ? 'round.less' : undefined;
  };
}

const today = () => writeDay(dayInTehran(Date.now()));

export function columnsOfRound(round: Round, last: (sheet: string) => RoundRow | undefined): GridColumn[] {
  if (round === 'trustees')
    return [
      { path: 'verified', label: 'sheet.trustee.verified', grow: 1.5 },
      { path: 'phone', label: 'sheet.trustee.phone', grow: 2 },
    ];
  return [
    { path: 'day', label: 'field.progress.day', grow: 1.3, offer: { on: 'physicalActual', text: today } },
    { path: 'physicalActual', label: 'field.progress.physicalActual', remark: less(last, 'physical') },
    { path: 'financialActual', label: 'field.progress.financialActual', remark: less(last, 'financial') },
    { path: 'note', label: 'field.progress.note', grow: 2.2 },
  ];
}
