/** The length of a text as Go counts it, and whether it is within its limits. Pure. */
import type { Fault } from '$lib/typed/read';

/** How many signs of Unicode a text has. */
export const runes = (text: string): number =>
  text.length - (text.match(/[\ud800-\udbff](?=[\udc00-\udfff])/g)?.length ?? 0);

/** How many signs of a text count: blanks around it don't, and a line ends with one sign. */
export const written = (text: string): number => runes(text.trim().replaceAll('\r\n', '\n'));

export interface Limits {
  /** The least signs; 0 for a text that may be left empty. */
  min?: number;
  max: number;
}

/** Why a text can't be taken by its length; undefined where it can. One that may be left empty may be empty. */
export function lengthFault(text: string, { min = 0, max }: Limits): Fault | undefined {
  const length = written(text);
  if (length === 0) return min > 0 ? { key: 'field.required', args: {} } : undefined;
  if (length < min) return { key: 'field.tooShort', args: { limit: String(min) } };
  if (length > max) return { key: 'field.tooLong', args: { limit: String(max) } };
  return undefined;
}
