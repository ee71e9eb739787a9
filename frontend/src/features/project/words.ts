/** How the filters of the projects are called. */
import { f, t } from '$lib/i18n/i18n.svelte';
import { city } from '$lib/state/city.svelte';
import type { Key } from '$lib/i18n/words';
import { FACETS, RANGES, type Column, type Facet, type Filter, type RangeFacet, type Sort } from './filter';
import { flagTitle, itemTitle } from './flags';
import { parseRange } from './range';
import { standingTitle } from './standing';

export const VOCABULARIES = {
  domain: 'domains',
  type: 'types',
  source: 'fundingSources',
  method: 'procurementMethods',
} as const;

/** The codes of what is judged, in the order in which they are shown; Go knows the same. */
export const TRAITS = ['pastPromise', 'onTime', 'late', 'overrun', 'priced', 'thisYear'] as const;
export const RECENT_CHANGES = ['finished', 'signed', 'amended', 'paid', 'reported'] as const;

const JUDGED: Record<string, Key> = {
  pastPromise: 'board.pastPromise',
  onTime: 'board.onTime',
  late: 'board.lateTitle',
  overrun: 'board.overrun',
  priced: 'board.priced',
  thisYear: 'board.thisYear',
  finished: 'change.title.finished',
  signed: 'change.title.signed',
  amended: 'change.title.amended',
  paid: 'change.title.paid',
  reported: 'change.title.reported',
};

/** The name of an area, or of the projects that lie in none, or in no part of one. */
function areaName(code: string): string {
  if (code === 'none') return t('facet.noArea');
  if (code.startsWith('in-')) return t('facet.loosely', { area: f.digits(city.areaName(code.slice(3))) });
  return f.digits(city.areaName(code));
}

/** «۱۴۰۴», «۱۴۰۴، اوراق مشارکت». */
function budgetName(code: string): string {
  const [year = '', source] = code.split(':');
  return source ? f.list([f.digits(year), city.title('fundingSources', source)]) : f.digits(year);
}

export const facetName = (facet: Facet | RangeFacet) =>
  t(facet === 'year' ? 'facet.fiscalYear' : `facet.${facet}`);

export function optionName(facet: Facet, code: string): string {
  switch (facet) {
    case 'area':
      return areaName(code);
    case 'budget':
      return budgetName(code);
    case 'flag':
      return flagTitle(code);
    case 'paidIn':
      return f.day(code, 'month');
    case 'year':
    case 'contractor':
      return f.digits(code);
    case 'unit':
      return f.digits(city.unitTitle(code));
    case 'missing':
      return itemTitle({ code });
    case 'status':
      return standingTitle(code);
    case 'trait':
    case 'recentChange':
      return JUDGED[code] ? t(JUDGED[code]) : code;
    default:
      return city.title(VOCABULARIES[facet], code);
  }
}

/** What a chosen option is called away from its facet. */
export const chosenName = (facet: Facet, code: string): string =>
  ['budget', 'paidIn', 'missing'].includes(facet)
    ? `${facetName(facet)}: ${optionName(facet, code)}`
    : optionName(facet, code);

/** All that narrows a list, in words. */
export const chosenWords = (filter: Filter): string[] => [
  ...(filter.q.trim() ? [`«${filter.q.trim()}»`] : []),
  ...FACETS.flatMap((facet) => filter[facet].map((code) => chosenName(facet, code))),
  ...RANGES.filter((facet) => filter[facet]).map(
    (facet) => `${facetName(facet)}: ${rangeName(facet, filter[facet])}`,
  ),
];

/** «۱ میلیارد تومان تا ۱۰ میلیارد تومان», «۲۵٪ تا ۴۹٪», «۱۰۰٪». */
export function rangeName(facet: RangeFacet, text: string): string {
  const { from, to } = parseRange(text) ?? {};
  const figure = (value: number) => (facet === 'amount' ? f.money(value) : f.percent(value));
  if (from === to && from !== undefined) return figure(from);
  const low = facet === 'amount' && from !== undefined && from <= 1 ? undefined : from;
  if (low === undefined) return to === undefined ? f.number(0) : t('range.to', { to: figure(to) });
  return to === undefined
    ? t('range.from', { from: figure(low) })
    : t('range.between', { from: figure(low), to: figure(to) });
}

const COLUMN_WORDS = {
  title: 'project.title',
  code: 'project.code',
  domain: 'facet.domain',
  status: 'facet.status',
  area: 'facet.area',
  amount: 'projects.amount',
  spent: 'money.spent',
  delay: 'projects.delay',
  progress: 'project.physical',
  start: 'project.start',
  end: 'projects.end',
  asOf: 'project.asOf',
} as const;

export const columnName = (column: Column) => t(COLUMN_WORDS[column]);

/** What a column holds, where its name does not say all. */
export function columnHelp(column: Column): string | undefined {
  if (column === 'amount') return t('projects.amountHelp');
  return column === 'delay' ? t('projects.delayHelp') : undefined;
}

/** How a list is ordered, in a sentence; empty for the usual order. */
export function sortWords({ column, descending }: Sort): string {
  if (!column) return '';
  const order = t(descending ? 'projects.descending' : 'projects.ascending');
  return t('projects.sorted', { column: columnName(column), order });
}

const ROLES = [
  'system',
  'entry',
  'editor',
  'newsroom',
  'clerk',
  'moderator',
  'responder',
  'publisher',
  'administrator',
  'auditor',
] as const;

/** Who saved a version, by the role that the program tells of them. */
export const roleName = (code: string): string => t(`role.${ROLES.find((role) => role === code) ?? 'staff'}`);

const REASONS = ['import', 'demo', 'units'] as const;

/** Why a version was saved: in the words of who saved it, or what the program did. */
export function reasonText(actor: string, reason: string): string {
  const known = actor === 'system' && REASONS.find((one) => one === reason);
  return known ? t(`version.reason.${known}`) : f.digits(reason);
}
