/** The names of the groups of promises. */
import type { PromiseGroup } from '$lib/backend/shapes';
import { f, t } from '$lib/i18n/i18n.svelte';
import { city } from '$lib/state/city.svelte';
import type { PromisesQuery } from './query';

export function groupName(by: PromisesQuery['by'], { code, title }: PromiseGroup): string {
  switch (by) {
    case 'unit':
      return f.digits(title) || t('promise.noUnit');
    case 'area':
      return f.digits(city.areaName(code));
    case 'year':
      return f.digits(code);
  }
}
