import type { Bounds } from './basemap';

type Coordinates = number | Coordinates[];

/** The bounds of a GeoJSON geometry's text; undefined for an empty or broken one. */
export function boundsOf(geometry: string): Bounds | undefined {
  const bounds: Bounds = [Infinity, Infinity, -Infinity, -Infinity];
  try {
    widen(bounds, (JSON.parse(geometry) as { coordinates: Coordinates }).coordinates);
  } catch {
    return undefined;
  }
  return bounds[0] <= bounds[2] ? bounds : undefined;
}

function widen(bounds: Bounds, coordinates: Coordinates): void {
  if (!Array.isArray(coordinates)) return;
  const [lon, lat] = coordinates;
  if (typeof lon === 'number' && typeof lat === 'number') {
    bounds[0] = Math.min(bounds[0], lon);
    bounds[1] = Math.min(bounds[1], lat);
    bounds[2] = Math.max(bounds[2], lon);
    bounds[3] = Math.max(bounds[3], lat);
    return;
  }
  for (const part of coordinates) widen(bounds, part);
}

/** Bounds with room around them, at least about 300 metres wide. */
export function roomy([west, south, east, north]: Bounds): Bounds {
  const across = Math.max(0.0016, (east - west) * 0.15);
  const up = Math.max(0.0014, (north - south) * 0.15);
  return [west - across, south - up, east + across, north + up];
}

/** A geometry's text with the id that a touch of it tells. */
export interface Spot {
  id: string;
  geometry: string;
}

/** The geometry's text of a point. */
export const pointText = (lon: number, lat: number): string =>
  JSON.stringify({ type: 'Point', coordinates: [lon, lat] });

/** Spots as the text of one GeoJSON collection; a broken geometry is left out. */
export function spotsText(spots: Spot[]): string {
  const features = spots.flatMap(({ id, geometry }) =>
    boundsOf(geometry)
      ? [{ type: 'Feature', properties: { id }, geometry: JSON.parse(geometry) as object }]
      : [],
  );
  return JSON.stringify({ type: 'FeatureCollection', features });
}

/** The bounds around all of the geometries; undefined where none has any. */
export function boundsOfAll(geometries: string[]): Bounds | undefined {
  const all = geometries.flatMap((geometry) => boundsOf(geometry) ?? []);
  const at = (n: number) => all.filter((_, i) => i % 4 === n);
  if (all.length === 0) return undefined;
  return [Math.min(...at(0)), Math.min(...at(1)), Math.max(...at(2)), Math.max(...at(3))];
}

/** The rings of a polygon's text, all polygons of several one after the other; none for anything else. */
export function rings(geometry: string): [number, number][][] {
  if (!geometry) return [];
  const { type, coordinates } = JSON.parse(geometry) as { type: string; coordinates: unknown };
  if (type === 'Polygon') return coordinates as [number, number][][];
  if (type === 'MultiPolygon') return (coordinates as [number, number][][][]).flat();
  return [];
}
