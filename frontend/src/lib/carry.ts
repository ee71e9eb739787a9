/** What a QR code of a page holds: what any telephone shows, with or without the program. */
import { f, t } from '$lib/i18n/i18n.svelte';
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
