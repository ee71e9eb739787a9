/** What a QR code of a page holds: what any telephone shows, with or without the program. */
import { f, t } from '$lib/i18n/i18n.svelte';
import type { Slip } from '$lib/slip';
import { city } from '$lib/state/city.svelte';

/** As much of a title as keeps the code easy to read. */
const LONGEST = 90;
export const brief = (text: string): string =>
  [...text].length > LONGEST ? [...text].slice(0, LONGEST - 1).join('') + '…' : text;

/** The address of a screen on the city's web; empty where the city has none. */
export const webAddress = (screen: string): string => {
  const base = city.boot?.city.web;
  return base ? `${base}/${screen}` : '';
};

/**
 * The address of a screen (`#/project/KSH-1402-004`) where the city has a place on the web for it, else what
 * the page says, line by line, with whose word it is and of which day.
 */
export const carried = (screen: string, lines: string[]): string =>
  webAddress(screen) ||
  [
    ...lines,
    t('carry.whose', { city: city.name, day: f.day(city.today) }),
    city.boot?.city.demonstration ? t('demo.title') : '',
  ]
    .filter(Boolean)
    .join('\n')
    .replaceAll('\u00a0', ' ');

/** A fact a line; those without a value are left out. */
export const lines = (facts: [label: string, value: string][]): string[] =>
  facts.filter(([, value]) => value).map(([label, value]) => t('slip.line', { label, value }));

/** The slip of a page that has no code of its own: what it tells, in figures. */
export const pageSlip = (screen: string, title: string, facts: [string, string][]): Slip => ({
  kind: t('slip.page'),
  title,
  facts,
  qr: carried(screen, [title, ...lines(facts)]),
});
