/** The names on the map. What stands later in a list is placed earlier and wins over what stands before it. */
import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
  Map as MapLibreMap,
} from 'maplibre-gl';
import { font, type Palette } from './palette';
import { room } from './pins';

interface LabelStyle {
  palette: Palette;
  language: 'fa' | 'en';
  /** Where the city brought streets they have their own names. */
  basemap?: unknown;
  scale: number;
}

/** Nearer than this the city fills the screen; from farther its names would be a heap. */
const FIRST = 10.9;
const dot = 'place-dot';
/** The sorts of places that are named, the best known first. */
export const LANDMARKS = ['landmark', 'square', 'transport', 'quarter', 'park'];

const ofSort = (...codes: string[]): FilterSpecification => [
  'all',
  ['==', ['get', 'layer'], 'place'],
  ['in', ['get', 'sort'], ['literal', codes]],
];
const ofRank = (code: string): FilterSpecification => [
  'all',
  ['==', ['get', 'layer'], 'areaLabel'],
  ['==', ['get', 'rank'], code],
];

type Asides = (string | [number, number])[];

/** Where a name may stand beside its spot, at some distances in widths of a letter: nearest first. */
const asides = (...distances: number[]): never =>
  distances.flatMap((away): Asides => {
    const slant = away * Math.SQRT1_2;
    return [
      ...['top', [0, away], 'bottom', [0, -away], 'left', [away, 0], 'right', [-away, 0]],
      ...['top-left', [slant, slant], 'top-right', [-slant, slant]],
      ...['bottom-left', [slant, -slant], 'bottom-right', [-slant, -slant]],
    ] as Asides;
  }) as never;

const centre: ['literal', Asides] = ['literal', ['center', [0, 0]]];

export function labelLayers({ palette, language, basemap, scale }: LabelStyle): LayerSpecification[] {
  const name: ExpressionSpecification =
    language === 'fa' ? ['get', 'name'] : ['coalesce', ['get', 'nameEn'], ['get', 'name']];
  const text = (size: number) => ({
    'text-field': name,
    'text-font': [font],
    'text-size': size * scale,
    'text-max-width': 8,
    'text-line-height': 1.3,
  });
  const paint = {
    'text-color': palette.muted,
    'text-halo-color': palette.halo,
    'text-halo-width': 1.8,
  };
  const streets: LayerSpecification = {
    id: 'street-label',
    type: 'symbol',
    source: 'base',
    minzoom: FIRST,
    filter: ofSort('street'),
    layout: {
      ...text(11),
      'symbol-placement': 'line',
      'text-padding': 1,
      'text-max-angle': 60,
      // A street is longer than a pin is wide.
      'text-overlap': 'cooperative',
    },
    paint,
  };
  return [
    ...(basemap ? [] : [streets]),
    {
      id: 'landmark-label',
      type: 'symbol',
      source: 'base',
      minzoom: FIRST,
      filter: ofSort(...LANDMARKS),
      layout: {
        ...text(11.5),
        'icon-image': dot,
        'icon-padding': 0,
        'text-padding': 1,
        'icon-optional': true,
        'text-variable-anchor-offset': asides(0.5, 1.3),
        'text-justify': 'auto',
        'symbol-sort-key': ['index-of', ['get', 'sort'], ['literal', LANDMARKS]],
      },
      paint: { ...paint, 'text-color': palette.text },
    },
    {
      id: 'neighbourhood-label',
      type: 'symbol',
      source: 'base',
      minzoom: 13,
      filter: ofRank('neighbourhood'),
      layout: text(14),
      paint,
    },
    {
      id: 'region-label',
      type: 'symbol',
      source: 'base',
      maxzoom: 13.5,
      filter: ofRank('region'),
      layout: {
        ...text(17),
        'text-size': ['interpolate', ['linear'], ['zoom'], 10, 13 * scale, 12, 17 * scale],
        // A name steps aside for a pin, but never so far that it leaves its region; else the pin stands on it.
        'text-variable-anchor-offset': [
          'step',
          ['zoom'],
          centre,
          11,
          ['literal', [...centre[1], ...asides(0.4, 0.9)]],
        ],
        'text-overlap': ['step', ['zoom'], 'never', 11, 'cooperative'],
      },
      paint: { ...paint, 'text-color': palette.text, 'text-halo-width': 2.2 },
    },
  ];
}

/** The figures of the counts are placed before any name. */
export function countLabels({ palette, language, scale }: LabelStyle): LayerSpecification[] {
  return [
    {
      id: 'area-count-label',
      type: 'symbol',
      source: 'projects',
      'source-layer': 'areas',
      layout: {
        'text-field': ['number-format', ['get', 'count'], { locale: language === 'fa' ? 'fa-IR' : 'en' }],
        'text-font': [font],
        'text-size': 15 * scale,
        'text-padding': 12 * scale,
        'text-allow-overlap': true,
      },
      paint: { 'text-color': palette.onAccent },
    },
  ];
}

/** How many different names of each layer stand on the map, for those who measure it. */
export function namesInSight(map: MapLibreMap): Record<string, number> {
  const layers = ['region-label', 'landmark-label', 'street-label', 'street-name-major'];
  const count = (layer: string) =>
    new Set(map.queryRenderedFeatures({ layers: [layer] }).map(({ properties }) => String(properties.name)))
      .size;
  return Object.fromEntries(layers.filter((id) => map.getLayer(id)).map((id) => [id, count(id)]));
}

/** The dot beside the name of a landmark, and the room that a pin takes. */
export function addDots(map: MapLibreMap, { muted, halo }: Palette, scale: number): void {
  const ratio = 2;
  const side = Math.round(7 * scale) * ratio;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = side;
  const pen = canvas.getContext('2d');
  if (!pen) return;
  pen.arc(side / 2, side / 2, side / 2 - 2, 0, 2 * Math.PI);
  pen.fillStyle = muted;
  pen.strokeStyle = halo;
  pen.lineWidth = 2;
  pen.fill();
  pen.stroke();
  const width = Math.round(26 * scale);
  map.addImage(room, { width, height: width, data: new Uint8ClampedArray(4 * width * width) });
  map.addImage(dot, pen.getImageData(0, 0, side, side), { pixelRatio: ratio });
}
