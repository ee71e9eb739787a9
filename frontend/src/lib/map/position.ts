/** Positions as people have them, degrees of WGS84 or metres of UTM 39N, and what a wrong geometry can be made of. Pure. */
import { latin } from '$lib/form/read';
import { readShape, rounded, writeShape, type Position, type Shape } from './draw';
import { fromUtm, isUtm } from './utm';

/** The country around Kashan, as Go has it: what lies beyond is refused. */
const isNear = ([lon, lat]: Position) => lon >= 50.9 && lon <= 51.9 && lat >= 33.4 && lat <= 34.5;

const PAIR = /^[^\d]*?(\d+(?:\.\d+)?)[^\d.]+(\d+(?:\.\d+)?)[^\d]*$/;

export interface Read {
  at: Position;
  /** Whether it was written in metres of UTM zone 39N. */
  utm: boolean;
}

/** Reads a pair of numbers in either order, whichever can lie near the city; undefined for anything else. */
export function readPosition(text: string): Read | undefined {
  const [, first, second] = PAIR.exec(latin(text).replace(/٫/g, '.').replace(/٬/g, '')) ?? [];
  const [a, b] = [Number(first), Number(second)];
  for (const [east, north] of [
    [b, a],
    [a, b],
  ] as [number, number][]) {
    if (isNear([east, north])) return { at: rounded([east, north]), utm: false };
    if (isUtm({ easting: east, northing: north }))
      return { at: rounded(fromUtm({ easting: east, northing: north })), utm: true };
  }
  return undefined;
}

/** What a geometry's text becomes where its fault has a plain cure; undefined where a hand must mend it. */
export function mendedText(key: string, text: string): string | undefined {
  const shape = readShape(text);
  switch (key) {
    case 'geometry.utm': {
      if (shape) return writeShape(each(shape, ([easting, northing]) => fromUtm({ easting, northing })));
      const found = readPosition(text);
      return found && writeShape({ sort: 'point', parts: [[[found.at]]] });
    }
    case 'geometry.swapped':
      return shape && writeShape(each(shape, ([lat, lon]) => [lon, lat]));
    case 'geometry.unclosed': // rings are closed when they are written
      return shape && writeShape(shape);
  }
  return undefined;
}

const each = (shape: Shape, turn: (at: Position) => Position): Shape => ({
  ...shape,
  parts: shape.parts.map((rings) => rings.map((path) => path.map((at) => rounded(turn(at))))),
});
