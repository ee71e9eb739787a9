/**
 * What the readers of typed texts share. Pure. They give what the Go package typed gives, and one table
 * of texts (backend/typed/testdata/cases.json) holds both to the same answers: the page reads at once,
 * and Go has the last word.
 */

/** Why a text was not read: the key of a sentence, and what fills it. */
export interface Fault {
  key: string;
  args: Record<string, string>;
}

/** What a text means, or why it means nothing. */
export type Read<T> = { value: T; fault?: undefined } | { value?: undefined; fault: Fault };

/** Refuses a text. */
export function refuse(key: string, text: string, args: Record<string, string> = {}): { fault: Fault } {
  return { fault: { key, args: { value: text.trim(), ...args } } };
}

/** The signs that steer direction and show nothing. */
const MARKS = /[\u200e\u200f\u202a-\u202e]|[\u2066-\u2069]|\u061c|\ufeff/g;

const latinDigit = (digit: string) => String(digit.charCodeAt(0) & 15);
const latinDigits = (text: string) => text.replace(/[۰-۹٠-٩]/g, latinDigit);

/** A text without the marks that change nothing, its digits Latin. */
export const latin = (text: string): string =>
  latinDigits(text)
    .replace(MARKS, '')
    .replace(/[\u00a0\u202f]/g, ' ')
    .trim();

const FOLDS: [RegExp, string][] = [
  [/[يى]/g, 'ی'],
  [/ك/g, 'ک'],
  [/[آأإ]/g, 'ا'],
  [/[ةۀ]/g, 'ه'],
  [/−/g, '-'],
  // eslint-disable-next-line no-control-regex -- U+001F is a half-space that old keyboards type
  [/[\u200c\u200b\u00ac\u001f\u00a0\u202f]/g, ' '],
  [/ـ|\u200d/g, ''],
  [/[\u064b-\u0655]/g, ''],
  [MARKS, ''],
];

/** A text in one spelling: letters and digits of one set, small, half-spaces as blanks, one blank at a time. */
export function words(text: string): string {
  let folded = latinDigits(text);
  for (const [signs, one] of FOLDS) folded = folded.replace(signs, one);
  return folded
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
    .trim()
    .replace(/\s+/g, ' ');
}

/** Reports whether a text says nothing. */
export const isBlank = (text: string): boolean => words(text) === '';

/** The digits of a number in Persian, its decimal mark too. */
export const plain = (number: string): string =>
  number.replace('.', '٫').replace(/[0-9]/g, (digit) => String.fromCharCode(0x06f0 + Number(digit)));
