import { describe, expect, it } from 'vitest';
import { circleBounds, circleShape, circleText, parseCircle } from './circle';

describe('a circle', () => {
  it.each([
    ['51.43,33.98,500', '51.43,33.98,500'],
    ['51.4300000001,33.98,50', '51.43,33.98,50'],
  ])('%s', (text, want) => {
    const circle = parseCircle(text);
    expect(circle && circleText(circle)).toBe(want);
  });

  it.each([
    '',
    '51.43,33.98',
    '51.43,33.98,49',
    '51.43,33.98,5001',
    '51.43,33.98,99.5',
    ',,',
    'a,b,c',
    '51.43,91,500',
  ])('refuses «%s»', (text) => expect(parseCircle(text)).toBeUndefined());

  it('has bounds in metres', () => {
    // a hundredth of a degree at Kashan is 1109 m northward and 924 m eastward
    const [west, south, east, north] = circleBounds({ lon: 51.43, lat: 33.98, radius: 1000 });
    expect((north - south) / 2).toBeCloseTo(0.01 / 1.1092, 4);
    expect((east - west) / 2).toBeCloseTo(0.01 / 0.924, 4);
  });

  it('is drawn closed, with its middle', () => {
    const shape = JSON.parse(circleShape({ lon: 51.43, lat: 33.98, radius: 500 })) as {
      features: { geometry: { type: string; coordinates: number[][][] } }[];
    };
    expect(shape.features.map(({ geometry }) => geometry.type)).toEqual(['Polygon', 'Point']);
    const ring = shape.features[0]?.geometry.coordinates[0] ?? [];
    expect(ring.at(-1)).toEqual(ring[0]);
  });
});
