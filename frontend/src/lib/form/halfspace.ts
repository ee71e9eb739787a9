/**
 * The half-space (U+200C): written by Shift+Space, for which a browser writes a blank, and put in the place of the four
 * signs that look like one and are none.
 */

export const HALF_SPACE = '\u200c';

/** Zero-width space, the sign of negation, a control sign and the narrow blank: what old keyboards and pastes bring. */
// eslint-disable-next-line no-control-regex -- U+001F is one of them
const IMPOSTORS = /[\u200b\u00ac\u001f\u202f]/g;

/** How many signs of a text only look like half-spaces. */
export const impostors = (text: string): number => text.match(IMPOSTORS)?.length ?? 0;

/** The text with true half-spaces; none stands where a word doesn't go on, and never two together. */
export function mended(text: string): string {
  return text
    .replace(IMPOSTORS, HALF_SPACE)
    .replace(/\u200c{2,}/g, HALF_SPACE)
    .replace(/\u200c*(\s)\u200c*/g, '$1')
    .replace(/^\u200c+|\u200c+$/g, '');
}

/** The letters of Arabic keyboards that Persian writes otherwise. */
const ARABIC = /[\u064a\u0643]/;

export const hasArabic = (text: string): boolean => ARABIC.test(text);

/** The text in the letters of Persian: an edit like any other, never made by itself. */
export const persian = (text: string): string => text.replaceAll('\u064a', 'ی').replaceAll('\u0643', 'ک');

type Written = HTMLInputElement | HTMLTextAreaElement;

const KINDS = ['text', 'search', 'tel', 'url'];

function writtenOf(target: EventTarget | null): Written | undefined {
  const field =
    target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement ? target : undefined;
  if (!field || field.readOnly || field.disabled) return undefined;
  return field instanceof HTMLTextAreaElement || KINDS.includes(field.type) ? field : undefined;
}

/** Writes a half-space where Shift+Space was pressed in a field. */
export function halfSpaceKey(event: KeyboardEvent) {
  if (event.code !== 'Space' || !event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.isComposing || event.defaultPrevented) return;
  const field = writtenOf(event.target);
  if (!field) return;
  event.preventDefault();
  insert(field, HALF_SPACE);
}

/** Writes a text in place of what is chosen, as if it had been typed: it can be undone by the browser. */
export function insert(field: Written, text: string) {
  field.focus();
  if (document.execCommand?.('insertText', false, text)) return;
  const end = field.value.length;
  field.setRangeText(text, field.selectionStart ?? end, field.selectionEnd ?? end, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text, inputType: 'insertText' }));
}
