/** What the person's own area is called: «محلهٔ من: سرآسیاب», by its rank. */
import { f, t } from '$lib/i18n/i18n.svelte';
import { city } from '$lib/state/city.svelte';
import { LEVELS, type Level } from './levels';

export const levelOf = (id: string): Level =>
  LEVELS.find((level) => level === city.area(id)?.rank) ?? 'neighbourhood';

export const areaTitle = (id: string): string => f.digits(city.areaName(id));

export const mineTitle = (id: string): string =>
  t('mine.named', { mine: t(`mine.${levelOf(id)}`), name: areaTitle(id) });
