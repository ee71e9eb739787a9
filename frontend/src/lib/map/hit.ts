/** What a finger or a pointer hits on the map. */
import type { Map as MapLibreMap, MapGeoJSONFeature } from 'maplibre-gl';

/** What a touch of the map hit. */
export interface Pick {
  kind: 'project' | 'area' | 'report';
  id: string;
}

/** What a pointer rests on, and where, in pixels of the map. */
export interface Hover extends Pick {
  title: string;
  /** The status of a project; empty where it is unknown. */
  status: string;
  suspended: boolean;
  /** How many projects or reports an area holds. */
  count: number;
  /** What a report is about, and how far it has come. */
  category: string;
  phase: string;
  x: number;
  y: number;
}

/** Pins, counts and lines are thin: the nearest within reach is meant. Topmost first. */
const thin = ['report-pin', 'project-pin', 'area-count', 'project-line'];
/** A polygon is hit where it lies; one too small for that, within reach. */
const wide = ['project-fill'];

/** How far from a thing a touch still counts, in pixels: a finger is wider than a pin. */
const FINGER = [1, 8, 15, 22];
const POINTER = [1, 6];

export function hitAt(
  map: MapLibreMap,
  x: number,
  y: number,
  finger: boolean,
): MapGeoJSONFeature | undefined {
  if (!map.getLayer('area-count')) return undefined;
  const reaches = finger ? FINGER : POINTER;
  const there = (layers: string[]) => layers.filter((layer) => map.getLayer(layer));
  return nearest(map, x, y, reaches, there(thin)) ?? nearest(map, x, y, reaches, there(wide));
}

function nearest(map: MapLibreMap, x: number, y: number, reaches: number[], layers: string[]) {
  if (layers.length === 0) return undefined;
  for (const reach of reaches) {
    const found = map.queryRenderedFeatures(
      [
        [x - reach, y - reach],
        [x + reach, y + reach],
      ],
      { layers },
    );
    if (found.length > 0)
      return found.sort((a, b) => layers.indexOf(a.layer.id) - layers.indexOf(b.layer.id))[0];
  }
  return undefined;
}

/** The id of the spot that was touched on a map of spots. */
export function spotAt(map: MapLibreMap, x: number, y: number, finger: boolean): string | undefined {
  if (!map.getLayer('spot-point')) return undefined;
  const id: unknown = nearest(map, x, y, finger ? FINGER : POINTER, ['spot-point'])?.properties.id;
  return typeof id === 'string' ? id : undefined;
}

const KIND: Record<string, Pick['kind']> = { 'area-count': 'area', 'report-pin': 'report' };

export function pickOf(feature: MapGeoJSONFeature): Pick {
  return { kind: KIND[feature.layer.id] ?? 'project', id: String(feature.properties.id) };
}

export function hoverOf(feature: MapGeoJSONFeature, x: number, y: number): Hover {
  const { title, name, status, suspended, count, category, phase } = feature.properties as Record<
    string,
    unknown
  >;
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return {
    ...pickOf(feature),
    title: text(title) || text(name),
    status: text(status),
    suspended: suspended === true,
    category: text(category),
    phase: text(phase),
    count: typeof count === 'number' ? count : 0,
    x,
    y,
  };
}

/** Whether a click came from a finger; where the event does not say, whether the machine has only fingers. */
export function isFinger(event: MouseEvent): boolean {
  const kind = 'pointerType' in event ? event.pointerType : '';
  if (kind === 'mouse') return false;
  return kind === 'touch' || kind === 'pen' || matchMedia('(pointer: coarse)').matches;
}
