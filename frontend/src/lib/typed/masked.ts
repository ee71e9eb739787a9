/** What was typed into a field whose text is masked, sign for sign. Pure. */
import { digitsOf } from './code';

export const MASK = '•';

/** The digits after an edit, and the place of the one digit that came; undefined where none or several came. */
export interface Unmasked {
  digits: string;
  last?: number;
}

/**
 * Reads an edit of a masked field.
 * @param held the digits before the edit
 * @param shown the field's text before it, as long as the digits
 * @param text the field's text after it
 * @param caret where the caret stands in it
 */
export function unmasked(held: string, shown: string, text: string, caret: number): Unmasked {
  const behind = Math.min(text.length - caret, held.length);
  const most = Math.min(caret, held.length - behind);
  let head = 0;
  while (head < most && shown[head] === text[head]) head += 1;
  const came = digitsOf(text.slice(head, caret));
  return {
    digits: held.slice(0, head) + came + held.slice(held.length - behind),
    last: came.length === 1 ? head : undefined,
  };
}

/** So many masks, the digit at a place in sight. */
export const maskOf = (digits: string, seen?: number): string =>
  Array.from(digits, (digit, at) => (at === seen ? digit : MASK)).join('');
