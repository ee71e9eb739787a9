/** Fills a sentence: `{name}` takes an argument, `{name|one|many}` a word by its number. Pure. */
import { digits, number, type Lang } from './format';

export type Args = Record<string, string | number>;

/** A sentence in both languages; one that is missing does not compile. */
export type Sentence = [fa: string, en: string];
export type Words = Record<string, Sentence>;

/** Where a language stands in a sentence. */
export const AT: Record<Lang, 0 | 1> = { fa: 0, en: 1 };

const SLOT = /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g;

export function fill(sentence: string, args: Args, lang: Lang): string {
  return sentence.replace(SLOT, (_, name: string, one?: string, many?: string) => {
    const value = args[name] ?? '';
    if (one !== undefined && many !== undefined) return Number(value) === 1 ? one : many;
    if (typeof value === 'number') return number(value, lang);
    if (/^\d+\.\d+$/.test(value)) return number(Number(value), lang, 1);
    return /^\d+$/.test(value) ? digits(value, lang) : isolated(value, lang);
  });
}

const ISOLATE = '\u2068';
const END = '\u2069';
/** What runs against the direction of a language. */
const AGAINST: Record<Lang, RegExp> = { fa: /\p{Script=Latin}|^#/u, en: /\p{Script=Arabic}/u };

/** Keeps a text of the other direction from reordering what stands around it. */
export function isolated(text: string, lang: Lang): string {
  return AGAINST[lang].test(text) ? ISOLATE + text + END : text;
}

/** The names of a sentence's slots, sorted, each once. */
export function slots(sentence: string): string[] {
  return [...new Set([...sentence.matchAll(SLOT)].map((match) => match[1] ?? ''))].sort();
}
