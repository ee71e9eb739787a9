/**
 * Numbers and amounts in words. Pure. The Persian is that of backend/persian, where the rules and their
 * sources stand; one table holds both to the same words. The English counts on the short scale.
 */
import type { Lang, Unit } from './format';

interface Language {
  below20: string[];
  /** Twenty to ninety. */
  tens: string[];
  /** The names of powers of a thousand, the largest first. */
  scales: [bigint, string][];
  minus: string;
  /** What joins the parts of a number, and the tomans with the rials. */
  and: string;
  plus: string;
  hundred: (count: number) => string;
  /** Joins tens and ones. */
  tensAndOnes: (tens: string, ones: string) => string;
  unit: (unit: Unit, count: bigint) => string;
}

const SPACE = ' ';
const words = (text: string) => text.split(SPACE);

const PERSIAN_HUNDREDS = words('صد دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد');

/** Stands without «یک»: «هزار و صد», but «یک میلیون». */
const PERSIAN_THOUSAND = 'هزار';

const LANGUAGES: Record<Lang, Language> = {
  fa: {
    below20: words(
      'صفر یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده',
    ),
    tens: words('بیست سی چهل پنجاه شصت هفتاد هشتاد نود'),
    scales: [
      [10n ** 18n, 'میلیارد میلیارد'],
      [10n ** 9n, 'میلیارد'],
      [10n ** 6n, 'میلیون'],
      [1000n, PERSIAN_THOUSAND],
    ],
    minus: 'منفی',
    and: ' و ',
    plus: ' و ',
    hundred: (count) => PERSIAN_HUNDREDS[count - 1] ?? '',
    tensAndOnes: (tens, ones) => `${tens} و ${ones}`,
    unit: (unit) => (unit === 'toman' ? 'تومان' : 'ریال'),
  },
  en: {
    below20: words(
      'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
    ),
    tens: words('twenty thirty forty fifty sixty seventy eighty ninety'),
    scales: [
      [10n ** 18n, 'quintillion'],
      [10n ** 15n, 'quadrillion'],
      [10n ** 12n, 'trillion'],
      [10n ** 9n, 'billion'],
      [10n ** 6n, 'million'],
      [1000n, 'thousand'],
    ],
    minus: 'minus',
    and: SPACE,
    plus: ' and ',
    hundred: (count) => `${LANGUAGES.en.below20[count]} hundred`,
    tensAndOnes: (tens, ones) => `${tens}-${ones}`,
    unit: (unit, count) => (count === 1n ? unit : `${unit}s`),
  },
};

/** Writes a whole number in words: «یک میلیارد و دویست میلیون», one billion two hundred million. */
export function inWords(n: bigint | number, lang: Lang): string {
  return signed(BigInt(n), lang, (size) => cardinal(size, LANGUAGES[lang]));
}

/**
 * Writes an amount of whole rials in words: «صد و بیست میلیون تومان», one hundred twenty million tomans.
 * What is left of a toman is told in rials: «دوازده تومان و پنج ریال».
 */
export function amountInWords(rials: bigint | number, unit: Unit, lang: Lang): string {
  const language = LANGUAGES[lang];
  const counted = (count: bigint, of: Unit) => `${cardinal(count, language)} ${language.unit(of, count)}`;
  return signed(BigInt(rials), lang, (size) => {
    if (unit === 'rial') return counted(size, unit);
    const [tomans, rest] = [size / 10n, size % 10n];
    if (rest === 0n) return counted(tomans, 'toman');
    if (tomans === 0n) return counted(rest, 'rial');
    return counted(tomans, 'toman') + language.plus + counted(rest, 'rial');
  });
}

function signed(n: bigint, lang: Lang, write: (size: bigint) => string): string {
  return n < 0n ? `${LANGUAGES[lang].minus} ${write(-n)}` : write(n);
}

function cardinal(n: bigint, language: Language): string {
  if (n === 0n) return language.below20[0] ?? '';
  const parts: string[] = [];
  for (const [size, name] of language.scales) {
    const count = n / size;
    n %= size;
    if (count === 0n) continue;
    parts.push(count === 1n && name === PERSIAN_THOUSAND ? name : `${cardinal(count, language)} ${name}`);
  }
  return [...parts, ...belowThousand(Number(n), language)].join(language.and);
}

/** The words of a number below a thousand; none for 0. */
function belowThousand(n: number, language: Language): string[] {
  const rest = n % 100;
  const parts = n >= 100 ? [language.hundred(Math.trunc(n / 100))] : [];
  if (rest === 0) return parts;
  const ones = language.below20[rest < 20 ? rest : rest % 10] ?? '';
  if (rest < 20) return [...parts, ones];
  const tens = language.tens[Math.trunc(rest / 10) - 2] ?? '';
  return [...parts, rest % 10 === 0 ? tens : language.tensAndOnes(tens, ones)];
}
