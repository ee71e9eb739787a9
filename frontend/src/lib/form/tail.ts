/**
 * The tail: the edits that the program has not said it holds. They lie in the browser's own store from the very event
 * that made them until they are acknowledged, so that a dying program loses nothing of what was typed. Their keys are
 * «didban.tail.<draft>.<page>»; nothing else of the workspace is ever kept there.
 */
import type { EditView } from '$lib/backend/staff-shapes';

const PREFIX = 'didban.tail.';

export interface Tail {
  draft: string;
  page: string;
  /** Whose edits they are: nobody else sends or sees them. */
  user: string;
  unit: string;
  edits: EditView[];
}

type Box = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const keyOf = (draft: string, page: string) => `${PREFIX}${draft}.${page}`;

/** Keeps the whole tail of a page; without edits it goes. Tells whether the machine kept it. */
export function keepTail(tail: Tail, box: Box = localStorage): boolean {
  const key = keyOf(tail.draft, tail.page);
  try {
    if (tail.edits.length) box.setItem(key, JSON.stringify(tail));
    else box.removeItem(key);
    return true;
  } catch {
    return false;
  }
}

/** The tails that a person left here, of one draft or of all. */
export function tailsOf(user: string, draft?: string, box: Box = localStorage): Tail[] {
  return keysOf(box)
    .filter((key) => draft === undefined || key.startsWith(`${PREFIX}${draft}.`))
    .map((key) => read(key, box))
    .filter((tail): tail is Tail => tail?.user === user);
}

/** Takes out of a tail what is acknowledged; what was added meanwhile stays. */
export function cutTail({ draft, page }: Tail, kept: number, box: Box = localStorage) {
  const tail = read(keyOf(draft, page), box);
  if (tail) keepTail({ ...tail, edits: tail.edits.filter((edit) => edit.n > kept) }, box);
}

/** Leaves nothing of a person behind. */
export function dropTails(user: string, box: Box = localStorage) {
  for (const tail of tailsOf(user, undefined, box)) keepTail({ ...tail, edits: [] }, box);
}

/** Whether a key of the browser's store is a tail, which only its owner may remove. */
export const isTail = (key: string): boolean => key.startsWith(PREFIX);

function keysOf(box: Box): string[] {
  try {
    return Array.from({ length: box.length }, (_, n) => box.key(n) ?? '').filter(isTail);
  } catch {
    return [];
  }
}

function read(key: string, box: Box): Tail | undefined {
  try {
    const tail = JSON.parse(box.getItem(key) ?? '') as Partial<Tail>;
    return Array.isArray(tail.edits) && tail.draft && tail.page ? (tail as Tail) : undefined;
  } catch {
    return undefined;
  }
}
