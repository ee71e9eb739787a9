/** What a press of a key asks of the queue: by the key's place on the keyboard, so that a Persian layout makes no difference. Pure. */
import type { Key } from '$lib/i18n/words';

export type Act = 'approve' | 'redact' | 'reject' | 'hide' | 'interim' | 'merge' | 'move';

export type QueueCommand =
  | { name: 'act'; act: Act }
  | { name: 'next' | 'previous'; choose: boolean }
  | { name: 'agree' | 'disagree' | 'note' | 'open' | 'choose' | 'undo' | 'filter' | 'leave' | 'assign' };

type Press = Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing'>;

const ACTS: Record<string, Act> = {
  KeyA: 'approve',
  KeyE: 'redact',
  KeyR: 'reject',
  KeyH: 'hide',
  KeyI: 'interim',
  KeyD: 'merge',
  KeyM: 'move',
};

const OTHERS: Record<string, Exclude<QueueCommand['name'], 'act' | 'next' | 'previous'>> = {
  KeyN: 'note',
  KeyO: 'open',
  KeyT: 'assign',
  KeyX: 'choose',
  KeyZ: 'undo',
  Slash: 'filter',
  Escape: 'leave',
};

export function commandOf(press: Press): QueueCommand | undefined {
  if (press.isComposing || press.ctrlKey || press.metaKey || press.altKey) return undefined;
  const { code, shiftKey } = press;
  if (code === 'KeyJ') return { name: 'next', choose: shiftKey };
  if (code === 'KeyK') return { name: 'previous', choose: shiftKey };
  if (code === 'KeyS') return { name: shiftKey ? 'disagree' : 'agree' };
  if (shiftKey) return undefined;
  const act = ACTS[code];
  if (act) return { name: 'act', act };
  const other = OTHERS[code];
  return other && { name: other };
}

/** The keys by which a rule is chosen, in the order of the rules: twelve in the row of digits. */
const RULE_KEYS = [
  ...Array.from({ length: 9 }, (_, n) => `Digit${String(n + 1)}`),
  'Digit0',
  'Minus',
  'Equal',
];

export const RULE_SIGNS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '-', '='];

/** Which rule a key chooses; -1 for none. */
export const ruleOf = (code: string) => RULE_KEYS.indexOf(code.replace('Numpad', 'Digit'));

/** What an act is for an item, by the actions that are open to it; undefined where it is none. */
export function actionOf(act: Act, may: readonly string[]): string | undefined {
  return WAYS[act].find((action) => may.includes(action));
}

const WAYS: Record<Act, readonly string[]> = {
  approve: ['published', 'restored', 'kept'],
  redact: ['redacted'],
  reject: ['rejected', 'upheld'],
  hide: ['hidden'],
  interim: ['interim'],
  merge: ['merged'],
  move: ['moved'],
};

export const ACT_ORDER: Act[] = ['approve', 'redact', 'reject', 'hide', 'interim', 'merge', 'move'];

export const ACT_SIGNS: Record<Act, string> = {
  approve: 'A',
  redact: 'E',
  reject: 'R',
  hide: 'H',
  interim: 'I',
  merge: 'D',
  move: 'M',
};

/** What the button of an action says. */
export const actKey = (action: string) => `queue.act.${action}` as Key;

/** Actions that a rule must stand behind, and those that need a word on why. */
export const needsRule = (action: string) =>
  ['redacted', 'rejected', 'hidden', 'interim', 'merged', 'moved'].includes(action);
export const needsWords = (action: string, rule: string) =>
  action === 'upheld' || (needsRule(action) && ['accusation', 'elsewhere', 'order'].includes(rule));

/** The only rules by which something may go from sight before it is judged. */
export const allows = (action: string, rule: string) =>
  rule !== 'author' && (action !== 'interim' || ['personal', 'threat', 'order'].includes(rule));

/** The rule that an action has by itself. */
export const ruleBy: Record<string, string> = {
  merged: 'duplicate',
  moved: 'elsewhere',
  redacted: 'personal',
};
