/** A circle around a spot, as the address writes it and as the map draws it. Pure. */
import type { Bounds } from './basemap';

export interface Circle {
  lon: number;
  lat: number;
  /** In metres. */
  radius: number;
}

/** The radii to choose from, in metres. */
export const RADII = [250, 500, 1000, 2000];
export const USUAL_RADIUS = 500;

/** What Go accepts. */
const [LEAST, MOST] = [50, 5000];

/** Metres of a degree of latitude and of longitude (WGS84, the series of Snyder, Map Projections, 1987, p. 25). */
function degree(lat: number): [number, number] {
  const phi = (lat * Math.PI) / 180;
  return [
    111_132.954 - 559.822 * Math.cos(2 * phi) + 1.175 * Math.cos(4 * phi),
    111_412.84 * Math.cos(phi) - 93.5 * Math.cos(3 * phi) + 0.118 * Math.cos(5 * phi),
  ];
}

/** Reads longitude, latitude and metres; undefined for anything else, as Go does. */
export function parseCircle(text: string): Circle | undefined {
  const parts = text.split(',');
  const [lon = NaN, lat = NaN, radius = NaN] = parts.map((part) => (part.trim() ? Number(part) : NaN));
  const sound = Math.abs(lon) <= 180 && Math.abs(lat) <= 85 && Number.isInteger(radius);
  return parts.length === 3 && sound && radius >= LEAST && radius <= MOST ? { lon, lat, radius } : undefined;
}

/** Writes a circle to a decimetre. */
export const circleText = ({ lon, lat, radius }: Circle): string =>
  `${Number(lon.toFixed(6))},${Number(lat.toFixed(6))},${radius}`;

export function circleBounds({ lon, lat, radius }: Circle): Bounds {
  const [north, east] = degree(lat);
  return [lon - radius / east, lat - radius / north, lon + radius / east, lat + radius / north];
}

/** The circle and its middle as the text of a GeoJSON collection; without a radius the middle alone. */
export function circleShape({ lon, lat, radius }: Circle): string {
  const [north, east] = degree(lat);
  const ring = Array.from({ length: 65 }, (_, n) => {
    const turn = ((n % 64) / 64) * 2 * Math.PI;
    return [lon + (radius * Math.cos(turn)) / east, lat + (radius * Math.sin(turn)) / north];
  });
  const feature = (geometry: object) => ({ type: 'Feature', properties: {}, geometry });
  const middle = feature({ type: 'Point', coordinates: [lon, lat] });
  const around = feature({ type: 'Polygon', coordinates: [ring] });
  return JSON.stringify({ type: 'FeatureCollection', features: radius > 0 ? [around, middle] : [middle] });
}
