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
