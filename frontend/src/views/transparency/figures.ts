/** The words of the dashboard's figures. */
import { standingTitle } from '$features/project/standing';
import type { ChangeView, SliceView } from '$lib/backend/shapes';
import type { Key } from '$lib/i18n/words';
import { f, t } from '$lib/i18n/i18n.svelte';
import { city } from '$lib/state/city.svelte';

export type Axis = 'domain' | 'area' | 'status' | 'source' | 'year';

/** The name of one bar. */
export function sliceName(axis: Axis, code: string): string {
  switch (axis) {
    case 'domain':
      return city.title('domains', code);
    case 'status':
      return standingTitle(code);
    case 'source':
      return city.title('fundingSources', code);
    case 'year':
      return f.digits(code);
    case 'area':
      return code ? f.digits(city.areaName(code)) : t('board.noArea');
  }
}

/** Whether its money is known: one of its projects has a budget line. */
export const isKnown = (slice: SliceView): boolean => slice.priced > 0;

const CHANGES: Record<string, Key> = {
  finished: 'change.finished',
  signed: 'change.signed',
  amended: 'change.amended',
  paid: 'change.paid',
  reported: 'change.reported',
};

export function changeText(change: ChangeView): string {
  const key = CHANGES[change.code];
  return key ? t(key, { n: change.count }) : change.code;
}
