/** What a press of a key asks of the letters: by the key's place on the keyboard, so that a Persian layout makes no difference. Pure. */
export type LettersCommand =
  'next' | 'previous' | 'answer' | 'refer' | 'refuse' | 'contact' | 'print' | 'leave';

type Press = Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing'>;

const COMMANDS: Record<string, LettersCommand> = {
  KeyJ: 'next',
  KeyK: 'previous',
  KeyN: 'answer',
  KeyR: 'refer',
  KeyX: 'refuse',
  KeyC: 'contact',
  KeyP: 'print',
  Escape: 'leave',
};

export function commandOf(press: Press): LettersCommand | undefined {
  if (press.isComposing || press.ctrlKey || press.metaKey || press.altKey || press.shiftKey) return undefined;
  return COMMANDS[press.code];
}
