/** The words of typed dates, and the folding under which they are looked up. Pure. */

type Words = ReadonlyMap<string, number>;

const FOLDS: [RegExp, string][] = [
  [/[يىېےئ]/g, 'ی'],
  [/[كڪ]/g, 'ک'],
  [/[ةۀہھە]/g, 'ه'],
  [/[آأإٱ]/g, 'ا'],
  [/ؤ/g, 'و'],
  [/[٫٬]/g, '.'],
  [/[\\⁄∕]/g, '/'],
  [/[–—−‐‑ـ]/g, '-'],
  // eslint-disable-next-line no-control-regex -- U+001F is a half-space that old keyboards type
  [/[،,؛;\u200c\u200b\u00ac\u001f\u202f]/g, ' '],
  [/[ء'’]|\u061c|\u0670|\ufeff/g, ''],
  [/[\u064b-\u065f]/g, ''],
  [/\u200d|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ''],
  [/[A-Z]/g, 'lower'],
];

const latinDigit = (digit: string) => String(digit.charCodeAt(0) & 15);

/**
 * Folds letters and digits and takes out what does not matter: half-spaces, blanks, marks, the ی of
 * the ezafe. A blank between two numbers becomes a slash.
 */
export function squeeze(text: string): string {
  let folded = text.replace(/[۰-۹٠-٩]/g, latinDigit);
  for (const [signs, one] of FOLDS) {
    folded = folded.replace(signs, (sign) => (one === 'lower' ? sign.toLowerCase() : one));
  }
  const fields = folded.split(/\s+/).filter((field) => field !== '' && field !== 'ی');
  return fields
    .join(' ')
    .replace(/(\d) (?=\d)/g, '$1/')
    .replaceAll(' ', '');
}

/** The names, parted by blanks, get their numbers from one on; half-spaces are not written. */
function numbered(from: number, names: string): [string, number][] {
  return names.split(' ').map((name, index) => [squeeze(name), from + index]);
}

export const weekdays: Words = new Map([
  ...numbered(0, 'شنبه یکشنبه دوشنبه سهشنبه چهارشنبه پنجشنبه جمعه'),
  ...numbered(0, 'saturday sunday monday tuesday wednesday thursday friday'),
]);

export const months: Words = new Map([
  ...numbered(1, 'فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند'),
  ...numbered(1, 'farvardin ordibehesht khordad tir mordad shahrivar mehr aban azar dey bahman esfand'),
  ['امرداد', 5],
]);

export const gregorianMonths: Words = new Map([
  ...numbered(1, 'january february march april may june july august september october november december'),
  ...numbered(1, 'jan feb mar apr may jun jul aug sep oct nov dec'),
  ...numbered(1, 'ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر'),
  ['می', 5],
  ['جولای', 7],
  ['اگوست', 8],
]);

export const seasons: Words = new Map([
  ...numbered(1, 'بهار تابستان پاییز زمستان'),
  ...numbered(1, 'spring summer autumn winter'),
  ['fall', 3],
]);

export const nearDays: Words = new Map([
  ...numbered(-2, 'پریروز دیروز امروز فردا پسفردا'),
  ...numbered(-1, 'yesterday today tomorrow'),
]);

export const steps: Words = new Map([
  ...['این', 'جاری', 'this'].map((word): [string, number] => [word, 0]),
  ...['گذشته', 'پیش', 'قبل', 'last', 'ago'].map((word): [string, number] => [word, -1]),
  ...['اینده', 'بعد', 'دیگر', 'next'].map((word): [string, number] => [word, 1]),
]);

export const years: Words = new Map([
  ...numbered(-2, 'پیرارسال پارسال امسال'),
  ...['سالگذشته', 'سالپیش', 'سالقبل'].map((word): [string, number] => [word, -1]),
  ['سالجاری', 0],
  ['سالاینده', 1],
  ['سالبعد', 1],
]);

export type Unit = 'week' | 'month' | 'quarter' | 'year';

export const units: ReadonlyMap<string, Unit> = new Map<string, Unit>([
  ['هفته', 'week'],
  ['ماه', 'month'],
  ['سال', 'year'],
  ['فصل', 'quarter'],
  ['سهماهه', 'quarter'],
  ['week', 'week'],
  ['month', 'month'],
  ['year', 'year'],
  ['season', 'quarter'],
  ['quarter', 'quarter'],
]);

/** یک to سی و یک, and یکم to سی و یکم. */
function numbersInWords(): Words {
  const units =
    'یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده'.split(' ');
  const words = new Map<string, number>([
    ...['اول', 'نخست'].map((word): [string, number] => [word, 1]),
    ...['هیجده', 'هیجدهم'].map((word): [string, number] => [word, 18]),
    ...['بیست', 'بیستم'].map((word): [string, number] => [word, 20]),
    ...['سی', 'سیم', 'سیام'].map((word): [string, number] => [word, 30]),
  ]);
  for (const [index, unit] of units.entries()) {
    const n = index + 1;
    for (const word of [unit, unit === 'سه' ? 'سوم' : `${unit}م`]) {
      words.set(word, n);
      if (n < 10) words.set(`بیستو${word}`, 20 + n);
      if (n === 1) words.set(`سیو${word}`, 31);
    }
  }
  return words;
}

export const numbers: Words = numbersInWords();

/** The alternative of the words, the longer first. */
export function anyOf(words: ReadonlyMap<string, unknown>): string {
  return [...words.keys()].sort((a, b) => b.length - a.length).join('|');
}
