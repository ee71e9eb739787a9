/** A stretch of whole numbers as the address and the program write it: 25-49, 25- or -49. Pure. */

export interface Range {
  from?: number;
  to?: number;
}

/** Reads a range; nothing for a text that is none, or whose ends are the wrong way round. */
export function parseRange(text: string): Range | undefined {
  const found = /^(\d{0,15})-(\d{0,15})$/.exec(text);
  if (!found || text === '-') return undefined;
  const from = found[1] ? Number(found[1]) : undefined;
  const to = found[2] ? Number(found[2]) : undefined;
  if (from !== undefined && to !== undefined && from > to) return undefined;
  return { from, to };
}

/** Writes a range; empty where both ends are open, nothing where they are the wrong way round. */
export function writeRange({ from, to }: Range): string | undefined {
  if (from === undefined && to === undefined) return '';
  const text = `${from ?? ''}-${to ?? ''}`;
  return parseRange(text) ? text : undefined;
}

/** Reads a number from nought on, in digits of either writing; undefined for none, NaN for no number. */
export function typedNumber(text: string): number | undefined {
  const latin = text
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[٬,،\s]/g, '')
    .replace('٫', '.');
  if (latin === '') return undefined;
  return /^\d+(\.\d+)?$/.test(latin) ? Number(latin) : NaN;
}
