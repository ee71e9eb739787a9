/**
 * A shape while it is drawn: points, lines or polygons, with all their parts and holes, as lists of positions. What is
 * half drawn is a shape too, and is written like any other: the draft keeps every point that was set. Pure.
 */
import { pointOf } from '$lib/form/read';

/** WGS84 degrees. */
export type Position = [lon: number, lat: number];
export type Sort = 'point' | 'line' | 'area';

/**
 * Each part is a list of paths: of a point one with its only position, of a line one, of a polygon its rings, the outer
 * one first. Rings are not closed here.
 */
export interface Shape {
  sort: Sort;
  parts: Position[][][];
}

/** One vertex, or the place for one: `at` may be -1 in a path that has none yet. */
export interface Spot {
  part: number;
  path: number;
  at: number;
}

/** What an act of the hand makes: the shape, and the vertex that is chosen then. */
export interface Drawn {
  shape: Shape;
  spot?: Spot;
}

const TYPES: Record<string, [Sort, depth: number]> = {
  Point: ['point', 0],
  MultiPoint: ['point', 1],
  LineString: ['line', 1],
  MultiLineString: ['line', 2],
  Polygon: ['area', 2],
  MultiPolygon: ['area', 3],
};
/** How many positions a path of a sort needs to be whole. */
export const LEAST: Record<Sort, number> = { point: 1, line: 2, area: 3 };

const DECIMALS = 1e7;
const round = (degrees: number) => Math.round(degrees * DECIMALS) / DECIMALS;
/** A position as it is kept: a centimetre is fine enough. */
export const rounded = ([lon, lat]: Position): Position => [round(lon), round(lat)];
export const same = (a?: Position, b?: Position) => a?.[0] === b?.[0] && a?.[1] === b?.[1];

/** Reads the text of a field, GeoJSON or a typed point; undefined for one that is no shape. */
export function readShape(text: string): Shape | undefined {
  if (!text.trim().startsWith('{')) {
    const point = pointOf(text);
    return point && { sort: 'point', parts: [[[[point.lon, point.lat]]]] };
  }
  try {
    return shapeIn(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** The shape in a geometry, a feature, or a collection of features of one sort. */
function shapeIn(json: unknown): Shape | undefined {
  const { type, coordinates, geometry, features } = json as Record<string, unknown>;
  if (type === 'Feature') return shapeIn(geometry);
  if (type === 'FeatureCollection') return together((features as unknown[]).map(shapeIn));
  const known = TYPES[String(type)];
  return known && { sort: known[0], parts: partsOf(known, coordinates as Nested) };
}

function together(shapes: (Shape | undefined)[]): Shape | undefined {
  const [first] = shapes;
  if (!first || shapes.some((one) => one?.sort !== first.sort)) return undefined;
  return { sort: first.sort, parts: shapes.flatMap((one) => one?.parts ?? []) };
}

type Nested = number[] | Nested[];

function partsOf([sort, depth]: [Sort, number], coordinates: Nested): Position[][][] {
  const single = depth === { point: 0, line: 1, area: 2 }[sort];
  const parts = (single ? [coordinates] : coordinates) as Nested[];
  return parts.map((part) => {
    if (sort === 'point') return [[position(part)]];
    if (sort === 'line') return [(part as Nested[]).map(position)];
    return (part as Nested[][]).map((ring) => opened(ring.map(position)));
  });
}

function position(value: Nested): Position {
  const [lon, lat] = value;
  if (typeof lon !== 'number' || typeof lat !== 'number') throw new TypeError('a position needs two numbers');
  return [lon, lat];
}

const opened = (ring: Position[]): Position[] =>
  ring.length > 1 && same(ring[0], ring.at(-1)) ? ring.slice(0, -1) : ring;
const closed = (ring: Position[]): Position[] => (ring[0] ? [...ring, ring[0]] : ring);

/** Writes a shape as the program writes geometries; empty where nothing is drawn. */
export function writeShape({ sort, parts }: Shape): string {
  const drawn = parts.filter((part) => part.some((path) => path.length > 0));
  if (!drawn.length) return '';
  const several = drawn.length > 1;
  const each: unknown[] = drawn.map((part) => {
    if (sort === 'point') return part[0]?.[0];
    if (sort === 'line') return part[0];
    return part.filter((ring) => ring.length > 0).map(closed);
  });
  const type = `${several ? 'Multi' : ''}${{ point: 'Point', line: 'LineString', area: 'Polygon' }[sort]}`;
  return JSON.stringify({ coordinates: several ? each : each[0], type });
}

const pathAt = (shape: Shape, { part, path }: Spot): Position[] | undefined => shape.parts[part]?.[path];
export const positionAt = (shape: Shape, spot: Spot): Position | undefined => pathAt(shape, spot)?.[spot.at];

/** The shape with another path in the place of one; a part or ring that is not there yet is begun. */
function withPath(shape: Shape, { part, path }: Spot, next: Position[]): Shape {
  const parts = shape.parts.map((one) => [...one]);
  while (parts.length <= part) parts.push([]);
  const rings = parts[part] ?? [];
  rings[path] = next;
  return { sort: shape.sort, parts };
}

/** Sets a new vertex behind the chosen one, and chooses it. A single point goes to where it is set. */
export function put(shape: Shape, spot: Spot, at: Position): Drawn {
  const path = pathAt(shape, spot) ?? [];
  if (shape.sort === 'point')
    return { shape: withPath(shape, spot, [rounded(at)]), spot: { ...spot, at: 0 } };
  const index = Math.min(spot.at + 1, path.length);
  return {
    shape: withPath(shape, spot, path.toSpliced(index, 0, rounded(at))),
    spot: { ...spot, at: index },
  };
}

export function move(shape: Shape, spot: Spot, to: Position): Drawn {
  const path = pathAt(shape, spot);
  if (!path?.[spot.at]) return { shape, spot };
  return { shape: withPath(shape, spot, path.with(spot.at, rounded(to))), spot };
}

/** Takes a vertex away and chooses the one before it; what has no vertex left goes with it. */
export function remove(shape: Shape, spot: Spot): Drawn {
  const path = pathAt(shape, spot);
  if (!path?.[spot.at]) return { shape, spot };
  const next = path.toSpliced(spot.at, 1);
  if (next.length) {
    return { shape: withPath(shape, spot, next), spot: { ...spot, at: Math.max(spot.at - 1, 0) } };
  }
  return spot.path > 0 ? removeRing(shape, spot) : removePart(shape, spot.part);
}

function removeRing(shape: Shape, { part, path }: Spot): Drawn {
  const parts = shape.parts.map((one, n) => (n === part ? one.toSpliced(path, 1) : one));
  return { shape: { ...shape, parts }, spot: lastOf({ ...shape, parts }, part) };
}

/** Takes a whole part away. */
export function removePart(shape: Shape, part: number): Drawn {
  const next = { ...shape, parts: shape.parts.toSpliced(part, 1) };
  return { shape: next, spot: lastOf(next, Math.max(part - 1, 0)) };
}

/** The last vertex of the outer path of a part. */
export function lastOf(shape: Shape, part = shape.parts.length - 1): Spot | undefined {
  const path = shape.parts[part]?.[0];
  return path?.length ? { part, path: 0, at: path.length - 1 } : undefined;
}

/** Every vertex in its order. */
export const spotsOf = (shape: Shape): Spot[] =>
  shape.parts.flatMap((rings, part) =>
    rings.flatMap((ring, path) => ring.map((_, at) => ({ part, path, at }))),
  );

/** The vertex a step away, round and round; the first one where none is chosen. */
export function stepped(shape: Shape, spot: Spot | undefined, step: 1 | -1): Spot | undefined {
  const all = spotsOf(shape);
  const from = all.findIndex(
    (one) => one.part === spot?.part && one.path === spot.path && one.at === spot.at,
  );
  if (from < 0) return step > 0 ? all[0] : all.at(-1);
  return all[(from + step + all.length) % all.length];
}

/** A vertex that is there: the chosen one, else the nearest before it. */
export function settled(shape: Shape, spot: Spot | undefined): Spot | undefined {
  const path = spot && pathAt(shape, spot);
  if (!spot || !path?.length) return undefined;
  return { ...spot, at: Math.min(spot.at, path.length - 1) };
}

/** The same positions as another sort of shape. A point is not made of several: it is set anew. */
export function turned(shape: Shape, sort: Sort): Shape {
  if (sort === shape.sort) return shape;
  if (sort === 'point') return { sort, parts: [] };
  const paths = shape.sort === 'point' ? [shape.parts.flatMap((part) => part[0] ?? [])] : undefined;
  if (paths) return { sort, parts: paths[0]?.length ? [paths] : [] };
  if (sort === 'line') return { sort, parts: shape.parts.flat().map((ring) => [ring]) };
  return { sort, parts: shape.parts };
}

export interface Middle {
  /** The vertex before it. */
  spot: Spot;
  at: Position;
}

/** The middles of all sides: a press on one sets a vertex there. */
export function middlesOf(shape: Shape): Middle[] {
  if (shape.sort === 'point') return [];
  return spotsOf(shape).flatMap((spot) => {
    const path = pathAt(shape, spot) ?? [];
    const from = path[spot.at];
    const closes = shape.sort === 'area' && path.length > 2;
    const to = path[spot.at + 1] ?? (closes ? path[0] : undefined);
    return from && to ? [{ spot, at: [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2] as Position }] : [];
  });
}
