import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Palette } from './palette';

/** What a street map shows beside streets and ground: courses of water, railways, names of places. */
const parts = {
  protomaps: {
    course: ['water', ['==', ['geometry-type'], 'LineString']],
    rail: ['roads', ['==', ['get', 'kind'], 'rail']],
    place: ['places', ['all', ['==', ['get', 'kind'], 'locality'], ['!=', ['get', 'kind_detail'], 'city']]],
  },
  openmaptiles: {
    course: ['waterway', ['in', ['get', 'class'], ['literal', ['river', 'canal', 'stream']]]],
    rail: ['transportation', ['in', ['get', 'class'], ['literal', ['rail', 'transit']]]],
    place: ['place', ['in', ['get', 'class'], ['literal', ['town', 'village', 'hamlet']]]],
  },
} as const;

type Schema = keyof typeof parts;

const of = (schema: Schema, part: keyof (typeof parts)['protomaps']) => ({
  source: 'streets',
  'source-layer': parts[schema][part][0],
  filter: parts[schema][part][1] as never,
});

const width = (thin: number, thick: number): ExpressionSpecification => [
  'interpolate',
  ['exponential', 1.5],
  ['zoom'],
  10,
  thin,
  17,
  thick,
];

/** Rivers and canals, and railways as a line with sleepers; they lie under the streets. */
export function lineLayers(schema: Schema, palette: Palette): LayerSpecification[] {
  return [
    {
      id: 'street-course',
      type: 'line',
      ...of(schema, 'course'),
      paint: { 'line-color': palette.water, 'line-width': width(1, 6) },
    },
    {
      id: 'street-rail',
      type: 'line',
      ...of(schema, 'rail'),
      paint: { 'line-color': palette.borderStrong, 'line-width': width(0.8, 2.5) },
    },
    {
      id: 'street-rail-sleepers',
      type: 'line',
      ...of(schema, 'rail'),
      minzoom: 12,
      paint: {
        'line-color': palette.borderStrong,
        'line-width': width(2.5, 9),
        'line-dasharray': [0.25, 2],
      },
    },
  ];
}

/**
 * The names of towns and villages. Those of neighbourhoods the city's own record has; the
 * extract's would stand beside them.
 */
export function placeLayer(
  schema: Schema,
  {
    palette,
    font,
    text,
    size,
  }: { palette: Palette; font: string; text: ExpressionSpecification; size: number },
): LayerSpecification {
  return {
    id: 'street-place',
    type: 'symbol',
    ...of(schema, 'place'),
    minzoom: 11,
    layout: { 'text-field': text, 'text-font': [font], 'text-size': size, 'text-max-width': 8 },
    paint: { 'text-color': palette.muted, 'text-halo-color': palette.halo, 'text-halo-width': 1.6 },
  };
}
