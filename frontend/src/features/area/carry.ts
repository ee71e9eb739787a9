/** What is taken along of an area: its works, money, signs, and who answers for it. */
import type { AreaPage, TrusteeCard } from '$lib/backend/shapes';
import { carried, lines } from '$lib/carry';
import { f, t } from '$lib/i18n/i18n.svelte';
import type { Slip } from '$lib/slip';
import { city } from '$lib/state/city.svelte';
import { href } from '$lib/state/route';

/** As many who answer as a slip names. */
const NAMED = 3;

/** Whom to call, each with the post. */
export const answers = (trustees: TrusteeCard[]): [string, string][] =>
  trustees
    .slice(0, NAMED)
    .map(({ post, name, phone }) => [
      f.digits(post),
      [name, f.digits(phone)].filter(Boolean).join(t('carry.comma')),
    ]);

/** The statuses come by their names, which are those of projects. */
export function areaSlip(page: AreaPage, statuses: [string, string][]): Slip {
  const { area, money } = page;
  const title = f.digits(city.areaName(area.id) || area.name);
  const figures: [string, string][] = [
    [t('slip.works'), t('projects.count', { n: page.total })],
    ...statuses,
    [t('money.approved'), money ? f.exactMoney(money.approved) : ''],
    [t('money.spent'), money ? f.exactMoney(money.spent) : ''],
    [t('flag.title'), t('projects.count', { n: page.flagged })],
    ...answers([...page.trustees, ...page.above]),
  ];
  return {
    kind: city.title('areaRanks', area.rank),
    title,
    code: area.code,
    facts: [
      [t('about.population'), area.population ? t('about.people', { n: area.population }) : ''],
      ...figures,
    ],
    qr: carried(href('area', area.code || area.id), [
      title,
      t('carry.code', { code: area.code }),
      ...lines(figures),
    ]),
  };
}
