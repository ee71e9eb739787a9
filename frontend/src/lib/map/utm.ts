/**
 * Degrees of WGS84 and metres of UTM zone 39N (EPSG:32639), both ways, by the series of Krüger in the third flattening,
 * to its fourth power: C. F. F. Karney, Transverse Mercator with an accuracy of a few nanometers, Journal of Geodesy 85
 * (2011), equations 35 and 36. Within the zone it is true to less than a millimetre. Pure.
 */
import type { Position } from './draw';

/** Metres eastward and northward. */
export interface Metres {
  easting: number;
  northing: number;
}

const SEMI_MAJOR = 6_378_137;
const FLATTENING = 1 / 298.257223563;
const SCALE = 0.9996;
const FALSE_EASTING = 500_000;
/** The middle of the zone, degrees. */
const MIDDLE = 51;
const RADIAN = Math.PI / 180;

const n = FLATTENING / (2 - FLATTENING);
/** The radius of the circle as long as a meridian. */
const RECTIFYING = (SEMI_MAJOR / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64);
const ECCENTRICITY = (2 * Math.sqrt(n)) / (1 + n);

const FORWARD = [
  n / 2 - (2 / 3) * n ** 2 + (5 / 16) * n ** 3 + (41 / 180) * n ** 4,
  (13 / 48) * n ** 2 - (3 / 5) * n ** 3 + (557 / 1440) * n ** 4,
  (61 / 240) * n ** 3 - (103 / 140) * n ** 4,
  (49561 / 161280) * n ** 4,
];
const BACKWARD = [
  n / 2 - (2 / 3) * n ** 2 + (37 / 96) * n ** 3 - (1 / 360) * n ** 4,
  (1 / 48) * n ** 2 + (1 / 15) * n ** 3 - (437 / 1440) * n ** 4,
  (17 / 480) * n ** 3 - (37 / 840) * n ** 4,
  (4397 / 161280) * n ** 4,
];
/** From the conformal latitude to the one of the ellipsoid. */
const LATITUDE = [
  2 * n - (2 / 3) * n ** 2 - 2 * n ** 3 + (116 / 45) * n ** 4,
  (7 / 3) * n ** 2 - (8 / 5) * n ** 3 - (227 / 45) * n ** 4,
  (56 / 15) * n ** 3 - (136 / 35) * n ** 4,
  (4279 / 630) * n ** 4,
];

const series = (terms: number[], of: (twice: number) => number) =>
  terms.reduce((sum, term, j) => sum + term * of(2 * (j + 1)), 0);

export function toUtm([lon, lat]: Position): Metres {
  const sine = Math.sin(lat * RADIAN);
  const away = (lon - MIDDLE) * RADIAN;
  const t = Math.sinh(Math.atanh(sine) - ECCENTRICITY * Math.atanh(ECCENTRICITY * sine));
  const xi = Math.atan2(t, Math.cos(away));
  const eta = Math.atanh(Math.sin(away) / Math.sqrt(1 + t * t));
  const east = eta + series(FORWARD, (j) => Math.cos(j * xi) * Math.sinh(j * eta));
  const north = xi + series(FORWARD, (j) => Math.sin(j * xi) * Math.cosh(j * eta));
  return {
    easting: FALSE_EASTING + SCALE * RECTIFYING * east,
    northing: SCALE * RECTIFYING * north,
  };
}

export function fromUtm({ easting, northing }: Metres): Position {
  const xi = northing / (SCALE * RECTIFYING);
  const eta = (easting - FALSE_EASTING) / (SCALE * RECTIFYING);
  const north = xi - series(BACKWARD, (j) => Math.sin(j * xi) * Math.cosh(j * eta));
  const east = eta - series(BACKWARD, (j) => Math.cos(j * xi) * Math.sinh(j * eta));
  const conformal = Math.asin(Math.sin(north) / Math.cosh(east));
  const lat = conformal + series(LATITUDE, (j) => Math.sin(j * conformal));
  return [MIDDLE + Math.atan2(Math.sinh(east), Math.cos(north)) / RADIAN, lat / RADIAN];
}

/** Whether a pair of numbers can be metres of the zone near Kashan, rounded outward; as Go has it. */
export const isUtm = ({ easting, northing }: Metres): boolean =>
  easting >= 490_000 && easting <= 585_000 && northing >= 3_694_000 && northing <= 3_820_000;
