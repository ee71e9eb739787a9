/** What a citizen takes along of a project, and of a list of projects: the text of the QR code, and a slip. */
import type { ProjectView } from '$lib/backend/shapes';
import { brief, carried } from '$lib/carry';
import { f, t } from '$lib/i18n/i18n.svelte';
import type { Slip } from '$lib/slip';
import { city } from '$lib/state/city.svelte';
import { href } from '$lib/state/route';
import { deadlineText, standingText } from './deadline';
import { standingOf, standingTitle } from './standing';

/** Its title, code, status, progress, money, promise and whom to call. */
export function projectCarried(project: ProjectView): string {
  const { card, money } = project;
  const budget = money.revised || money.approved;
  const state = [
    standingTitle(standingOf(card)),
    card.physical === undefined ? '' : t('carry.progress', { share: f.percent(card.physical) }),
  ];
  const sums = [
    budget ? t('carry.budget', { sum: f.money(budget) }) : '',
    money.spent ? t('carry.spent', { sum: f.money(money.spent) }) : '',
  ];
  const call = [f.digits(project.unit), f.digits(project.unitPhone)];
  const line = (parts: string[]) => parts.filter(Boolean).join(t('carry.comma'));
  return carried(href('project', card.code), [
    f.digits(brief(card.title)),
    t('carry.code', { code: card.code }),
    line(state),
    line(sums),
    deadlineText(card.deadline),
    line(call),
  ]);
}

/** Sums of a list, in rials. */
export interface Sums {
  total: number;
  approved: number;
  spent: number;
}

/** How many projects, and their sums, under what was chosen. */
export function listCarried(address: string, chosen: string[], list: Sums): string {
  return carried(address, [
    t('projects.title'),
    chosen.length ? brief(f.list(chosen)) : t('carry.all'),
    t('projects.count', { n: list.total }),
    list.approved ? t('carry.budget', { sum: f.money(list.approved) }) : '',
    list.spent ? t('carry.spent', { sum: f.money(list.spent) }) : '',
  ]);
}

const sumOf = (rials: number): string => (rials ? f.exactMoney(rials) : '');

/** The same on paper, its sums to the last figure. */
export function projectSlip(project: ProjectView): Slip {
  const { card, money } = project;
  const progress = card.physical === undefined ? t('project.unobserved') : f.percent(card.physical);
  return {
    kind: t('kind.project'),
    title: card.title,
    code: card.code,
    share: card.physical,
    facts: [
      [t('facet.status'), standingTitle(standingOf(card))],
      [t('project.physical'), progress],
      [t('money.approved'), sumOf(money.revised || money.approved)],
      [t('money.spent'), sumOf(money.spent)],
      [t('deadline.title'), standingText(project)],
      [t('facet.area'), f.list(project.own.map((id) => f.digits(city.areaName(id))).filter(Boolean))],
      [t('project.unit'), f.digits(project.unit)],
      [t('slip.phone'), f.digits(project.unitPhone)],
      [t('project.asOf'), f.day(card.asOf)],
    ],
    qr: projectCarried(project),
  };
}

/** A list on paper: what narrows it, how many, and its sums. */
export const listSlip = (address: string, chosen: string[], list: Sums): Slip => ({
  kind: t('projects.list'),
  title: chosen.length ? f.list(chosen) : t('carry.all'),
  facts: [
    [t('slip.works'), t('projects.count', { n: list.total })],
    [t('money.approved'), sumOf(list.approved)],
    [t('money.spent'), sumOf(list.spent)],
  ],
  qr: listCarried(address, chosen, list),
});
