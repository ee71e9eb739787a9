/**
 * What a press of keys asks for. By the key's place on the keyboard, not by its letter: under a Persian layout Ctrl+Z
 * arrives as «ظ». A key that is composing a sign asks for nothing. Pure.
 */

export type Command =
  | {
      name:
        | 'send'
        | 'save'
        | 'undo'
        | 'redo'
        | 'nextFault'
        | 'previousFault'
        | 'today'
        | 'return'
        | 'history'
        | 'conflict'
        | 'preview'
        | 'map'
        | 'notes'
        | 'sheets'
        | 'nextSheet'
        | 'previousSheet';
    }
  | { name: 'section'; number: number };

type Press = Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing'>;

export function commandOf(press: Press): Command | undefined {
  if (press.isComposing) return undefined;
  const { code, shiftKey } = press;
  const command = press.ctrlKey || press.metaKey;
  if (code === 'F8' && !command && !press.altKey) return { name: shiftKey ? 'previousFault' : 'nextFault' };
  if (press.altKey && !command && !shiftKey) return WITH_ALT[code] ?? sectionOf(code);
  return command && !press.altKey ? withControl(code, shiftKey) : undefined;
}

const WITH_ALT: Record<string, Command> = {
  KeyH: { name: 'history' },
  KeyB: { name: 'conflict' },
  KeyP: { name: 'preview' },
  KeyM: { name: 'map' },
  KeyN: { name: 'notes' },
  KeyT: { name: 'sheets' },
  PageDown: { name: 'nextSheet' },
  PageUp: { name: 'previousSheet' },
};

function sectionOf(code: string): Command | undefined {
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1];
  return digit === undefined ? undefined : { name: 'section', number: Number(digit) };
}

function withControl(code: string, shift: boolean): Command | undefined {
  switch (code) {
    case 'KeyZ':
      return { name: shift ? 'redo' : 'undo' };
    case 'KeyY':
      return shift ? undefined : { name: 'redo' };
    case 'Enter':
    case 'NumpadEnter':
      return shift ? undefined : { name: 'send' };
    case 'KeyS':
      return shift ? undefined : { name: 'save' };
    case 'Backspace':
      return shift ? undefined : { name: 'return' };
    case 'Semicolon':
      return shift ? undefined : { name: 'today' };
  }
  return undefined;
}

/** Whether a press means «next field» in a field of one line. */
export const isNext = (event: KeyboardEvent): boolean =>
  event.key === 'Enter' && !event.isComposing && !event.ctrlKey && !event.metaKey && !event.altKey;
