import type {
  ExpressionSpecification,
  GeoJSONSourceSpecification,
  LayerSpecification,
  StyleSpecification,
} from 'maplibre-gl';
import arabic from '@fontsource-variable/vazirmatn/files/vazirmatn-arabic-wght-normal.woff2?url';
import latin from '@fontsource-variable/vazirmatn/files/vazirmatn-latin-wght-normal.woff2?url';
import { basemapLayers, type Basemap } from './basemap';
import { circleLayers, shadeLayers } from './overlays';
import { countLabels, labelLayers } from './labels';
import { isActive, reportPins, type Field } from './marks';
import { font, type Palette } from './palette';
import { pinLayers, pinsSource } from './pins';
import { sketchLayers } from './sketch';
import { litLayer, pinLayer, type Colour } from './status';

export interface StyleInput {
  palette: Palette;
  language: 'fa' | 'en';
  base: string;
  tiles: string;
  statuses: Colour[];
  /** The fields of the city's work: the map shows reports in place of projects. */
  fields?: Field[];
  basemap?: Basemap;
  /** How much larger than usual the page's type is; the map's follows it. */
  scale: number;
  /** A geometry's text: the small map shows it in place of the projects. */
  spot?: string;
  /** Whether a map of spots has pins too. */
  pins?: boolean;
  /** Whether it is drawn on. */
  sketched?: boolean;
}

const absolute = (path: string) => decodeURI(new URL(path, location.href).href);

/** The whole map: base, the city's areas and places, its projects. No remote part. */
export function cityStyle(input: StyleInput): StyleSpecification {
  const { palette, basemap, spot } = input;
  return {
    version: 8,
    'font-faces': {
      [font]: [
        {
          url: absolute(arabic),
          'unicode-range': ['U+0600-06FF', 'U+0750-077F', 'U+200C-200F', 'U+FB50-FDFF', 'U+FE70-FEFC'],
        },
        { url: absolute(latin), 'unicode-range': ['U+0000-00FF', 'U+2000-200B', 'U+2010-206F'] },
      ],
    },
    sources: {
      base: { type: 'geojson', data: absolute(input.base) },
      projects: {
        type: 'vector',
        tiles: [absolute(input.tiles)],
        maxzoom: 17,
        promoteId: { projects: 'id', pins: 'id', areas: 'id', reports: 'id' },
      },
      near: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
      ...(spot && {
        spot: { type: 'geojson', data: JSON.parse(spot) as GeoJSONSourceSpecification['data'] },
      }),
      ...(input.pins && { pins: pinsSource }),
      ...(input.sketched && {
        sketch: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
      }),
      ...(basemap && {
        streets: {
          type: 'vector',
          url: basemap.url,
          minzoom: basemap.minzoom,
          maxzoom: basemap.maxzoom,
          attribution: basemap.attribution,
        },
      }),
    },
    layers: [
      { id: 'land', type: 'background', paint: { 'background-color': palette.land } },
      ...(basemap ? basemapLayers(basemap.schema, input) : schematicLayers(palette)),
      ...shadeLayers(palette),
      ...areaLayers(input),
      ...circleLayers(palette, input.scale),
      ...(spot ? spotLayers(input) : projectLayers(input)),
      // Names lie under what they are names around, and step aside for it: what is drawn last is placed first.
      ...labelLayers(input),
      ...(spot
        ? []
        : [
            litLayer(palette, input.scale, input.fields ? 'reports' : 'pins'),
            pinsOf(input),
            countLayer(input),
          ]),
      ...(spot ? [] : countLabels(input)),
      ...(input.pins ? pinLayers(input, font) : []),
      ...(input.sketched ? sketchLayers(palette, input.scale) : []),
    ],
  };
}

const sort = (...codes: string[]): ExpressionSpecification => [
  'all',
  ['==', ['get', 'layer'], 'place'],
  ['in', ['get', 'sort'], ['literal', codes]],
];
const rank = (code: string): ExpressionSpecification => [
  'all',
  ['==', ['get', 'layer'], 'area'],
  ['==', ['get', 'rank'], code],
];

/** The schematic base map, where the city brought no streets. */
function schematicLayers(palette: Palette): LayerSpecification[] {
  const line = (width: number): ExpressionSpecification => [
    'interpolate',
    ['exponential', 1.5],
    ['zoom'],
    11,
    width * 0.6,
    16,
    width * 5,
  ];
  return [
    {
      id: 'outline',
      type: 'fill',
      source: 'base',
      filter: sort('outline'),
      paint: { 'fill-color': palette.city },
    },
    {
      id: 'park',
      type: 'fill',
      source: 'base',
      filter: ['all', sort('park'), ['==', ['geometry-type'], 'Polygon']],
      paint: { 'fill-color': palette.park },
    },
    {
      id: 'road-case',
      type: 'line',
      source: 'base',
      filter: sort('street'),
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': palette.streetCase, 'line-width': line(3) },
    },
    {
      id: 'road',
      type: 'line',
      source: 'base',
      filter: sort('street'),
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': palette.street, 'line-width': line(2) },
    },
  ];
}

function areaLayers({ palette }: StyleInput): LayerSpecification[] {
  return [
    {
      id: 'neighbourhood',
      type: 'line',
      source: 'base',
      minzoom: 12.5,
      filter: rank('neighbourhood'),
      paint: { 'line-color': palette.borderStrong, 'line-opacity': 0.45, 'line-dasharray': [2, 2] },
    },
    {
      id: 'region',
      type: 'line',
      source: 'base',
      filter: rank('region'),
      paint: { 'line-color': palette.borderStrong, 'line-width': 1.5, 'line-opacity': 0.8 },
    },
    {
      id: 'chosen-area',
      type: 'fill',
      source: 'base',
      filter: ['==', ['get', 'id'], ''],
      paint: { 'fill-color': palette.accent, 'fill-opacity': 0.12 },
    },
    {
      id: 'chosen-border',
      type: 'line',
      source: 'base',
      filter: ['==', ['get', 'id'], ''],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.accent, 'line-width': 3 },
    },
  ];
}

function projectLayers({ palette, statuses, fields }: StyleInput): LayerSpecification[] {
  const colour = [
    'match',
    ['get', 'status'],
    ...statuses.flatMap((s) => [s.code, s.colour]),
    palette.muted,
  ] as unknown as ExpressionSpecification;
  if (fields) return [];
  return [
    {
      id: 'project-fill',
      type: 'fill',
      source: 'projects',
      'source-layer': 'projects',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': colour, 'fill-opacity': isActive(0.55, 0.3), 'fill-outline-color': colour },
    },
    {
      id: 'project-line-case',
      type: 'line',
      source: 'projects',
      'source-layer': 'projects',
      filter: ['==', ['geometry-type'], 'LineString'],
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': palette.ring, 'line-width': isActive(13, 9), 'line-opacity': 0.85 },
    },
    {
      id: 'project-line',
      type: 'line',
      source: 'projects',
      'source-layer': 'projects',
      filter: ['==', ['geometry-type'], 'LineString'],
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': colour, 'line-width': isActive(9, 6), 'line-opacity': 0.85 },
    },
  ];
}

/** How many projects or reports an area holds, from afar. */
function countLayer({ palette, scale }: StyleInput): LayerSpecification {
  const size: ExpressionSpecification = [
    'interpolate',
    ['linear'],
    ['get', 'count'],
    1,
    16 * scale,
    50,
    26 * scale,
    1000,
    44 * scale,
  ];
  return {
    id: 'area-count',
    type: 'circle',
    source: 'projects',
    'source-layer': 'areas',
    paint: {
      'circle-color': palette.accent,
      'circle-radius': size,
      'circle-opacity': 0.9,
      'circle-stroke-color': palette.ring,
      'circle-stroke-width': 2,
    },
  };
}

const pinsOf = ({ fields, statuses }: StyleInput) => (fields ? reportPins : pinLayer(statuses));

/** What a small map is about, above all else. */
function spotLayers({ palette, scale }: StyleInput): LayerSpecification[] {
  const line = (id: string, colour: string, width: number): LayerSpecification => ({
    id,
    type: 'line',
    source: 'spot',
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': colour, 'line-width': width * scale },
  });
  return [
    {
      id: 'spot-fill',
      type: 'fill',
      source: 'spot',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': palette.spot, 'fill-opacity': 0.25 },
    },
    line('spot-case', palette.ring, 8),
    line('spot-line', palette.spot, 5),
    {
      id: 'spot-point',
      type: 'circle',
      source: 'spot',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-color': palette.spot,
        'circle-radius': 10 * scale,
        'circle-stroke-color': palette.ring,
        'circle-stroke-width': 3 * scale,
      },
    },
  ];
}
