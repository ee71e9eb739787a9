/** Reads numbers in words, «دوازده میلیارد و پانصد میلیون», as the Go package persian does. Pure. */

interface Numeral {
  value: bigint;
  /** What the numbers behind it must stay below: 10 for بیست, 1 for دوازده. */
  unit: bigint;
  /** Whether the word multiplies its count. */
  times: boolean;
}

const one = (value: bigint, unit: bigint, times = false): Numeral => ({ value, unit, times });
const scale = (size: bigint) => one(size, size, true);

const AND = one(0n, 0n);
const THOUSAND = 1000n;
const MILLION = 1_000_000n;
const MILLIARD = 1_000_000_000n;

const UNITS =
  'یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده'.split(' ');
const TENS = 'بیست سی چهل پنجاه شصت هفتاد هشتاد نود'.split(' ');
const HUNDREDS = 'صد دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد'.split(' ');

const numerals = new Map<string, Numeral>([
  ['و', AND],
  ...UNITS.map((word, i): [string, Numeral] => [word, one(BigInt(i + 1), 1n)]),
  ...TENS.map((word, i): [string, Numeral] => [word, one(BigInt(i + 2) * 10n, 10n)]),
  ...HUNDREDS.map((word, i): [string, Numeral] => [word, one(BigInt(i + 1) * 100n, 100n, i === 0)]),
  ['هیجده', one(18n, 1n)],
  ['هژده', one(18n, 1n)],
  ['سی صد', one(300n, 100n)],
  ['پان صد', one(500n, 100n)],
  ['هزار', scale(THOUSAND)],
  ['میلیون', scale(MILLION)],
  ['ملیون', scale(MILLION)],
  ['میلیارد', scale(MILLIARD)],
  ['ملیارد', scale(MILLIARD)],
  ['تریلیون', scale(MILLIARD * THOUSAND)],
  ['میلیارد میلیارد', scale(MILLIARD * MILLIARD)],
  ['میلیاردمیلیارد', scale(MILLIARD * MILLIARD)],
]);
const longestFirst = [...numerals.keys()].sort((a, b) => b.length - a.length);

const FIGURE = /^(?:[0-9]{1,3}(?:[,٬،][0-9]{3})+|[0-9]+)/;
/** The magnitude of the least int64, beyond which Go reads no number. */
const MOST = 2n ** 63n;

/** The longest numeral at the beginning of a text. */
function numeralAt(text: string): [Numeral, length: number] | undefined {
  const digits = FIGURE.exec(text)?.[0];
  if (digits) {
    const value = BigInt(digits.replace(/[,٬،]/g, ''));
    return value > MOST ? undefined : [one(value, 1n), digits.length];
  }
  const word = longestFirst.find((known) => text.startsWith(known));
  return word === undefined ? undefined : [numerals.get(word) ?? AND, word.length];
}

/** The parts of a number read so far, each below the unit of the one before. */
class Parts {
  private parts: Numeral[] = [];
  private joined = false;

  /** Takes the next numeral; false where it cannot stand. */
  take(next: Numeral): boolean {
    const joined = this.joined;
    this.joined = next === AND;
    if (this.joined) return !joined && this.parts.length > 0;
    const from = this.countOf(next);
    if (from < this.parts.length && !joined) return this.multiply(from, next);
    // Of the scales only صد and هزار stand without a count, and هزار not behind a word that may be one.
    const bare = next.value < THOUSAND || (next.value === THOUSAND && (this.parts.length === 0 || joined));
    return (!next.times || bare) && this.add(next);
  }

  /** Where the parts begin that a numeral multiplies. */
  private countOf(next: Numeral): number {
    let from = this.parts.length;
    if (!next.times) return from;
    const least = next.value === 100n ? 10n : next.value; // چهار صد, but not بیست و پنج صد
    while (from > 0 && (this.parts[from - 1]?.value ?? least) < least) from--;
    return from;
  }

  private multiply(from: number, next: Numeral): boolean {
    const count = this.parts.slice(from).reduce((sum, part) => sum + part.value, 0n);
    if (count > MOST / next.value) return false;
    this.parts.length = from;
    return this.add(one(count * next.value, next.unit));
  }

  private add(next: Numeral): boolean {
    const last = this.parts.at(-1);
    if (next.value === 0n || (last && next.value >= last.unit)) return false;
    this.parts.push(next);
    return true;
  }

  total(): bigint | undefined {
    if (this.parts.length === 0 || this.joined) return undefined;
    return this.parts.reduce((sum, part) => sum + part.value, 0n);
  }
}

function magnitude(text: string): bigint | undefined {
  if (/^0+$/.test(text) || text === 'صفر') return 0n;
  const parts = new Parts();
  for (let rest = text; rest !== '';) {
    const found = numeralAt(rest);
    if (!found || !parts.take(found[0])) return undefined;
    rest = rest.slice(found[1]).replace(/^ /, '');
  }
  return parts.total();
}

/** Reads a number in words, figures or both, from a text in the one spelling of `words`. */
export function readNumerals(text: string): bigint | undefined {
  const minus = /^(?:منفی|-)/.exec(text)?.[0] ?? '';
  const size = magnitude(text.slice(minus.length).trim());
  if (size === undefined || size > MOST || (size === MOST && !minus)) return undefined;
  return minus ? -size : size;
}
