/** What of the city's data has a name, as a row of suggestions. */
import type { NamedPlace } from '$lib/backend/shapes';
import { t } from '$lib/i18n/i18n.svelte';
import { settings } from '$lib/state/settings.svelte';

const SORTS = [
  'region',
  'district',
  'neighbourhood',
  'street',
  'park',
  'landmark',
  'quarter',
  'square',
  'transport',
] as const;

function hint({ kind, sort }: NamedPlace): string {
  if (kind === 'project') return t('find.address');
  return t(`find.${SORTS.find((one) => one === sort) ?? 'place'}`);
}

/** Its name in the language of the page, and what it is. */
export const named = (place: NamedPlace): { text: string; hint: string } => ({
  text: (settings.lang === 'en' && place.nameEn) || place.name,
  hint: hint(place),
});
