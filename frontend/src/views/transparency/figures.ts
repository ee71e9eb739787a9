/** The dashboard's figures and their words. */
import { standingTitle } from '$features/project/standing';
import { SUSPENDED } from '$features/project/filter';
import type { ChangeView, SliceView, TransparencyView } from '$lib/backend/shapes';
import type { Key } from '$lib/i18n/words';
import { f, t } from '$lib/i18n/i18n.svelte';
import { city } from '$lib/state/city.svelte';
import { href } from '$lib/state/route';
import { listOf, type BoardQuery } from './query';

export type Axis = 'domain' | 'area' | 'status' | 'source' | 'year';

/** The name of one bar. */
export function sliceName(axis: Axis, code: string): string {
  switch (axis) {
    case 'domain':
      return city.title('domains', code);
    case 'status':
      return standingTitle(code);
    case 'source':
      return city.title('fundingSources', code);
    case 'year':
      return f.digits(code);
    case 'area':
      return code ? f.digits(city.areaName(code)) : t('board.noArea');
  }
}

/** Whether its money is known: one of its projects has a budget line. */
export const isKnown = (slice: SliceView): boolean => slice.priced > 0;

const CHANGES: Record<string, Key> = {
  finished: 'change.finished',
  signed: 'change.signed',
  amended: 'change.amended',
  paid: 'change.paid',
  reported: 'change.reported',
};

export function changeText(change: ChangeView): string {
  const key = CHANGES[change.code];
  return key ? t(key, { n: change.count }) : change.code;
}

/** A figure: what it counts, how it came about, and the list behind it. */
export interface Figure {
  label: string;
  value: string;
  how: string;
  note?: string;
  href?: string;
  also?: { text: string; href: string };
}

const share = (part: number, whole: number) => (whole ? f.percent((part / whole) * 100) : t('board.unknown'));
const standing = (view: TransparencyView, code: string) =>
  view.statuses.find((slice) => slice.code === code)?.count ?? 0;
/** An explanation that ends with the amount to the last rial, where it is known. */
const exactly = (how: string, rials: number, known: number) =>
  known
    ? `${how} ${t('board.exact', { rials: t('money.words', { exact: f.exactMoney(rials), words: f.moneyInWords(rials) }) })}`
    : how;

/** What of a sum falls to each of those who live here; empty where nobody counted them. */
const perPerson = (view: TransparencyView, rials: number | undefined) =>
  view.money.priced && rials !== undefined
    ? t('prices.perPerson', { amount: f.money(rials), n: view.population })
    : '';
const together = (...notes: string[]) => notes.filter(Boolean).join(t('board.and')) || undefined;

/** The three that come first. */
export const leadFigures = (view: TransparencyView, query: BoardQuery): Figure[] => [
  {
    label: t('board.active'),
    value: f.number(standing(view, 'implementation')),
    note: t('board.ofAll', { n: view.total }),
    how: t('board.activeHow'),
    href: listOf(query, 'status', 'implementation'),
  },
  {
    label: t('board.spent'),
    value: view.money.priced ? f.money(view.money.spent) : t('board.unknown'),
    note: together(
      view.money.approved ? t('board.share', { share: share(view.money.spent, view.money.approved) }) : '',
      perPerson(view, view.spentPerPerson),
    ),
    how: exactly(t('board.spentHow'), view.money.spent, view.money.priced),
    href: listOf(query, 'trait', 'priced'),
  },
  {
    label: t('board.pastPromise'),
    value: f.number(view.pastPromise),
    how: t('board.pastPromiseHow'),
    href: listOf(query, 'trait', 'pastPromise'),
    also: { text: t('board.promises'), href: href('promises', '', { area: query.area }) },
  },
];

/** How many there are, and how they end. */
export function workFigures(view: TransparencyView, query: BoardQuery): Figure[] {
  const { onTime, judged } = view.onTime;
  return [
    {
      label: t('board.all'),
      value: f.number(view.total),
      how: t('board.allHow'),
      href: listOf(query, 'all'),
    },
    {
      label: t('board.suspended'),
      value: f.number(standing(view, SUSPENDED)),
      how: t('board.suspendedHow'),
      href: listOf(query, 'status', SUSPENDED),
    },
    {
      label: t('board.finishedMonth'),
      value: f.number(view.finished),
      how: t('board.finishedHow', { from: f.day(view.monthFirst), to: f.day(view.today) }),
      href: listOf(query, 'recentChange', 'finished'),
    },
    {
      label: t('board.onTime'),
      value: share(onTime, judged),
      note: judged ? t('board.onTimeNote', { kept: onTime, known: judged }) : t('board.onTimeNone'),
      how: t('board.onTimeHow'),
      href: judged ? listOf(query, 'trait', 'onTime') : undefined,
      also: judged
        ? { text: t('board.late', { n: judged - onTime }), href: listOf(query, 'trait', 'late') }
        : undefined,
    },
  ];
}

/** What is budgeted, what became dearer, and how much is told. */
export function moneyFigures(view: TransparencyView, query: BoardQuery): Figure[] {
  const { overrun, disclosure } = view;
  const poorly = view.flags.find((flag) => flag.code === 'disclosure')?.count ?? 0;
  return [
    {
      label: t('board.approved'),
      value: view.money.priced ? f.money(view.money.approved) : t('board.unknown'),
      note: together(
        t('board.pricedNote', { n: view.money.priced }),
        perPerson(view, view.approvedPerPerson),
      ),
      how: exactly(t('board.moneyHow'), view.money.approved, view.money.priced),
      href: listOf(query, 'trait', 'priced'),
    },
    {
      label: t('board.overrun'),
      value: overrun.priced ? f.number(overrun.count) : t('board.unknown'),
      note: overrunNote(view),
      how: exactly(t('board.overrunHow', { priced: overrun.priced }), overrun.rials, overrun.count),
      href: overrun.priced ? listOf(query, 'trait', 'overrun') : undefined,
    },
    {
      label: t('board.disclosure'),
      value: share(disclosure.disclosed, disclosure.expected),
      note: t('disclosure.score', { told: disclosure.disclosed, due: disclosure.expected }),
      how: t('board.disclosureHow'),
      href: listOf(query, 'all'),
      also: { text: t('board.poorly', { n: poorly }), href: listOf(query, 'flag', 'disclosure') },
    },
  ];
}

function overrunNote({ overrun }: TransparencyView): string | undefined {
  if (!overrun.priced) return t('board.overrunNone');
  return overrun.count ? t('board.overrunNote', { rials: f.money(overrun.rials) }) : undefined;
}
