/** What lies over the base map on demand: areas shaded by a figure, and the circle around a spot. */
import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl';
import type { Palette } from './palette';

/** How areas of one rank are shaded: their ids with the number of their shade, 0 for an unknown figure. */
export interface Shading {
  rank: string;
  shades: Record<string, number>;
}

export const hatch = 'hatch';
const nothing: FilterSpecification = ['==', ['get', 'layer'], ''];

/** Under streets, borders and names. */
export function shadeLayers(palette: Palette): LayerSpecification[] {
  return [
    {
      id: 'shade',
      type: 'fill',
      source: 'base',
      filter: nothing,
      paint: { 'fill-color': palette.city, 'fill-opacity': 0.72 },
    },
    { id: 'shade-unknown', type: 'fill', source: 'base', filter: nothing, paint: { 'fill-pattern': hatch } },
    {
      id: 'shade-border',
      type: 'line',
      source: 'base',
      filter: nothing,
      paint: { 'line-color': palette.borderStrong, 'line-width': 1.2 },
    },
  ];
}

/** The filters and the colours of the layers above for one shading; none hides them. */
export function shadePaint(shading: Shading | undefined, palette: Palette) {
  const ids = Object.keys(shading?.shades ?? {});
  const of = (some: string[]): FilterSpecification => [
    'all',
    ['==', ['get', 'layer'], 'area'],
    ['==', ['get', 'rank'], shading?.rank ?? ''],
    ['in', ['get', 'id'], ['literal', some]],
  ];
  const known = ids.filter((id) => shading?.shades[id]);
  const colours = known.flatMap((id) => [id, palette.shades[(shading?.shades[id] ?? 1) - 1] ?? palette.city]);
  return {
    known: of(known),
    unknown: of(ids.filter((id) => !shading?.shades[id])),
    all: of(ids),
    colour: (colours.length
      ? ['match', ['get', 'id'], ...colours, palette.city]
      : palette.city) as unknown as ExpressionSpecification,
  };
}

/** The circle around a spot, with the spot itself. */
export function circleLayers({ spot, ring }: Palette, scale: number): LayerSpecification[] {
  const polygon: FilterSpecification = ['==', ['geometry-type'], 'Polygon'];
  return [
    {
      id: 'near-fill',
      type: 'fill',
      source: 'near',
      filter: polygon,
      paint: { 'fill-color': spot, 'fill-opacity': 0.08 },
    },
    {
      id: 'near-line',
      type: 'line',
      source: 'near',
      filter: polygon,
      paint: { 'line-color': spot, 'line-width': 2.5, 'line-dasharray': [3, 2] },
    },
    {
      id: 'near-spot',
      type: 'circle',
      source: 'near',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-color': spot,
        'circle-radius': 6 * scale,
        'circle-stroke-color': ring,
        'circle-stroke-width': 3 * scale,
      },
    },
  ];
}

/** A tile of slanted strokes, for areas of which nothing is known: no shade could say that. */
export function hatchImage(colour: string): { width: number; height: number; data: Uint8ClampedArray } {
  const size = 12;
  const data = new Uint8ClampedArray(size * size * 4);
  const stroke = [...channels(colour), 170];
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) if ((x + y) % size < 2) data.set(stroke, (y * size + x) * 4);
  return { width: size, height: size, data };
}

/** Red, green and blue of a colour written as #rgb or #rrggbb. */
export function channels(hex: string): number[] {
  const long = hex.length === 4 ? hex.replace(/[0-9a-f]/gi, '$&$&') : hex;
  return [1, 3, 5].map((at) => parseInt(long.slice(at, at + 2), 16));
}
