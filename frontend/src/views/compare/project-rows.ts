/** The figures of two projects, row by row, as their own pages show them. Pure but for the words. */
import { latest, type Side as Kind } from '$features/project/curve';
import { standingText } from '$features/project/deadline';
import { flagTitle } from '$features/project/flags';
import { timesText } from '$features/project/promise';
import { standingOf, standingTitle } from '$features/project/standing';
import { unitPriceText } from '$features/project/unit-price';
import type { ContractView, ProjectView } from '$lib/backend/shapes';
import { f, t } from '$lib/i18n/i18n.svelte';
import { city } from '$lib/state/city.svelte';
import { atConstantPrices } from './constant';
import { inProportion, type Side, type SideGroup, type SideRow } from '$parts/side';

type Of<T> = (project: ProjectView) => T;

/** The first and the last fiscal year of the budget, in words; empty without one. */
export function budgetYears({ budget }: ProjectView): string {
  const years = budget.map(({ year }) => year);
  if (!years.length) return '';
  const [first, last] = [Math.min(...years), Math.max(...years)].map((year) => f.digits(String(year)));
  return first === last ? (first ?? '') : f.range(first ?? '', last ?? '');
}

export function projectGroups(a: ProjectView, b: ProjectView): SideGroup[] {
  const row = (label: string, of: Of<Side>): SideRow => ({ label, a: of(a), b: of(b) });
  const text = (label: string, of: Of<string>, unknown = t('project.unknown')) =>
    row(label, (project) => ({ text: of(project) || unknown }));
  const drawn = (label: string, of: Of<number | undefined>, side: (value: number) => Side): SideRow => {
    const bars = inProportion(of(a), of(b));
    const one = (project: ProjectView, bar: number | undefined): Side => {
      const value = of(project);
      return value === undefined ? { text: t('project.unobserved') } : { ...side(value), bar };
    };
    return { label, a: one(a, bars[0]), b: one(b, bars[1]) };
  };
  /** A sum of nought was not recorded, as on the page of a project. */
  const money = (label: string, of: Of<number>) =>
    drawn(label, (project) => of(project) || undefined, (rials) => ({ rials })); // prettier-ignore
  const count = (label: string, of: Of<number>) => drawn(label, of, (n) => ({ text: f.number(n) }));
  const progress = (label: string, kind: Kind) =>
    row(label, (project) => {
      const now = latest(project.progress, kind);
      if (!now) return { text: t('project.unobserved') };
      const value = t('compare.dated', { value: f.percent(now.actual, 1), day: f.day(now.day) });
      return { text: value, bar: now.actual };
    });
  const planned = text(t('curve.planned'), (project) => {
    const now = latest(project.progress, 'physical');
    return now?.planned === undefined ? '' : f.percent(now.planned, 1);
  });
  const contracts = (label: string, holds: (contract: ContractView) => boolean) =>
    count(label, (project) => project.contracts.filter(holds).length);

  return [
    {
      title: t('compare.about'),
      rows: [
        text(t('facet.status'), ({ card }) => standingTitle(standingOf(card))),
        text(t('facet.domain'), ({ card }) => city.title('domains', card.domain)),
        text(t('facet.type'), ({ card }) => city.title('types', card.type)),
        text(t('facet.area'), ({ own }) =>
          f.list(own.map((id) => f.digits(city.areaName(id))).filter(Boolean)),
        ),
        text(t('project.unit'), ({ unit }) => f.digits(unit)),
      ],
    },
    {
      title: t('compare.progress'),
      rows: [
        progress(t('project.physical'), 'physical'),
        planned,
        progress(t('project.financial'), 'financial'),
        row(t('project.elapsed'), ({ elapsed }) =>
          elapsed === undefined ? { text: t('project.unknown') } : { text: f.percent(elapsed), bar: elapsed },
        ),
      ],
    },
    {
      title: t('compare.promise'),
      rows: [
        text(t('project.start'), ({ card }) => f.day(card.start)),
        text(t('project.firstPromise'), ({ promise }) => f.day(promise.first)),
        text(t('project.end'), ({ card }) => f.day(card.end)),
        text(t('project.finished'), ({ card }) => f.day(card.finished), '—'),
        text(t('deadline.title'), standingText),
        text(
          t('compare.moves'),
          ({ promise }) => (promise.moves.length ? timesText(promise.moves.length, promise.unamended) : ''),
          f.number(0),
        ),
      ],
    },
    {
      title: t('compare.money'),
      rows: [
        money(t('compare.firstApproved'), (project) => project.money.approved),
        money(t('money.approved'), (project) => project.money.revised || project.money.approved),
        money(t('money.allocated'), (project) => project.money.allocated),
        money(t('money.spent'), (project) => project.money.spent),
        text(t('compare.years.row'), budgetYears),
        ...atConstantPrices(a.constant ?? b.constant).map(({ label, of }) =>
          money(label, ({ constant }) => of(constant) ?? 0),
        ),
        ...(a.unitPrice || b.unitPrice
          ? [text(t('prices.perUnit'), ({ unitPrice }) => unitPriceText(unitPrice, unitPrice?.approved))]
          : []),
      ],
    },
    {
      title: t('compare.contracts'),
      rows: [
        count(t('compare.count'), (project) => project.contracts.length),
        money(t('money.contract'), (project) => project.money.contract),
        money(t('compare.paid'), (project) => project.money.paid),
        contracts(t('compare.direct'), ({ contest }) => contest === 'direct'),
        contracts(t('compare.single'), ({ contest }) => contest === '1'),
        count(t('compare.amendments'), (project) =>
          project.contracts.reduce((sum, { amendments }) => sum + amendments.length, 0),
        ),
        text(t('contract.contractor'), (project) =>
          f.list([
            ...new Set(project.contracts.map(({ contractor }) => f.digits(contractor)).filter(Boolean)),
          ]),
        ),
      ],
    },
    {
      title: t('flag.title'),
      rows: [
        count(t('compare.signs'), ({ flags }) => flags.length),
        text(
          t('compare.which'),
          ({ flags }) => f.list(flags.map(({ code }) => flagTitle(code))),
          t('compare.noSign'),
        ),
        text(t('board.disclosure'), ({ disclosure }) =>
          t('disclosure.score', { told: disclosure.disclosed, due: disclosure.expected }),
        ),
      ],
    },
  ];
}
