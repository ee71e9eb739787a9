/** What a press of a key asks of the reports of a unit: by the key's place on the keyboard, so that a Persian layout makes no difference. Pure. */
import type { PhotoAnswer } from '$lib/backend/dialogue-shapes';

export type WorksCommand = 'next' | 'previous' | 'open' | 'step';

type Press = Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing'>;

const COMMANDS: Record<string, WorksCommand> = {
  KeyJ: 'next',
  KeyK: 'previous',
  KeyO: 'open',
  KeyN: 'step',
};

export function commandOf(press: Press): WorksCommand | undefined {
  if (press.isComposing || press.ctrlKey || press.metaKey || press.altKey || press.shiftKey) return undefined;
  return COMMANDS[press.code];
}

/** What a step says beside its words. */
export interface Typed {
  state: string;
  text: string;
  due: string;
  unit: string;
  rule: string;
  body: string;
  phone: string;
  /** What the unit says of the pictures of its step. */
  photos: PhotoAnswer[];
}

/** Whether a step says all that its state asks for; Go looks again. */
export function isWhole({ state, text, due, unit, rule, body, phone, photos }: Typed): boolean {
  switch (state) {
    case '':
      return false;
    case 'assigned':
      return unit !== '';
    case 'planned':
      return due !== '';
    case 'fixed':
      return text.trim() !== '' || photos.length > 0;
    case 'elsewhere':
      return body.trim() !== '' && phone.trim() !== '';
    case 'declined':
      return rule !== '' && text.trim() !== '';
    default:
      return true;
  }
}
