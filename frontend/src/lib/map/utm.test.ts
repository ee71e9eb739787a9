import { describe, expect, it } from 'vitest';
import { fromUtm, isUtm, toUtm } from './utm';

const A = 6_378_137;
const F = 1 / 298.257223563;
const E2 = F * (2 - F);
const RADIAN = Math.PI / 180;

/** The arc of a meridian from the equator by adding up small pieces of it (Simpson's rule): no series. */
function arc(lat: number): number {
  const steps = 2000;
  const width = (lat * RADIAN) / steps;
  const radius = (phi: number) => (A * (1 - E2)) / (1 - E2 * Math.sin(phi) ** 2) ** 1.5;
  let sum = radius(0) + radius(lat * RADIAN);
  for (let k = 1; k < steps; k++) sum += radius(k * width) * (k % 2 ? 4 : 2);
  return (sum * width) / 3;
}

/** J. P. Snyder, Map Projections: a Working Manual (1987), equations 8-9 and 8-10: powers of the way from the middle. */
function snyder(lon: number, lat: number) {
  const phi = lat * RADIAN;
  const second = E2 / (1 - E2);
  const radius = A / Math.sqrt(1 - E2 * Math.sin(phi) ** 2);
  const t = Math.tan(phi) ** 2;
  const c = second * Math.cos(phi) ** 2;
  const a = (lon - 51) * RADIAN * Math.cos(phi);
  const east = a + ((1 - t + c) * a ** 3) / 6 + ((5 - 18 * t + t * t + 72 * c - 58 * second) * a ** 5) / 120;
  const north =
    (a * a) / 2 +
    ((5 - t + 9 * c + 4 * c * c) * a ** 4) / 24 +
    ((61 - 58 * t + t * t + 600 * c - 330 * second) * a ** 6) / 720;
  return {
    easting: 500_000 + 0.9996 * radius * east,
    northing: 0.9996 * (arc(lat) + radius * Math.tan(phi) * north),
  };
}

describe('UTM zone 39N', () => {
  it('measures the middle of the zone along its meridian', () => {
    for (const lat of [33.4, 33.98, 34.5]) {
      const { easting, northing } = toUtm([51, lat]);
      expect(easting).toBeCloseTo(500_000, 6);
      expect(northing).toBeCloseTo(0.9996 * arc(lat), 4);
    }
  });

  it.each([
    [50.9, 33.4],
    [51.44, 33.98],
    [51.5, 34.05],
    [51.9, 34.5],
  ])('lies where another formula puts %f, %f, to a millimetre', (lon, lat) => {
    const want = snyder(lon, lat);
    const got = toUtm([lon, lat]);
    expect(Math.abs(got.easting - want.easting)).toBeLessThan(0.001);
    expect(Math.abs(got.northing - want.northing)).toBeLessThan(0.001);
    expect(isUtm(got)).toBe(true);
  });

  it('comes back to where it was', () => {
    for (const at of [
      [51.44, 33.98],
      [50.9, 34.5],
      [51.9, 33.4],
    ] as [number, number][]) {
      const [lon, lat] = fromUtm(toUtm(at));
      expect(lon).toBeCloseTo(at[0], 9);
      expect(lat).toBeCloseTo(at[1], 9);
    }
  });

  it('takes no other numbers for metres of the zone', () => {
    expect(isUtm({ easting: 51.44, northing: 33.98 })).toBe(false);
    expect(isUtm({ easting: 3_760_000, northing: 540_000 })).toBe(false);
  });
});
