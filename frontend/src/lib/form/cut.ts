/**
 * Of a long text only what changed is sent: the common head and tail stay. Places and lengths are counted in signs of
 * Unicode, as Go counts runes. Pure.
 */
import type { EditView } from '$lib/backend/staff-shapes';
import { address } from './path';
import { runes } from './runes';

/** A text longer than this is sent by its change; UTF-16 units. */
export const LONG = 2000;

/**
 * The edit as it is sent: a long text by what differs from the one that the program holds. `held` then knows the text
 * after the edit.
 */
export function cutOf(edit: EditView, held: Map<string, string>): EditView {
  if (edit.op !== 'set') return edit;
  const place = address(edit.sheet, edit.path);
  const before = held.get(place);
  if (edit.text.length > LONG) held.set(place, edit.text);
  else held.delete(place);
  if (before === undefined || edit.text.length <= LONG) return edit;
  return { ...edit, op: 'cut', ...difference(before, edit.text) };
}

/** Where two texts differ: how much is taken out at a place, and what comes there. */
export function difference(before: string, after: string): Pick<EditView, 'at' | 'cut' | 'text'> {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  if (splits(before, head) || splits(after, head)) head -= 1;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  if (splits(before, before.length - tail) || splits(after, after.length - tail)) tail -= 1;
  return {
    at: runes(before.slice(0, head)),
    cut: runes(before.slice(head, before.length - tail)),
    text: after.slice(head, after.length - tail),
  };
}

/** Whether a place lies inside of a sign that takes two units. */
function splits(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return at > 0 && at < text.length && unit >= 0xdc00 && unit < 0xe000;
}
