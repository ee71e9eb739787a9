/** Reads and writes amounts of money in rials. Pure. */
import type { Unit } from '$lib/i18n/format';
import { handDecimal, wholeOf, type Decimal } from './numbers';
import { readNumerals } from './numerals';
import { isBlank, plain, refuse, words, type Read } from './read';

const RIALS: Record<Unit, bigint> = { rial: 1n, toman: 10n };
/** همت is هزار میلیارد تومان. */
const HEMAT = 10_000_000_000_000n;
/** One amount stays so small that a thousand of them fit where sums are kept. */
const MAX_RIALS = (2n ** 63n - 1n) / 1000n;

const UNIT = /^(.*?) ?(همت|تومان|تومن|tomans?|irt|ریال|﷼|rials?|irr)$/;
/** The short unit stands behind a blank, else it would eat the end of «همت». */
const SHORT_UNIT = /^(.*) ت$/;

/** Takes the unit off the end of an amount. */
function parted(text: string, bare: bigint): [count: string, each: bigint] {
  const short = SHORT_UNIT.exec(text);
  if (short) return [short[1] ?? '', RIALS.toman];
  const [, count = '', unit = ''] = UNIT.exec(text) ?? [];
  if (!unit) return [text, bare];
  if (unit === 'همت') return [count, HEMAT];
  return [count, /^(ت|toman|irt)/.test(unit) ? RIALS.toman : RIALS.rial];
}

const SCALES: Record<string, bigint> = {
  هزار: 1_000n,
  میلیون: 1_000_000n,
  ملیون: 1_000_000n,
  میلیارد: 1_000_000_000n,
  ملیارد: 1_000_000_000n,
  تریلیون: 1_000_000_000_000n,
  thousand: 1_000n,
  million: 1_000_000n,
  billion: 1_000_000_000n,
  trillion: 1_000_000_000_000n,
};
const SCALE = Object.keys(SCALES)
  .sort((a, b) => b.length - a.length)
  .join('|');
const SCALED = new RegExp(`^([-+0-9.,٬،٫/_ e]*[0-9]) ?((?: ?(?:${SCALE})){0,3})$`);
const EACH_SCALE = new RegExp(SCALE, 'g');
const SPELLED = /^[-0-9,٬، \u0621-\u06cc]+$/;

/** Reads a number in figures with scales behind it, else in words. */
function counted(text: string): Decimal | undefined {
  const scaled = SCALED.exec(text);
  if (!scaled) {
    const digits = SPELLED.test(text) ? readNumerals(text) : undefined;
    return digits === undefined ? undefined : { digits, places: 0 };
  }
  const amount = handDecimal(scaled[1] ?? '');
  if (!amount) return undefined;
  const factors = (scaled[2] ?? '').match(EACH_SCALE) ?? [];
  const digits = factors.reduce((product, word) => product * (SCALES[word] ?? 1n), amount.digits);
  return { digits, places: amount.places };
}

/**
 * The rials that a text means: «۱۲٫۵ میلیارد», ۱۲/۵ میلیارد تومان, ۱۲۵٬۰۰۰٬۰۰۰٬۰۰۰ ریال, ۱٫۲ همت. A bare
 * number is in the unit. A part of a rial is a fault and is not rounded.
 */
export function readMoney(text: string, unit: Unit): Read<bigint> {
  if (isBlank(text)) return { value: 0n };
  const [count, each] = parted(words(text), RIALS[unit]);
  const amount = counted(count);
  if (!amount) return refuse('field.amount', text);
  const value = wholeOf({ ...amount, digits: amount.digits * each });
  if (value === undefined) return refuse('field.moneyFraction', text);
  return value < 0n || value > MAX_RIALS ? refuse('field.money', text) : { value };
}

/** Writes an amount as a bare number of the unit, with thousands marks: «۱۲٬۵۰۰٬۰۰۰٬۰۰۰». */
export function writeMoney(rials: bigint, unit: Unit): string {
  const each = RIALS[unit];
  const whole = String(rials / each).replace(/\B(?=(\d{3})+$)/g, '٬');
  const rest = rials % each;
  return plain(rest === 0n ? whole : `${whole}.${rest}`);
}
