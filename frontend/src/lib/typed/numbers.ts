/** Reads and writes numbers, exactly, and shares of a hundred. Pure. */
import { isBlank, latin, plain, refuse, words, type Read } from './read';

/** A number as digits over a power of ten: 12.5 is 125 over 10¹. */
export interface Decimal {
  digits: bigint;
  places: number;
}

const NUMBER = /^([+-]?)([0-9]{1,30})(?:\.([0-9]{1,30}))?(?:[eE]([+-]?[0-9]{1,2}))?$/;
const GROUPED = /^[+-]?[0-9]{1,3}([,٬،_ ][0-9]{3})+(\.[0-9]+)?$/;

/** Reads a number: whole, with a fraction, with thousands marks, or with an exponent. */
export function decimal(text: string): Decimal | undefined {
  let bare = latin(text).replaceAll('٫', '.');
  if (GROUPED.test(bare)) bare = bare.replace(/[,٬،_ ]/g, '');
  const match = NUMBER.exec(bare);
  if (!match) return undefined;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const digits = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n);
  const places = fraction.length - Number(exponent);
  return places < 0 ? { digits: digits * 10n ** BigInt(-places), places: 0 } : { digits, places };
}

/** A decimal whose mark may be a slash, as by hand: ۱۲/۵. */
export const handDecimal = (text: string): Decimal | undefined =>
  decimal(latin(text).replace(/^([+-]?[0-9]+)\/([0-9]+)$/, '$1.$2'));

/** The number without its fraction; undefined where it has one. */
export function wholeOf({ digits, places }: Decimal): bigint | undefined {
  const scale = 10n ** BigInt(places);
  return digits % scale === 0n ? digits / scale : undefined;
}

const numberOf = ({ digits, places }: Decimal) => Number(`${digits}e-${places}`);

/** What is smaller than this, and not nought, is a slip. */
const LEAST_SHARE = 1e-12;

/** Reads a share from 0 to 100 with or without its sign or word; null for a text that says nothing. */
export function readPercent(text: string): Read<number | null> {
  if (isBlank(text)) return { value: null };
  const bare = words(text).replace(/درصد$|percent$/, '');
  const amount = handDecimal(bare.replace(/^[%٪ ]+|[%٪ ]+$/g, ''));
  const value = amount && numberOf(amount);
  if (value === undefined || value < 0 || value > 100 || (value < LEAST_SHARE && amount?.digits !== 0n)) {
    return refuse('field.percent', text);
  }
  return { value };
}

/** Writes a share without its sign, «۴۵٫۵»; empty for an unknown one. */
export const writePercent = (share: number | null): string => (share === null ? '' : plain(fixed(share)));

/** A number without an exponent. */
function fixed(value: number): string {
  const text = String(value);
  const [digits = '', power] = text.split('e-');
  if (power === undefined) return text;
  return `0.${'0'.repeat(Number(power) - 1)}${digits.replace('.', '')}`;
}

const MAX_WHOLE = 1_000_000_000_000n;

/** Reads a number without a fraction; an empty text is 0. */
export function readWhole(text: string): Read<number> {
  if (isBlank(text)) return { value: 0 };
  const amount = decimal(text);
  const value = amount && wholeOf(amount);
  if (value === undefined || value > MAX_WHOLE || value < -MAX_WHOLE) return refuse('field.number', text);
  return { value: Number(value) };
}

/** Writes a whole number without marks, since it may be a year. */
export const writeWhole = (value: number): string => plain(String(value));
