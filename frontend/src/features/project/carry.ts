/** What the QR code of a project, and of a list of projects, holds. */
import type { ProjectView } from '$lib/backend/shapes';
import { brief, carried } from '$lib/carry';
import { f, t } from '$lib/i18n/i18n.svelte';
import { href } from '$lib/state/route';
import { deadlineText } from './deadline';
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
