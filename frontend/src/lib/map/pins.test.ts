import { describe, expect, it } from 'vitest';
import { pinsText, spread, type Pin } from './pins';

const pin = (id: string, lon = 51.4, lat = 33.98): Pin => ({ id, name: id, lon, lat, faint: false });
const metres = (a: Pin, b: Pin) =>
  Math.hypot((a.lon - b.lon) * 111_320 * Math.cos((a.lat * Math.PI) / 180), (a.lat - b.lat) * 111_320);

describe('spread', () => {
  it('leaves a pin that stands alone in its place', () => {
    expect(spread([pin('a'), pin('b', 51.5)])).toEqual([pin('a'), pin('b', 51.5)]);
  });
  it('sets those who share a place apart, but near it', () => {
    const all = spread(Array.from({ length: 12 }, (_, n) => pin(String(n))));
    for (const [n, one] of all.entries()) {
      expect(metres(one, pin('middle'))).toBeLessThan(200);
      for (const other of all.slice(n + 1)) expect(metres(one, other)).toBeGreaterThan(40);
    }
  });
  it('is the same every time', () => {
    const pins = [pin('a'), pin('b'), pin('c')];
    expect(spread(pins)).toEqual(spread(pins));
  });
});

describe('pinsText', () => {
  it('is a collection of points with what a touch tells', () => {
    const { features } = JSON.parse(pinsText([pin('a')])) as { features: unknown[] };
    expect(features).toEqual([
      {
        type: 'Feature',
        properties: { id: 'a', name: 'a', faint: false },
        geometry: { type: 'Point', coordinates: [51.4, 33.98] },
      },
    ]);
  });
});
