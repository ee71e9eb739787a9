/** How the filters of the projects are called. */
import { f, t } from '$lib/i18n/i18n.svelte';
import { city } from '$lib/state/city.svelte';
import type { Column, Facet, RangeFacet } from './filter';
import { parseRange } from './range';

const VOCABULARIES = { domain: 'domains', type: 'types', status: 'statuses' } as const;

export const facetName = (facet: Facet | RangeFacet) =>
  t(facet === 'year' ? 'facet.fiscalYear' : `facet.${facet}`);

export function optionName(facet: Facet, code: string): string {
  if (facet === 'area') return f.digits(city.areaName(code));
  if (facet === 'year') return f.digits(code);
  return city.title(VOCABULARIES[facet], code);
}

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
  progress: 'project.physical',
  start: 'project.start',
  end: 'project.end',
  asOf: 'project.asOf',
} as const;

export const columnName = (column: Column) => t(COLUMN_WORDS[column]);
