import { addProtocol } from 'maplibre-gl';
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { PMTiles, Protocol } from 'pmtiles';
import { lineLayers, placeLayer } from './beside';
import { font, type Palette } from './palette';

/**
 * The street map that a city brings as one file, basemap.pmtiles. Two schemas are
 * drawn, told apart by the layers that the archive's own metadata names.
 */
export type Schema = 'protomaps' | 'openmaptiles';

export interface Basemap {
  url: string;
  schema: Schema;
  minzoom: number;
  maxzoom: number;
  attribution: string;
}

/** Why an archive is not drawn; the reader is told. */
export type BasemapFault = 'broken' | 'schema' | 'elsewhere';

/** West, south, east, north of the ground that a city's base map must touch. */
export type Bounds = [number, number, number, number];

export const cityBounds: Bounds = [51.3, 33.9, 51.6, 34.1];
const osm = '© OpenStreetMap (ODbL)';

let protocol: Protocol | undefined;

export async function openBasemap(path: string, ground: Bounds): Promise<Basemap | BasemapFault> {
  const url = new URL(path, location.href).href;
  const archive = new PMTiles(url);
  try {
    const header = await archive.getHeader();
    const schema = schemaOf(await archive.getMetadata());
    if (!schema) return 'schema';
    if (!touches([header.minLon, header.minLat, header.maxLon, header.maxLat], ground)) return 'elsewhere';
    if (!protocol) {
      protocol = new Protocol();
      addProtocol('pmtiles', protocol.tile);
    }
    protocol.add(archive);
    return {
      url: `pmtiles://${url}`,
      schema,
      minzoom: header.minZoom,
      maxzoom: header.maxZoom,
      attribution: osm,
    };
  } catch {
    return 'broken';
  }
}

/** The schema of an archive by the vector layers in its metadata. */
export function schemaOf(metadata: unknown): Schema | undefined {
  const layers = (metadata as { vector_layers?: { id?: unknown }[] } | undefined)?.vector_layers;
  if (!Array.isArray(layers)) return undefined;
  const names = new Set(layers.map((layer) => layer.id));
  if (names.has('transportation')) return 'openmaptiles';
  if (names.has('roads') && names.has('earth')) return 'protomaps';
  return undefined;
}

export function touches(a: Bounds, b: Bounds): boolean {
  return a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];
}

/** What the quiet style draws, by schema: layer name and filter. */
const parts = {
  protomaps: {
    water: ['water', ['all']],
    park: [
      'landuse',
      [
        'in',
        ['get', 'kind'],
        ['literal', ['park', 'garden', 'nature_reserve', 'forest', 'wood', 'grass', 'cemetery']],
      ],
    ],
    building: ['buildings', ['all']],
    minor: ['roads', ['in', ['get', 'kind'], ['literal', ['minor_road', 'path', 'other']]]],
    medium: ['roads', ['==', ['get', 'kind'], 'medium_road']],
    major: ['roads', ['in', ['get', 'kind'], ['literal', ['major_road', 'highway']]]],
    names: ['roads', ['has', 'name']],
  },
  openmaptiles: {
    water: ['water', ['all']],
    park: ['landcover', ['in', ['get', 'class'], ['literal', ['grass', 'wood', 'farmland']]]],
    building: ['building', ['all']],
    minor: ['transportation', ['in', ['get', 'class'], ['literal', ['minor', 'service', 'track', 'path']]]],
    medium: ['transportation', ['in', ['get', 'class'], ['literal', ['tertiary', 'secondary']]]],
    major: ['transportation', ['in', ['get', 'class'], ['literal', ['motorway', 'trunk', 'primary']]]],
    names: ['transportation_name', ['has', 'name']],
  },
} as const;

const widths = { minor: 0.6, medium: 1.4, major: 2.4 };

/** From which zoom on streets bear their names: the main ones from the first view. */
const namedFrom = { minor: 14.5, medium: 12.5, major: 10.5 };

const names = {
  fa: ['coalesce', ['get', 'name:fa'], ['get', 'name']],
  en: ['coalesce', ['get', 'name:en'], ['get', 'name:latin'], ['get', 'name']],
} as const satisfies Record<string, ExpressionSpecification>;

/** The layers of the street map, under the city's own. */
export function basemapLayers(
  schema: Schema,
  { palette, language, scale }: { palette: Palette; language: 'fa' | 'en'; scale: number },
): LayerSpecification[] {
  const of = (name: keyof (typeof parts)['protomaps']) => {
    const [layer, filter] = parts[schema][name];
    return { source: 'streets', 'source-layer': layer, filter: filter as never };
  };
  const width = (base: number) => [
    'interpolate',
    ['exponential', 1.5],
    ['zoom'],
    9,
    base * 0.4,
    13,
    base,
    17,
    base * 7,
  ];
  const roads = (['minor', 'medium', 'major'] as const).flatMap((rank): LayerSpecification[] => [
    {
      id: `street-case-${rank}`,
      type: 'line',
      ...of(rank),
      minzoom: rank === 'minor' ? 13 : 9,
      paint: { 'line-color': palette.streetCase, 'line-width': width(widths[rank] * 1.5) as never },
    },
    {
      id: `street-${rank}`,
      type: 'line',
      ...of(rank),
      minzoom: rank === 'minor' ? 13 : 9,
      paint: { 'line-color': palette.street, 'line-width': width(widths[rank]) as never },
    },
  ]);
  return [
    { id: 'street-park', type: 'fill', ...of('park'), paint: { 'fill-color': palette.park } },
    { id: 'street-water', type: 'fill', ...of('water'), paint: { 'fill-color': palette.water } },
    {
      id: 'street-building',
      type: 'fill',
      ...of('building'),
      minzoom: 15,
      paint: { 'fill-color': palette.building, 'fill-opacity': 0.5 },
    },
    ...lineLayers(schema, palette),
    ...roads,
    placeLayer(schema, { palette, font, size: 13 * scale, text: names[language] }),
    ...(['minor', 'medium', 'major'] as const).map((rank): LayerSpecification => ({
      id: `street-name-${rank}`,
      type: 'symbol',
      source: 'streets',
      'source-layer': parts[schema].names[0],
      filter: ['all', parts[schema].names[1], parts[schema][rank][1]] as never,
      minzoom: namedFrom[rank],
      layout: {
        'symbol-placement': 'line',
        'text-field': names[language],
        'text-font': [font],
        'text-size': 12 * scale,
      },
      paint: { 'text-color': palette.muted, 'text-halo-color': palette.halo, 'text-halo-width': 1.4 },
    })),
  ];
}
