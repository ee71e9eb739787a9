/** Where a drawn point lands that is set near a line or a corner of something else. Pure. */
import type { Position } from './draw';

export interface Pixel {
  x: number;
  y: number;
}

/** How near is near, in pixels. */
export const REACH = 12;

/** What can be snapped to: the line through some positions, with the box around it in degrees. */
export interface Edge {
  path: Position[];
  west: number;
  south: number;
  east: number;
  north: number;
}

export function edgeOf(path: Position[]): Edge {
  const edge: Edge = { path, west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const [lon, lat] of path) {
    edge.west = Math.min(edge.west, lon);
    edge.east = Math.max(edge.east, lon);
    edge.south = Math.min(edge.south, lat);
    edge.north = Math.max(edge.north, lat);
  }
  return edge;
}

/** The edges of a GeoJSON geometry: its lines, its rings, its points each for itself. */
export function edgesOf(geometry: { type: string; coordinates: unknown }): Edge[] {
  const depth = { Point: 0, MultiPoint: 1, LineString: 1, MultiLineString: 2, Polygon: 2, MultiPolygon: 3 };
  const levels = depth[geometry.type as keyof typeof depth];
  if (levels === undefined) return [];
  if (levels === 0) return [edgeOf([geometry.coordinates as Position])];
  if (geometry.type === 'MultiPoint')
    return (geometry.coordinates as Position[]).map((point) => edgeOf([point]));
  const lines = (geometry.coordinates as unknown[]).flat(levels > 1 ? levels - 2 : 0);
  return (levels === 1 ? [lines as Position[]] : (lines as Position[][])).map(edgeOf);
}

/** Whether an edge comes into a box of degrees. */
export const meets = (edge: Edge, [west, south, east, north]: [number, number, number, number]): boolean =>
  edge.west <= east && edge.east >= west && edge.south <= north && edge.north >= south;

/**
 * The nearest corner within reach, else the nearest spot of a line; undefined where neither is near. A corner goes
 * before a nearer line, so that borders of neighbours meet in one point.
 */
export function snapped(
  at: Pixel,
  edges: Edge[],
  project: (position: Position) => Pixel,
): Position | undefined {
  let corner: Position | undefined;
  let line: Position | undefined;
  let [cornerAway, lineAway] = [REACH, REACH];
  for (const { path } of edges) {
    let from: Position | undefined;
    for (const to of path) {
      const away = apart(at, project(to));
      if (away <= cornerAway) [corner, cornerAway] = [to, away];
      const near = from && nearestOn(at, project(from), project(to));
      if (from && near && near.away <= lineAway)
        [line, lineAway] = [between(from, to, near.share), near.away];
      from = to;
    }
  }
  return corner ?? line;
}

const apart = (a: Pixel, b: Pixel) => Math.hypot(a.x - b.x, a.y - b.y);
const between = (a: Position, b: Position, share: number): Position => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
];

/** The spot of a side that is nearest, as a share of the way along it. */
function nearestOn(at: Pixel, from: Pixel, to: Pixel): { share: number; away: number } {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const long = dx * dx + dy * dy;
  const share =
    long === 0 ? 0 : Math.min(1, Math.max(0, ((at.x - from.x) * dx + (at.y - from.y) * dy) / long));
  return { share, away: apart(at, { x: from.x + dx * share, y: from.y + dy * share }) };
}
