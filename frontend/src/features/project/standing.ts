/**
 * Where projects stand: under a status, or suspended whatever their status, or unknown where
 * the city is looked back on. Go counts, filters and sorts by the same.
 */
import type { OptionCount } from '$lib/backend/shapes';
import { t } from '$lib/i18n/i18n.svelte';
import { city } from '$lib/state/city.svelte';
import { SUSPENDED } from './filter';

/** That of a project looked back on, of which nothing tells its status then. */
export const UNKNOWN = 'unknown';

export const standingOf = (project: { status: string; suspended: boolean }): string =>
  project.suspended ? SUSPENDED : project.status || UNKNOWN;

export const standingColour = (code: string): string | undefined =>
  code === SUSPENDED ? 'var(--danger)' : city.term('statuses', code)?.colour;

export function standingTitle(code: string): string {
  if (code === SUSPENDED) return t('project.suspended');
  return code === UNKNOWN ? t('status.unknown') : city.title('statuses', code);
}

/** All that a project may stand under, in the order of its life. */
export const standings = (): string[] => [
  ...city.terms('statuses').map(({ code }) => code),
  SUSPENDED,
  UNKNOWN,
];

/** The standings under which there are projects, in order. */
export const counted = (options: OptionCount[]): OptionCount[] =>
  standings().flatMap((code) => options.filter((option) => option.code === code && option.count > 0));
