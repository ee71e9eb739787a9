/** The acts of the writer's editor by their names and keys. Without the editor itself, which comes when it is needed. */

/** The acts of the bar, in its groups. */
export const GROUPS = [
  ['strong', 'em', 'del', 'code', 'link'],
  ['heading2', 'heading3', 'heading4'],
  ['bullets', 'numbers', 'quote', 'pull'],
  ['figure', 'live', 'table', 'note', 'listing', 'rule'],
  ['undo', 'redo'],
] as const;
export const TABLE_GROUP = ['rowAdd', 'columnAdd', 'rowDrop', 'columnDrop', 'tableDrop'] as const;

export type Act = (typeof GROUPS)[number][number] | (typeof TABLE_GROUP)[number];

/** All acts, in their order. */
export const ALL_ACTS: readonly Act[] = [...GROUPS.flat(), ...TABLE_GROUP];

/** What the bar shows of a body. */
export interface Look {
  on: Act[];
  /** Whether the cursor is in a table. */
  table: boolean;
  /** How many steps can be taken back, and made again. */
  undo: number;
  redo: number;
}

/** The act of a press of keys. */
export function actOf(event: KeyboardEvent): Act | undefined {
  if (event.isComposing || !(event.ctrlKey || event.metaKey)) return undefined;
  if (event.altKey) return event.shiftKey ? undefined : ALT[event.code];
  return event.shiftKey ? SHIFT[event.code] : PLAIN[event.code];
}

const PLAIN: Record<string, Act> = {
  KeyB: 'strong',
  KeyI: 'em',
  KeyE: 'code',
  KeyL: 'link',
  KeyZ: 'undo',
  KeyY: 'redo',
};
const SHIFT: Record<string, Act> = {
  KeyX: 'del',
  KeyZ: 'redo',
  Digit7: 'numbers',
  Digit8: 'bullets',
  Digit9: 'quote',
};
const ALT: Record<string, Act> = { Digit2: 'heading2', Digit3: 'heading3', Digit4: 'heading4', KeyN: 'note' };

/** The keys of an act, as they are read. */
export const KEYS: Partial<Record<Act, string>> = {
  strong: 'Ctrl+B',
  em: 'Ctrl+I',
  code: 'Ctrl+E',
  link: 'Ctrl+L',
  del: 'Ctrl+Shift+X',
  numbers: 'Ctrl+Shift+7',
  bullets: 'Ctrl+Shift+8',
  quote: 'Ctrl+Shift+9',
  heading2: 'Ctrl+Alt+2',
  heading3: 'Ctrl+Alt+3',
  heading4: 'Ctrl+Alt+4',
  note: 'Ctrl+Alt+N',
  undo: 'Ctrl+Z',
  redo: 'Ctrl+Shift+Z',
};
