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

/** What stands beside the space: of dates, amounts and codes. */
export const SIGNS = cut('/ - .');

export const HALF_SPACE = '\u200c';

const WRITTEN = ['text', 'search', 'tel', 'url', 'password'];

/** The field that an element is, where letters can be written into it. */
export function fieldOf(target: EventTarget | null): Field | undefined {
  if (target instanceof HTMLTextAreaElement && !target.readOnly && !target.disabled) return target;
  if (!(target instanceof HTMLInputElement) || target.readOnly || target.disabled) return undefined;
  return WRITTEN.includes(target.type) ? target : undefined;
}

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

/** Goes, as Enter does: a key that nobody takes sends the form. */
export function enter(field: Field) {
  field.dispatchEvent(new Event('change', { bubbles: true }));
  const key = new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true });
  if (field.dispatchEvent(key)) field.form?.requestSubmit();
}

function chosen(field: Field): [number, number] {
  const end = field.value.length;
  return [field.selectionStart ?? end, field.selectionEnd ?? end];
}

function put(field: Field, from: number, to: number, text: string, inputType: string) {
  field.setRangeText(text, from, to, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text || null, inputType }));
}
