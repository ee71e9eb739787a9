/** The ledger of a project's promises in words. */
import type { MoveView, ShiftView } from '$lib/backend/shapes';
import { f, t } from '$lib/i18n/i18n.svelte';
import type { Key } from '$lib/i18n/words';

/** How often the end was moved, and how often without an amendment. */
export function timesText(n: number, alone: number): string {
  if (!alone) return t('promise.times', { n });
  if (alone === n) return t('promise.timesAll', { n });
  return alone === 1 ? t('promise.timesOne', { n }) : t('promise.timesAlone', { n, alone });
}

/** One move: when, from where to where or by how much, and what gave the time. */
export function moveText(move: MoveView): string {
  const shift = move.from
    ? t('promise.fromTo', { from: f.day(move.from), to: f.day(move.to) })
    : t('promise.later', { n: move.days });
  const by = move.amendment
    ? t('promise.byAmendment', { number: f.digits(move.number) })
    : t('promise.alone');
  return [move.day ? f.day(move.day) : t('promise.undated'), shift, by].join(' · ');
}

/** What changed of the end or the money in the last 90 days. */
export function shiftText(shift: ShiftView): string {
  return t('promise.shift.on', { text: changeText(shift), day: f.day(shift.day) });
}

function changeText({ sort, number, days, fromDay, toDay, from, to }: ShiftView): string {
  if (sort !== 'end')
    return t(`promise.shift.${sort}` as Key, {
      number: f.digits(number),
      from: f.exactMoney(from),
      to: f.exactMoney(to),
    });
  if (!fromDay) return t('promise.shift.days', { n: days });
  return t('promise.shift.end', { from: f.day(fromDay), to: f.day(toDay) });
}
