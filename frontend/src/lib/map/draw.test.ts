import { describe, expect, it } from 'vitest';
import {
  lastOf,
  middlesOf,
  move,
  positionAt,
  put,
  readShape,
  remove,
  removePart,
  settled,
  stepped,
  turned,
  writeShape,
  type Position,
  type Shape,
} from './draw';

const line = (...path: Position[]): Shape => ({ sort: 'line', parts: [[path]] });
const [A, B, C, D]: Position[] = [
  [51.4, 33.9],
  [51.5, 33.9],
  [51.5, 34],
  [51.4, 34],
] as Position[] as [Position, Position, Position, Position];
const area = (...rings: Position[][]): Shape => ({ sort: 'area', parts: [rings] });

describe('the text of a shape', () => {
  it.each([
    '{"coordinates":[51.4,33.9],"type":"Point"}',
    '{"coordinates":[[51.4,33.9],[51.5,34]],"type":"MultiPoint"}',
    '{"coordinates":[[51.4,33.9],[51.5,34]],"type":"LineString"}',
    '{"coordinates":[[[51.4,33.9],[51.5,34]],[[51.4,34],[51.5,34]]],"type":"MultiLineString"}',
    '{"coordinates":[[[51.4,33.9],[51.5,33.9],[51.5,34],[51.4,33.9]],[[51.45,33.92],[51.46,33.93],[51.46,33.92],[51.45,33.92]]],"type":"Polygon"}',
    '{"coordinates":[[[[51.4,33.9],[51.5,33.9],[51.5,34],[51.4,33.9]]],[[[51.6,33.9],[51.7,33.9],[51.7,34],[51.6,33.9]]]],"type":"MultiPolygon"}',
  ])('comes back as it was: %s', (text) => {
    expect(writeShape(readShape(text) as Shape)).toBe(text);
  });

  it('keeps what is half drawn', () => {
    expect(readShape(writeShape(line(A)))).toEqual(line(A));
    expect(readShape(writeShape(area([A])))).toEqual(area([A]));
    expect(readShape(writeShape(area([A, B])))).toEqual(area([A, B]));
    expect(writeShape({ sort: 'line', parts: [] })).toBe('');
  });

  it('takes a feature, a collection of one sort and a typed point', () => {
    const geometry = { type: 'Point', coordinates: A };
    const feature = { type: 'Feature', properties: {}, geometry };
    const point: Shape = { sort: 'point', parts: [[[A]]] };
    expect(readShape(JSON.stringify(feature))).toEqual(point);
    const two = { type: 'FeatureCollection', features: [feature, feature] };
    expect(readShape(JSON.stringify(two))?.parts).toHaveLength(2);
    expect(readShape('۳۳٫۹، ۵۱٫۴')).toEqual(point);
  });

  it.each([
    '',
    'نزدیک میدان',
    '{',
    '{"type":"Circle","coordinates":[1,2]}',
    '{"type":"Point","coordinates":["51","33"]}',
    '{"type":"LineString"}',
    '{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]}},{"type":"Feature","geometry":{"type":"LineString","coordinates":[[1,2]]}}]}',
  ])('is none in «%s»', (text) => {
    expect(readShape(text)).toBeUndefined();
  });
});

describe('the hand', () => {
  it('sets vertices one after the other, and between two', () => {
    const { spot, ...first } = put({ sort: 'line', parts: [] }, { part: 0, path: 0, at: -1 }, A);
    let { shape } = first;
    ({ shape } = put(shape, spot as NonNullable<typeof spot>, C));
    expect(shape).toEqual(line(A, C));
    expect(put(shape, { part: 0, path: 0, at: 0 }, B)).toEqual({
      shape: line(A, B, C),
      spot: { part: 0, path: 0, at: 1 },
    });
  });

  it('keeps a centimetre, no more', () => {
    expect(put(line(), { part: 0, path: 0, at: -1 }, [51.412345678, 33.987654321]).shape).toEqual(
      line([51.4123457, 33.9876543]),
    );
  });

  it('puts a single point where it is set', () => {
    const point: Shape = { sort: 'point', parts: [[[A]]] };
    expect(put(point, { part: 0, path: 0, at: 0 }, B).shape.parts).toEqual([[[B]]]);
    expect(put(point, { part: 1, path: 0, at: -1 }, B).shape.parts).toEqual([[[A]], [[B]]]);
  });

  it('begins parts and holes', () => {
    const begun = put(area([A, B, C]), { part: 0, path: 1, at: -1 }, D).shape;
    expect(begun.parts[0]).toEqual([[A, B, C], [D]]);
    expect(put(area([A, B, C]), { part: 1, path: 0, at: -1 }, D).shape.parts).toEqual([[[A, B, C]], [[D]]]);
  });

  it('moves and takes away without touching the rest', () => {
    const before = line(A, B, C);
    expect(move(before, { part: 0, path: 0, at: 1 }, D).shape).toEqual(line(A, D, C));
    expect(remove(before, { part: 0, path: 0, at: 0 })).toEqual({
      shape: line(B, C),
      spot: { part: 0, path: 0, at: 0 },
    });
    expect(remove(before, { part: 0, path: 0, at: 7 }).shape).toBe(before);
    expect(before).toEqual(line(A, B, C));
  });

  it('takes a part with its last vertex, a hole with its own alone', () => {
    expect(writeShape(remove(line(A), { part: 0, path: 0, at: 0 }).shape)).toBe('');
    const holed = area([A, B, C], [D]);
    expect(remove(holed, { part: 0, path: 1, at: 0 }).shape).toEqual(area([A, B, C]));
    const two: Shape = { sort: 'line', parts: [[[A, B]], [[C, D]]] };
    expect(removePart(two, 0)).toEqual({
      shape: { sort: 'line', parts: [[[C, D]]] },
      spot: { part: 0, path: 0, at: 1 },
    });
  });

  it('goes round the vertices of all parts', () => {
    const two: Shape = { sort: 'line', parts: [[[A, B]], [[C, D]]] };
    expect(stepped(two, { part: 0, path: 0, at: 1 }, 1)).toEqual({ part: 1, path: 0, at: 0 });
    expect(stepped(two, { part: 1, path: 0, at: 1 }, 1)).toEqual({ part: 0, path: 0, at: 0 });
    expect(stepped(two, undefined, -1)).toEqual(lastOf(two));
    expect(stepped({ sort: 'line', parts: [] }, undefined, 1)).toBeUndefined();
  });

  it('chooses what is still there once a point is taken back', () => {
    expect(settled(line(A, B), { part: 0, path: 0, at: 2 })).toEqual({ part: 0, path: 0, at: 1 });
    expect(settled(line(A), { part: 1, path: 0, at: 0 })).toBeUndefined();
    expect(positionAt(line(A), { part: 0, path: 0, at: 3 })).toBeUndefined();
  });

  it('makes a line of an area and back', () => {
    expect(turned(area([A, B, C]), 'line')).toEqual(line(A, B, C));
    expect(turned(line(A, B, C), 'area')).toEqual(area([A, B, C]));
    expect(turned({ sort: 'point', parts: [[[A]], [[B]]] }, 'line')).toEqual(line(A, B));
  });

  it('offers the middle of every side, the closing one of an area too', () => {
    expect(middlesOf(line(A, B, C))).toHaveLength(2);
    expect(middlesOf(area([A, B, C]))).toHaveLength(3);
    expect(middlesOf(line(A, B))[0]?.at).toEqual([51.45, 33.9]);
  });
});
