/** Classes of figures for shading areas. Pure. */
import { scaleQuantile } from 'd3-scale';

/** How many shades the design has tokens for. */
export const SHADES = 5;

export interface ShadeClass {
  /** The least and the largest figure in the class, both of areas that are there. */
  from: number;
  to: number;
  /** How many areas are in it. */
  areas: number;
  /** The number of its shade, 1 for the least to SHADES for the most. */
  shade: number;
}

/**
 * Parts figures into up to SHADES classes of about as many areas each: quantiles, because money is spread
 * so unevenly that equal steps would put every area but one into the first. Like figures are never parted, so
 * there may be fewer classes; these then take shades spread over the whole ramp. The bounds that are told are
 * figures of areas, not the invisible lines between them.
 */
export function classesOf(figures: number[]): ShadeClass[] {
  const sorted = figures.toSorted((a, b) => a - b);
  const scale = scaleQuantile(
    sorted,
    Array.from({ length: SHADES }, (_, n) => n),
  );
  const distinct = new Set(sorted);
  const order = [...distinct];
  /** With few different figures each has a class of its own. */
  const numberOf = (figure: number) => (distinct.size <= SHADES ? order.indexOf(figure) : scale(figure));
  const parts = new Map<number, number[]>();
  for (const figure of sorted) {
    const number = numberOf(figure);
    parts.set(number, [...(parts.get(number) ?? []), figure]);
  }
  return [...parts.values()].map((part, n) => ({
    from: part[0] ?? 0,
    to: part.at(-1) ?? 0,
    areas: part.length,
    shade: parts.size === 1 ? SHADES : 1 + Math.round((n * (SHADES - 1)) / (parts.size - 1)),
  }));
}

/** The shade of a figure; undefined where it is in no class. */
export const shadeOf = (classes: ShadeClass[], figure: number): number | undefined =>
  classes.find(({ from, to }) => figure >= from && figure <= to)?.shade;
