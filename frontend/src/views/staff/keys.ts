/** The keys of the workshop, by screen, as the help shows them. The names of keys are those on the keyboard. */
import type { Key } from '$lib/i18n/words';

export type KeyLine = readonly [keys: string, act: Key];

/** They work on every screen. */
export const EVERYWHERE: KeyLine[] = [
  ['F1', 'help.key.help'],
  ['Ctrl+/', 'help.key.all'],
  ['Ctrl+K', 'help.key.palette'],
];

const WRITING: KeyLine[] = [
  ['Enter', 'help.key.next'],
  ['Ctrl+Enter', 'help.key.send'],
  ['Ctrl+S', 'help.key.save'],
  ['Ctrl+Z · Ctrl+Shift+Z', 'help.key.undo'],
  ['F8 · Shift+F8', 'help.key.fault'],
  ['Alt+1 … Alt+9', 'help.key.section'],
  ['Alt+H', 'help.key.history'],
  ['Alt+B', 'help.key.conflict'],
  ['Ctrl+;', 'help.key.today'],
  ['Shift+Space', 'help.key.half'],
];

/** What is said of a screen, and its keys. */
export interface ScreenHelp {
  texts: Key[];
  keys: KeyLine[];
}

export const SCREENS: Record<string, ScreenHelp> = {
  signin: { texts: ['help.signin1', 'help.signin2'], keys: [['Enter', 'help.key.signin']] },
  bench: { texts: ['help.bench1', 'help.bench2', 'help.bench3'], keys: [] },
  list: { texts: ['help.list1', 'help.list2'], keys: [] },
  draft: { texts: ['help.draft1', 'help.draft2', 'help.draft3'], keys: WRITING },
  review: {
    texts: ['help.review1', 'help.review2'],
    keys: [
      ['Ctrl+Enter', 'help.key.publish'],
      ['Ctrl+Backspace', 'help.key.return'],
    ],
  },
  history: {
    texts: ['help.history1', 'help.history2', 'help.history3'],
    keys: [['↑ ↓', 'help.key.version']],
  },
  audit: { texts: ['help.audit1', 'help.audit2'], keys: [] },
  city: { texts: ['help.city1', 'help.city2'], keys: [] },
  backups: { texts: ['help.backups1', 'help.backups2', 'help.backups3'], keys: [] },
  users: { texts: ['help.users1', 'help.users2', 'help.users3'], keys: [] },
};
