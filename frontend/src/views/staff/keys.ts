/** The keys of the workshop, by screen, as the help shows them. The names of keys are those on the keyboard. */
import type { Key } from '$lib/i18n/words';

export type KeyLine = readonly [keys: string, act: Key];

/** They work on every screen. */
export const EVERYWHERE: KeyLine[] = [
  ['F1 · ?', 'help.key.help'],
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
  ['Alt+P', 'help.key.preview'],
  ['Alt+M', 'help.key.map'],
  ['Alt+N', 'help.key.notes'],
  ['Alt+H', 'help.key.history'],
  ['Alt+B', 'help.key.conflict'],
  ['Alt+T · Alt+PageDown · Alt+PageUp', 'help.key.sheets'],
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
  list: {
    texts: ['help.list1', 'help.list2', 'help.list3', 'help.list4', 'help.listBulk'],
    keys: [
      ['Space · Shift+↑ ↓', 'help.key.choose'],
      ['Ctrl+A', 'help.key.chooseAll'],
      ['Ctrl+Enter', 'help.key.make'],
    ],
  },
  round: {
    texts: ['help.round1', 'help.round2', 'help.round3'],
    keys: [
      ['Tab · Enter', 'help.key.cell'],
      ['Ctrl+;', 'help.key.today'],
      ['Ctrl+D', 'help.key.above'],
      ['Ctrl+Enter', 'help.key.send'],
      ['Ctrl+S', 'help.key.save'],
      ['Ctrl+Z · Ctrl+Shift+Z', 'help.key.undo'],
    ],
  },
  draft: { texts: ['help.draft1', 'help.draft2', 'help.draft3'], keys: WRITING },
  review: {
    texts: ['help.review1', 'help.review2'],
    keys: [
      ['Ctrl+Enter', 'help.key.publish'],
      ['Ctrl+Backspace', 'help.key.return'],
      ['Alt+P', 'help.key.preview'],
    ],
  },
  history: {
    texts: ['help.history1', 'help.history2', 'help.history3'],
    keys: [['↑ ↓', 'help.key.version']],
  },
  queue: {
    texts: ['help.queue1', 'help.queue2', 'help.queue3', 'help.queue4'],
    keys: [
      ['J · K', 'help.key.queueNext'],
      ['A', 'help.key.queueApprove'],
      ['E', 'help.key.queueRedact'],
      ['R · H', 'help.key.queueReject'],
      ['1 … 9 · 0 · - · =', 'help.key.queueRule'],
      ['D · M', 'help.key.queueMerge'],
      ['S · Shift+S', 'help.key.queueSecond'],
      ['X · Shift+J · Shift+K', 'help.key.queueChoose'],
      ['Z', 'help.key.queueUndo'],
      ['I', 'help.key.queueInterim'],
      ['T', 'help.key.queueAssign'],
      ['N · O · /', 'help.key.queueMore'],
      ['← → ↑ ↓ · Shift · Delete', 'help.key.queueBoxes'],
    ],
  },
  answers: { texts: ['help.answers1', 'help.answers2'], keys: [['Ctrl+Enter', 'help.key.answer']] },
  letters: {
    texts: ['help.letters1', 'help.letters2', 'help.letters3', 'help.letters4'],
    keys: [
      ['J · K', 'help.key.lettersNext'],
      ['N', 'help.key.lettersAnswer'],
      ['R', 'help.key.lettersRefer'],
      ['X', 'help.key.lettersRefuse'],
      ['C', 'help.key.lettersContact'],
      ['P', 'help.key.lettersPrint'],
      ['Ctrl+Enter', 'help.key.lettersSend'],
    ],
  },
  templates: {
    texts: ['help.templates1', 'help.templates2'],
    keys: [['Ctrl+Enter', 'help.key.templates']],
  },
  works: {
    texts: ['help.works1', 'help.works2', 'help.works3'],
    keys: [
      ['J · K', 'help.key.worksNext'],
      ['N', 'help.key.worksForm'],
      ['O', 'help.key.worksOpen'],
      ['Ctrl+Enter', 'help.key.worksSend'],
    ],
  },
  words: { texts: ['help.words1', 'help.words2'], keys: [] },
  receive: { texts: ['help.receive1', 'help.receive2'], keys: [['Ctrl+Enter', 'help.key.receive']] },
  audit: { texts: ['help.audit1', 'help.audit2'], keys: [] },
  terms: { texts: ['help.terms1', 'help.terms2'], keys: [] },
  city: { texts: ['help.city1', 'help.city2'], keys: [] },
  backups: { texts: ['help.backups1', 'help.backups2', 'help.backups3'], keys: [] },
  users: { texts: ['help.users1', 'help.users2', 'help.users3'], keys: [] },
};
