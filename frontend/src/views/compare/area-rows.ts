/** The figures of two areas, row by row, as their own pages show them. Pure but for the words. */
import { CODES, flagTitle } from '$features/project/flags';
import { standings, standingTitle } from '$features/project/standing';
import type { AreaMoney, AreaPage } from '$lib/backend/shapes';
import { f, t } from '$lib/i18n/i18n.svelte';
import { href } from '$lib/state/route';
import { atConstantPrices } from './constant';
import { inProportion, type Side, type SideGroup, type SideRow } from '$parts/side';

type Of<T> = (page: AreaPage) => T;

const countOf = (page: AreaPage, standing: string) =>
  page.statuses.find(({ code }) => code === standing)?.count ?? 0;
const flagged = (page: AreaPage, flag: string) => page.flags.find(({ code }) => code === flag)?.count ?? 0;

export function areaGroups(a: AreaPage, b: AreaPage): SideGroup[] {
  const drawn = (
    label: string,
    of: Of<number | undefined>,
    side: (value: number, page: AreaPage) => Side,
  ): SideRow => {
    const bars = inProportion(of(a), of(b));
    const one = (page: AreaPage, bar: number | undefined): Side => {
      const value = of(page);
      return value === undefined ? { text: t('project.unknown') } : { ...side(value, page), bar };
    };
    return { label, a: one(a, bars[0]), b: one(b, bars[1]) };
  };
  const money = (label: string, of: (money: AreaMoney) => number | undefined) =>
    drawn(label, ({ money }) => money && of(money), (rials) => ({ rials })); // prettier-ignore
  const count = (label: string, of: Of<number>, to?: (page: AreaPage) => string) =>
    drawn(label, of, (n, page) => ({ text: f.number(n), href: n && to ? to(page) : undefined }));
  const list = (more: Record<string, string[]>) => (page: AreaPage) =>
    href('projects', '', { area: [page.area.id], ...more });

  return [
    {
      title: t('compare.about'),
      rows: [
        drawn(t('about.population'), ({ area }) => area.population || undefined, (n) => ({ text: t('about.people', { n }) })), // prettier-ignore
        drawn(t('area.ground'), ({ hectares }) => hectares, (n) => ({ text: t('area.hectares', { n: Math.round(n) }) })), // prettier-ignore
      ],
    },
    {
      title: t('projects.title'),
      rows: [
        count(t('board.all'), ({ total }) => total, list({})),
        ...standings()
          .filter((code) => countOf(a, code) + countOf(b, code))
          .map((code) => count(standingTitle(code), (page) => countOf(page, code), list({ status: [code] }))),
      ],
    },
    {
      title: t('area.money'),
      rows: [
        money(t('money.approved'), ({ approved }) => approved),
        money(t('money.spent'), ({ spent }) => spent),
        ...atConstantPrices(a.constant ?? b.constant).map(
          ({ label, of }) =>
          drawn(label, ({ constant }) => of(constant), (rials) => ({ rials })), // prettier-ignore
        ),
        money(
          t('compare.per', { sum: t('money.approved'), per: t('area.perPerson') }),
          ({ approvedPerPerson }) => approvedPerPerson,
        ),
        money(
          t('compare.per', { sum: t('money.spent'), per: t('area.perPerson') }),
          ({ spentPerPerson }) => spentPerPerson,
        ),
        money(
          t('compare.per', { sum: t('money.approved'), per: t('area.perHectare') }),
          ({ approvedPerHectare }) => approvedPerHectare,
        ),
        money(
          t('compare.per', { sum: t('money.spent'), per: t('area.perHectare') }),
          ({ spentPerHectare }) => spentPerHectare,
        ),
        count(t('compare.unbudgeted'), ({ unbudgeted }) => unbudgeted),
      ],
    },
    {
      title: t('flag.title'),
      rows: [
        count(t('compare.flagged'), (page) => page.flagged),
        ...CODES.filter((code) => flagged(a, code) + flagged(b, code)).map((code) =>
          count(flagTitle(code), (page) => flagged(page, code), list({ flag: [code] })),
        ),
      ],
    },
    {
      title: t('area.reports'),
      rows: [
        count(t('area.openReports'), ({ reports }) => reports.open),
        count(t('phase.fixed'), ({ reports }) => reports.fixed),
        count(t('phase.confirmed'), ({ reports }) => reports.confirmed),
        count(t('phase.ended'), ({ reports }) => reports.ended),
      ],
    },
    {
      title: t('compare.around'),
      rows: [
        count(t('compare.people.row'), ({ trusteesTotal }) => trusteesTotal, (page) => href('trustees', '', { area: page.area.id })), // prettier-ignore
        count(t('compare.coming'), ({ comingTotal }) => comingTotal, (page) => href('events', '', { area: page.area.id })), // prettier-ignore
      ],
    },
  ];
}
