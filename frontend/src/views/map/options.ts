/** How the map is looked at, beside its filters, read from and written to the address. Pure. */
import { LEVELS, type Level } from '$features/area/levels';
import { MEASURES, type Measure } from '$features/area/measure';
import type { FilterRequest } from '$lib/backend/shapes';
import { toQuery, toRequest, type Filter } from '$features/project/filter';
import { monthNumber } from '$lib/i18n/months';
import { circleText, parseCircle, type Circle } from '$lib/map/circle';
import type { Query } from '$lib/state/route';

export interface MapOptions {
  /** The month at whose end the city is looked back on, 1403-05; empty for today. */
  at: string;
  /** What lies near a spot. */
  near?: Circle;
  /** By what the areas are shaded; empty for nothing. */
  shade: Measure | '';
  level: Level;
}

/** What can't be read is as if it were not there. */
export function readOptions(query: URLSearchParams): MapOptions {
  const at = query.get('at') ?? '';
  return {
    at: monthNumber(at) === undefined ? '' : at,
    near: parseCircle(query.get('near') ?? ''),
    shade: MEASURES.find((one) => one === query.get('shade')) ?? '',
    level: LEVELS.find((one) => one === query.get('level')) ?? 'region',
  };
}

export function mapQuery(filter: Filter, { at, near, shade, level }: MapOptions): Query {
  const shaded = shade ? { shade, level: level === 'region' ? '' : level } : {};
  return { ...toQuery(filter), at, near: near && circleText(near), ...shaded };
}

export function mapRequest(
  filter: Filter,
  { at, near, shade, level }: MapOptions,
  limit: number,
): FilterRequest {
  return {
    ...toRequest(filter, 0, limit),
    at,
    near: near ? circleText(near) : '',
    level: shade ? level : '',
  };
}
