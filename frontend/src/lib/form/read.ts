/** How the page itself reads a text while it is typed, until the program's answer is there. Pure. */
import type { Unit } from '$lib/i18n/format';
import { readDay } from '$lib/typed/days';
import { readMoney } from '$lib/typed/money';

/** The ISO day of a text; empty where it is none, or more than one. */
export const dayOf = (text: string, today: string): string => readDay(text, today).value ?? '';

/** The rials of an amount; undefined where it is none. A bare number is in the unit. */
export function rialsOf(text: string, unit: Unit): number | undefined {
  const rials = text.trim() ? readMoney(text, unit).value : undefined;
  return rials === undefined ? undefined : Number(rials);
}

/** A text with its digits as ASCII has them. */
export const latin = (text: string): string =>
  text.replace(/[۰-۹٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 15));

const HOUR = /(?:^|[\s،,]+)(?:ساعت\s*)?([۰-۹٠-٩\d]{1,2}\s*:\s*[۰-۹٠-٩\d]{0,2}|:)$/;

/** Parts an instant as it is typed into its day and its hour: «۱۲ مرداد ۱۷:۳۰». */
export function instantParts(text: string): { day: string; hour: string } {
  const match = HOUR.exec(text);
  if (!match) return { day: text, hour: '' };
  return { day: text.slice(0, match.index).trim(), hour: match[1]?.replace(/\s/g, '') ?? '' };
}

/** An hour as it may be typed, with its colon: ۱۷ and ۱۷:۳۰ and ۱۷.۳۰. */
export function hourText(typed: string): string {
  const text = typed.trim().replace(/[.٫،,]/, ':');
  return /^[۰-۹٠-٩\d]{1,2}:?$/.test(text) ? `${text.replace(':', '')}:۰۰` : text;
}

export const instantText = (day: string, hour: string): string =>
  [day.trim(), hour.trim()].filter(Boolean).join(' ');

/** A point as it is typed, latitude first; undefined where the text is none. */
export function pointOf(text: string): { lat: number; lon: number } | undefined {
  const parts = latin(text)
    .replace(/٫/g, '.')
    .split(/[\s،,;؛]+/)
    .filter(Boolean);
  const [lat, lon] = parts.map(Number);
  if (parts.length !== 2 || lat === undefined || lon === undefined) return undefined;
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : undefined;
}

/** What a text of GeoJSON is: its point, or the number of points of a larger shape. */
export function shapeOf(text: string): { lat: number; lon: number } | { points: number } | undefined {
  if (!text.trim().startsWith('{')) return undefined;
  try {
    const { type, coordinates } = JSON.parse(text) as { type: string; coordinates: unknown[] };
    const flat = coordinates.flat(Infinity) as number[];
    if (type !== 'Point') return { points: flat.length / 2 };
    const [lon, lat] = flat;
    return lon === undefined || lat === undefined ? undefined : { lat, lon };
  } catch {
    return undefined;
  }
}
