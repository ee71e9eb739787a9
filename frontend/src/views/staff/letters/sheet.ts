/** The letters on a printed sheet: the open ones of a unit or of one of its posts. */
import { queue } from '$lib/backend/dialogue';
import type { LetterWork, LetterItem, RefView } from '$lib/backend/dialogue-shapes';

/** More letters than this nobody takes along on paper. */
export const MOST = 40;

/** The open letters of one's units, what is due first at the head; at most `pages` answers of the list. */
export async function openLetters(unit: string, pages = 20): Promise<LetterItem[]> {
  const items: LetterItem[] = [];
  for (let page = 0; page < pages; page++) {
    const view = await queue.letters({ state: 'open', unit, code: '', offset: items.length });
    items.push(...view.items);
    if (!view.items.length || items.length >= view.total) break;
  }
  return items;
}

/** To whom these letters are, each once and the most letters first. */
export function addressees(items: Pick<LetterItem, 'to'>[]): (RefView & { count: number })[] {
  const found = new Map<string, RefView & { count: number }>();
  for (const { to } of items) {
    const one = found.get(to.id) ?? { ...to, count: 0 };
    found.set(to.id, { ...one, count: one.count + 1 });
  }
  return [...found.values()].sort((a, b) => b.count - a.count);
}

/** These letters with their words; reading them is noted, as on the screen. */
export async function wholeLetters(items: LetterItem[]): Promise<LetterWork[]> {
  const whole: LetterWork[] = [];
  for (const { id } of items.slice(0, MOST)) whole.push(await queue.letter(id));
  return whole;
}
