/** A tracking code: its digits in any writing, and the groups in which it is read. Pure. */

const GROUP = 4;

/** The digits of a text as Latin ones; all else, as blanks and hyphens, goes. */
export const digitsOf = (text: string): string =>
  text.replace(/[۰-۹٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 15)).replace(/[^0-9]/g, '');

/** The digits by fours; the last group may be shorter. */
export const groupsOf = (digits: string): string[] => digits.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? [];

/** A field of grouped digits after an edit: the digits, and how many of them stand before the caret. */
export interface Edited {
  digits: string;
  before: number;
}

/**
 * Reads a field after an edit. Who erases a blank between groups means the digit before it.
 * @param held the digits before the edit
 * @param text the field's text after it
 * @param caret where the caret stands in it
 */
export function edited(held: string, text: string, caret: number, erased: boolean): Edited {
  const digits = digitsOf(text);
  const before = digitsOf(text.slice(0, caret)).length;
  if (!erased || digits !== held || before === 0) return { digits, before };
  return { digits: digits.slice(0, before - 1) + digits.slice(before), before: before - 1 };
}

/** The place in the grouped text behind so many digits. */
export const placeOf = (before: number): number => before + Math.max(0, Math.ceil(before / GROUP) - 1);
