/** How a shape is shown while it is drawn: its features, and the layers of the map that draw them. */
import type { LayerSpecification } from 'maplibre-gl';
import { middlesOf, positionAt, spotsOf, type Position, type Shape, type Spot } from './draw';
import type { Palette } from './palette';

export interface Sketch {
  shape?: Shape;
  /** The vertex that is chosen. */
  spot?: Spot;
  /** Whether vertices can be taken hold of. */
  held: boolean;
  /** The way to where the next point would be set. */
  rubber?: Position[];
  /** Where the next point would land on something else. */
  snap?: Position;
  /** Where the faults are. */
  faults: Position[];
}

interface Feature {
  type: 'Feature';
  properties: { role: string };
  geometry: { type: string; coordinates: unknown };
}

const feature = (role: string, type: string, coordinates: unknown): Feature => ({
  type: 'Feature',
  properties: { role },
  geometry: { type, coordinates },
});

/** A shape of more vertices than this shows its chosen one alone: so many handles hide what they stand on. */
const MANY = 2000;

/** The text of a collection with a feature for all that is shown. */
export function sketchText(sketch: Sketch): string {
  const { shape, spot, held, rubber, snap, faults } = sketch;
  const features = shape ? [...bodies(shape), ...(held ? handles(shape, spot) : [])] : [];
  if (rubber) features.push(feature('rubber', 'LineString', rubber));
  if (snap) features.push(feature('snap', 'Point', snap));
  for (const at of faults) features.push(feature('fault', 'Point', at));
  return JSON.stringify({ type: 'FeatureCollection', features });
}

function bodies({ sort, parts }: Shape): Feature[] {
  if (sort === 'point') return parts.map((part) => feature('point', 'Point', part[0]?.[0]));
  if (sort === 'line') return parts.flatMap(([path = []]) => way(path));
  return parts.flatMap((rings) => {
    const closed = rings.map((ring) => [...ring, ...ring.slice(0, 1)]);
    const whole = rings.every((ring) => ring.length > 2);
    return whole ? [feature('area', 'Polygon', closed)] : closed.flatMap(way);
  });
}

const way = (path: Position[]) => (path.length > 1 ? [feature('line', 'LineString', path)] : []);

function handles(shape: Shape, spot: Spot | undefined): Feature[] {
  const all = spotsOf(shape);
  const few = all.length <= MANY;
  const chosen = spot && positionAt(shape, spot);
  return [
    ...(few ? middlesOf(shape).map(({ at }) => feature('middle', 'Point', at)) : []),
    ...(few ? all.map((one) => feature('vertex', 'Point', positionAt(shape, one))) : []),
    ...(chosen ? [feature('chosen', 'Point', chosen)] : []),
  ];
}

const role = (name: string) => ['==', ['get', 'role'], name] as never;

/** The layers of what is drawn, above all else. */
export function sketchLayers(palette: Palette, scale: number): LayerSpecification[] {
  const line = (id: string, of: string, paint: object): LayerSpecification => ({
    id,
    type: 'line',
    source: 'sketch',
    filter: ['in', ['get', 'role'], ['literal', of.split(' ')]],
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint,
  });
  const dot = (
    name: string,
    radius: number,
    colour: string,
    ring: string,
    width: number,
  ): LayerSpecification => ({
    id: `sketch-${name}`,
    type: 'circle',
    source: 'sketch',
    filter: role(name),
    paint: {
      'circle-color': colour,
      'circle-radius': radius * scale,
      'circle-stroke-color': ring,
      'circle-stroke-width': width * scale,
    },
  });
  const clear = 'rgba(0, 0, 0, 0)';
  return [
    {
      id: 'sketch-area',
      type: 'fill',
      source: 'sketch',
      filter: role('area'),
      paint: { 'fill-color': palette.spot, 'fill-opacity': 0.22 },
    },
    line('sketch-case', 'line area', { 'line-color': palette.ring, 'line-width': 7 * scale }),
    line('sketch-line', 'line area', { 'line-color': palette.spot, 'line-width': 4 * scale }),
    line('sketch-rubber', 'rubber', {
      'line-color': palette.spot,
      'line-width': 2.5 * scale,
      'line-dasharray': [1.5, 2],
    }),
    dot('point', 9, palette.spot, palette.ring, 3),
    dot('middle', 4, palette.ring, palette.spot, 1.5),
    dot('vertex', 6, palette.ring, palette.spot, 3),
    dot('chosen', 8, palette.accent, palette.ring, 3),
    dot('snap', 11, clear, palette.accent, 3),
    dot('fault', 13, clear, palette.danger, 4),
  ];
}
