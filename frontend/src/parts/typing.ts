/** The keys of the keyboard on the screen, and what a key does to a field. Knows no screen. */

export type Layout = 'fa' | 'en';
export type Field = HTMLInputElement | HTMLTextAreaElement;

const cut = (text: string) => text.split(' ');

/** The rows as people know them from a telephone, from left to right in both languages. */
export const LAYOUTS: Record<Layout, string[][]> = {
  fa: [
    cut('۱ ۲ ۳ ۴ ۵ ۶ ۷ ۸ ۹ ۰'),
    cut('ض ص ث ق ف غ ع ه خ ح ج چ'),
    cut('ش س ی ب ل ا ت ن م ک گ'),
    cut('ظ ط ز ژ ر ذ د پ و ئ آ'),
  ],
  en: [
    cut('1 2 3 4 5 6 7 8 9 0'),
    cut('q w e r t y u i o p'),
    cut('a s d f g h j k l'),
    cut('z x c v b n m'),
  ],
};

/** The signs of a language, in the order in which it is read; the last ones are of dates, amounts and codes. */
export const SIGNS: Record<Layout, string[]> = {
  fa: cut('؟ ! ، : ؛ . « » ( ) / -'),
  en: cut('? ! , : ; . " \' ( ) / - @'),
};

/** The rows of the pad for what has digits alone; the last digit stands among the keys that act. */
export const PADS: Record<Layout, string[][]> = {
  fa: [cut('۱ ۲ ۳'), cut('۴ ۵ ۶'), cut('۷ ۸ ۹'), ['۰']],
  en: [cut('1 2 3'), cut('4 5 6'), cut('7 8 9'), ['0']],
};

export const HALF_SPACE = '\u200c';

const WRITTEN = ['text', 'search', 'tel', 'url', 'password'];

/** The field that an element is, where letters can be written into it. */
export function fieldOf(target: EventTarget | null): Field | undefined {
  if (target instanceof HTMLTextAreaElement && !target.readOnly && !target.disabled) return target;
  if (!(target instanceof HTMLInputElement) || target.readOnly || target.disabled) return undefined;
  return WRITTEN.includes(target.type) ? target : undefined;
}

/** Whether a field takes digits alone. */
export const isPad = (field: Field): boolean => ['numeric', 'tel'].includes(field.inputMode);

/** Whether a field has several lines, in which Enter starts a new one. */
export const hasLines = (field: Field): boolean => field instanceof HTMLTextAreaElement;

/** Keeps a sheet open: who writes into a field of it by the keyboard on the screen has not left it. */
export function keepOpen(event: Event) {
  const at = event.target;
  if (at instanceof Element && at.closest('.keyboard, [role=alertdialog]')) event.preventDefault();
}

/** Writes a text in place of what is chosen, as if it had been typed. */
export function write(field: Field, text: string) {
  const [from, to] = chosen(field);
  put(field, from, to, text, 'insertText');
}

/** Takes away what is chosen, else the character before. */
export function erase(field: Field) {
  const [from, to] = chosen(field);
  if (to === 0) return;
  const before = Array.from(field.value.slice(0, from)).at(-1) ?? '';
  put(field, from === to ? from - before.length : from, to, '', 'deleteContentBackward');
}

/**
 * Goes, as Enter does: a key that nobody takes starts a new line where there are lines, else it sends the form. Tells
 * whether the person is done with the field.
 */
export function enter(field: Field): boolean {
  if (!hasLines(field)) field.dispatchEvent(new Event('change', { bubbles: true }));
  const key = new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true });
  const free = field.dispatchEvent(key);
  if (free && hasLines(field)) write(field, '\n');
  else if (free) field.form?.requestSubmit();
  return !hasLines(field);
}

function chosen(field: Field): [number, number] {
  const end = field.value.length;
  return [field.selectionStart ?? end, field.selectionEnd ?? end];
}

function put(field: Field, from: number, to: number, text: string, inputType: string) {
  field.setRangeText(text, from, to, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text || null, inputType }));
}
