/** Pins of people or things, gathered to counts where they stand close. */
import type {
  GeoJSONSource,
  GeoJSONSourceSpecification,
  LayerSpecification,
  Map as MapLibreMap,
} from 'maplibre-gl';
import type { Palette } from './palette';

/** A pin with the id that a touch of it tells; a faint one stands back. */
export interface Pin {
  id: string;
  name: string;
  lon: number;
  lat: number;
  faint: boolean;
}

/** Pins as a GeoJSON text with the one that is lit up; empty for none. */
export interface Pins {
  text: string;
  chosen: string;
}

const emptyPins = '{"type":"FeatureCollection","features":[]}';

/** Pins as a GeoJSON text. */
export function pinsText(pins: Pin[]): string {
  const features = pins.map(({ lon, lat, ...properties }) => ({
    type: 'Feature',
    properties,
    geometry: { type: 'Point', coordinates: [lon, lat] },
  }));
  return JSON.stringify({ type: 'FeatureCollection', features });
}

/** Metres from the middle to the first ring of those who share a place. */
const STEP = 45;
/** The golden angle: turned by it, points fill a disc evenly (H. Vogel 1979). */
const TURN = Math.PI * (3 - Math.sqrt(5));
const METRES = 111_320;

/** Sets pins that share a place side by side around it, the first in its middle. */
export function spread(pins: Pin[]): Pin[] {
  const seen = new Map<string, number>();
  return pins.map((pin) => {
    const place = `${pin.lon} ${pin.lat}`;
    const n = seen.get(place) ?? 0;
    seen.set(place, n + 1);
    const away = STEP * Math.sqrt(n);
    const east = Math.cos(n * TURN) * away;
    const north = Math.sin(n * TURN) * away;
    return {
      ...pin,
      lon: pin.lon + east / (METRES * Math.cos((pin.lat * Math.PI) / 180)),
      lat: pin.lat + north / METRES,
    };
  });
}

/** What pins are drawn with; the style of the whole map has it. */
interface PinStyle {
  palette: Palette;
  language: 'fa' | 'en';
  scale: number;
}

/** Beyond this zoom pins stand alone: there the spread ones are a finger apart. */
const ALONE = 16;

export const pinsSource = {
  type: 'geojson',
  data: JSON.parse(emptyPins) as GeoJSONSourceSpecification['data'],
  cluster: true,
  clusterMaxZoom: ALONE - 1,
  clusterRadius: 36,
} as const;

/** The name of a picture without a dot in it: names step aside for symbols, and pins are none. */
export const room = 'pin-room';

export function pinLayers({ palette, language, scale }: PinStyle, font: string): LayerSpecification[] {
  const crowd = ['has', 'point_count'] as ['has', string];
  return [
    {
      id: 'pin-crowd',
      type: 'circle',
      source: 'pins',
      filter: crowd,
      paint: {
        'circle-color': palette.accent,
        'circle-radius': ['interpolate', ['linear'], ['get', 'point_count'], 2, 17 * scale, 40, 28 * scale],
        'circle-stroke-color': palette.ring,
        'circle-stroke-width': 3 * scale,
      },
    },
    {
      id: 'pin-count',
      type: 'symbol',
      source: 'pins',
      filter: crowd,
      layout: {
        'text-field': [
          'number-format',
          ['get', 'point_count'],
          { locale: language === 'fa' ? 'fa-IR' : 'en' },
        ],
        'text-font': [font],
        'text-size': 15 * scale,
        'text-padding': 12 * scale,
        'text-allow-overlap': true,
      },
      paint: { 'text-color': palette.onAccent },
    },
    {
      id: 'pin',
      type: 'circle',
      source: 'pins',
      filter: ['!', crowd],
      paint: {
        'circle-color': ['case', ['get', 'faint'], palette.muted, palette.accent],
        'circle-radius': ['case', ['get', 'faint'], 8 * scale, 11 * scale],
        'circle-stroke-color': palette.ring,
        'circle-stroke-width': 3 * scale,
      },
    },
    {
      id: 'pin-chosen',
      type: 'circle',
      source: 'pins',
      filter: ['==', ['get', 'id'], ''],
      paint: {
        'circle-color': palette.spot,
        'circle-radius': 14 * scale,
        'circle-stroke-color': palette.ring,
        'circle-stroke-width': 4 * scale,
      },
    },
    {
      id: 'pin-room',
      type: 'symbol',
      source: 'pins',
      filter: ['!', crowd],
      layout: { 'icon-image': room, 'icon-allow-overlap': true, 'icon-padding': 0 },
    },
    {
      id: 'pin-name',
      type: 'symbol',
      source: 'pins',
      filter: ['!', crowd],
      minzoom: 13,
      layout: {
        'text-field': ['get', 'name'],
        'text-font': [font],
        'text-size': 13 * scale,
        'text-offset': [0, 1.2],
        'text-anchor': 'top',
        'text-max-width': 8,
        'text-optional': true,
      },
      paint: { 'text-color': palette.text, 'text-halo-color': palette.halo, 'text-halo-width': 2 * scale },
    },
  ];
}

/** How far from a pin a touch still counts, in pixels. */
const REACH = 10;

/** The pin that was touched; a crowd is looked at from nearer instead. Null where nothing was. */
export function touchPin(map: MapLibreMap, x: number, y: number): { id: string } | 'crowd' | null {
  if (!map.getLayer('pin')) return null;
  const box: [[number, number], [number, number]] = [
    [x - REACH, y - REACH],
    [x + REACH, y + REACH],
  ];
  const [found] = map.queryRenderedFeatures(box, { layers: ['pin-chosen', 'pin', 'pin-crowd'] });
  if (!found) return null;
  const { id, cluster_id: crowd } = found.properties as { id?: unknown; cluster_id?: unknown };
  if (typeof crowd !== 'number') return { id: String(id) };
  const at = (found.geometry as unknown as { coordinates: [number, number] }).coordinates;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  void map
    .getSource<GeoJSONSource>('pins')
    ?.getClusterExpansionZoom(crowd)
    .then((zoom) => map.easeTo({ center: at, zoom: Math.min(zoom + 0.3, 17), duration: calm ? 0 : 500 }));
  return 'crowd';
}
