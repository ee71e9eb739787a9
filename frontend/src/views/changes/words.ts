/** One change, and a group of them, in words. */
import type { ChangeGroup, ChangeLine } from '$lib/backend/shapes';
import { daysBetween } from '$lib/i18n/dates';
import { f, t } from '$lib/i18n/i18n.svelte';
import { city } from '$lib/state/city.svelte';
import { href } from '$lib/state/route';
import type { Sort } from './query';

/** Where a line leads: the page of what it speaks of. */
export const lineHref = ({ kind, id, code }: ChangeLine): string =>
  kind === 'ruling' ? href('rulings', code) : href(kind, id);

const fromTo = (from: string, to: string) => t('changes.fromTo', { from, to });
const why = ({ reason }: ChangeLine) => (reason ? t('changes.reason', { reason: f.digits(reason) }) : '');
const by = ({ amendment }: ChangeLine) =>
  amendment ? t('promise.byAmendment', { number: f.digits(amendment) }) : t('promise.alone');
const contract = ({ number, text }: ChangeLine) =>
  f.digits(text) || (number ? t('changes.contract', { number: f.digits(number) }) : '');

const finished = ({ day, toDay }: ChangeLine) => {
  if (!toDay) return [];
  const late = daysBetween(toDay, day);
  return [late > 0 ? t('changes.pastPromise', { n: late }) : t('changes.asPromised')];
};
const amounts = ({ from, to }: ChangeLine) =>
  from ? fromTo(f.exactMoney(from), f.exactMoney(to)) : t('changes.newBudget', { to: f.exactMoney(to) });
const progress = ({ before, after = 0 }: ChangeLine) =>
  before === undefined
    ? t('changes.first', { to: f.percent(after) })
    : fromTo(f.percent(before), f.percent(after));

const PARTS: Record<Sort, (line: ChangeLine) => string[]> = {
  began: () => [],
  finished,
  suspended: (line) => [why(line)],
  resumed: (line) => [why(line)],
  moved: (line) => [
    line.fromDay ? fromTo(f.day(line.fromDay), f.day(line.toDay)) : t('changes.later', { n: line.days }),
    by(line),
    why(line),
  ],
  passed: () => [],
  progress: (line) => [progress(line)],
  met: (line) => [
    f.digits(line.text),
    line.days ? t('changes.lateBy', { n: line.days }) : t('changes.onTime'),
  ],
  missed: (line) => [f.digits(line.text), t('changes.lateBy', { n: line.days })],
  budget: (line) => [amounts(line), why(line)],
  price: (line) => [contract(line), amounts(line), by(line), why(line)],
  signed: (line) => [contract(line), f.digits(line.party)],
  paid: (line) => [contract(line), f.digits(line.party)],
  event: (line) => [f.digits(line.text)],
  article: () => [],
  ruling: (line) => [city.title('rulingActions', line.text)],
};

/** What a line says beside its title and its day. */
export const lineParts = (sort: Sort, line: ChangeLine): string[] => PARTS[sort](line).filter(Boolean);

/** The amount of a line that is a sum of its own, in rials. */
export const lineAmount = (sort: Sort, { to }: ChangeLine): number =>
  sort === 'signed' || sort === 'paid' ? to : 0;

/** Whether nothing was found, and the versions that would tell do not reach over all of these days. */
export const isUnknown = ({ known, total }: ChangeGroup): boolean => known !== 'all' && total === 0;

/** What a group says of its sum. */
export function sumText({ sort, sum, total }: ChangeGroup): string {
  if (!total) return '';
  if (sort === 'signed' || sort === 'paid') return t('changes.together', { amount: f.money(sum) });
  if (sort !== 'budget' && sort !== 'price') return '';
  if (!sum) return t('changes.even');
  const amount = f.money(Math.abs(sum));
  return t('changes.net', { amount: sum > 0 ? t('changes.up', { amount }) : t('changes.down', { amount }) });
}

/** How far the versions reach, where they do not reach over all of the days. */
export function reachText({ source, known, total }: ChangeGroup, since: string): string {
  if (known === 'all' || !since) return '';
  const day = f.day(since);
  if (source === 'saved') return t('changes.savedSince', { day });
  return t(total ? 'changes.amendedOnly' : 'changes.noAmendment', { day });
}

/** By what the lines of a group were counted. */
export const sourceText = ({ source }: ChangeGroup): string =>
  t(source === 'saved' ? 'changes.bySaved' : source === 'both' ? 'changes.byBoth' : 'changes.byDays');
