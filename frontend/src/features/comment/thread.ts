/** What is said on a page, as it is read: which words it stands in, and how much of a long text at first. Pure. */
import type { CommentView } from '$lib/backend/dialogue-shapes';

/** What an address calls the comment that somebody came to see. */
export const SAID = 'said';

export const ORDERS = ['balanced', 'newest', 'supported', 'answered'] as const;
export type Order = (typeof ORDERS)[number];

/** From how many signs on a text is folded, and how many of it stand there then. */
export const LONG = 600;
const SHOWN = 420;

/** The head of a text that is too long to stand there whole, cut between words; undefined where it is not. */
export function folded(text: string): string | undefined {
  const signs = Array.from(text);
  if (signs.length <= LONG) return undefined;
  const head = signs.slice(0, SHOWN).join('');
  const blank = Math.max(head.lastIndexOf(' '), head.lastIndexOf('\n'));
  return `${(blank > SHOWN / 2 ? head.slice(0, blank) : head).trimEnd()}…`;
}

/** Whether the words of a comment can be read. */
export const readable = ({ state }: CommentView): boolean => state === 'approved';

/** A comment of a thread, wherever it hangs. */
export const commentOf = (items: CommentView[], id: string): CommentView | undefined =>
  items.flatMap((first) => [first, ...first.replies]).find((comment) => comment.id === id);

/** The word for where a comment, or an answer, was told; empty where it was typed here. */
export const toldBy = (channel: string, told: boolean): string =>
  told || ['phone', 'paper', 'desk', 'meeting'].includes(channel) ? channel : '';
