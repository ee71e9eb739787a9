/** The figures that areas are shaded by. Pure. */
import type { AreaFigures } from '$lib/backend/shapes';
import { classesOf, shadeOf, type ShadeClass } from '$lib/map/shading';

export const MEASURES = ['count', 'money', 'perPerson', 'onTime'] as const;
export type Measure = (typeof MEASURES)[number];

/** The figure of an area: a count, rials or a share of a hundred; undefined where it is unknown, never nought. */
export function figureOf(area: AreaFigures, measure: Measure): number | undefined {
  switch (measure) {
    case 'count':
      return area.projects;
    case 'money':
      return area.approved;
    case 'perPerson':
      return area.perPerson;
    case 'onTime':
      return area.judged > 0 ? (100 * area.onTime) / area.judged : undefined;
  }
}

export interface Shaded {
  classes: ShadeClass[];
  /** How many areas have no figure. */
  unknown: number;
  /** The shade of each area by its id; 0 for an unknown figure. */
  shades: Record<string, number>;
}

export function shadedBy(areas: AreaFigures[], measure: Measure): Shaded {
  const figures = areas.map((area) => figureOf(area, measure));
  const classes = classesOf(figures.filter((figure) => figure !== undefined));
  const shade = (figure: number | undefined) => (figure === undefined ? 0 : (shadeOf(classes, figure) ?? 0));
  return {
    classes,
    unknown: figures.filter((figure) => figure === undefined).length,
    shades: Object.fromEntries(areas.map(({ id }, n) => [id, shade(figures[n])])),
  };
}
