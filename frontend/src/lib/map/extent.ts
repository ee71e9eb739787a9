/** How long and how large a drawn shape is, on the ellipsoid of WGS84, as the program measures it. Pure. */
import type { Position, Shape } from './draw';

const SEMI_MAJOR = 6_378_137;
const FLATTENING = 1 / 298.257223563;
const ECCENTRIC2 = FLATTENING * (2 - FLATTENING);
const RADIAN = Math.PI / 180;

/** Metres of a degree northward and eastward at a latitude, by the radii of curvature there. */
export function degreeAt(lat: number): { north: number; east: number } {
  const w = 1 - ECCENTRIC2 * Math.sin(lat * RADIAN) ** 2;
  return {
    north: ((SEMI_MAJOR * (1 - ECCENTRIC2)) / w ** 1.5) * RADIAN,
    east: ((SEMI_MAJOR * Math.cos(lat * RADIAN)) / Math.sqrt(w)) * RADIAN,
  };
}

export function distance(a: Position, b: Position): number {
  const { north, east } = degreeAt((a[1] + b[1]) / 2);
  return Math.hypot((b[1] - a[1]) * north, (b[0] - a[0]) * east);
}

export interface Extent {
  /** Metres along the lines, or around the polygons. */
  length: number;
  /** Square metres without the holes. */
  surface: number;
}

export function extentOf({ sort, parts }: Shape): Extent {
  const area = sort === 'area';
  const lengths = parts.flat().map((path) => lengthOf(area && path[0] ? [...path, path[0]] : path));
  const surfaces = area
    ? parts.map((rings) => rings.reduce((sum, ring, n) => sum + (n ? -1 : 1) * surfaceOf(ring), 0))
    : [];
  return { length: total(lengths), surface: total(surfaces) };
}

const total = (figures: number[]) => figures.reduce((sum, figure) => sum + figure, 0);

const lengthOf = (path: Position[]) => total(path.slice(1).map((to, n) => distance(path[n] as Position, to)));

/** The surface within a ring by its corners, on the plane at its middle. */
function surfaceOf(ring: Position[]): number {
  const [origin] = ring;
  if (!origin || ring.length < 3) return 0;
  let twice = 0;
  let weighted = 0;
  ring.forEach((from, n) => {
    const to = ring[(n + 1) % ring.length] ?? origin;
    const cross = (from[0] - origin[0]) * (to[1] - origin[1]) - (to[0] - origin[0]) * (from[1] - origin[1]);
    twice += cross;
    weighted += cross * (from[1] + to[1] - 2 * origin[1]);
  });
  if (twice === 0) return 0;
  const { north, east } = degreeAt(origin[1] + weighted / (3 * twice));
  return Math.abs(twice / 2) * north * east;
}
