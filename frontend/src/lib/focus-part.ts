/**
 * Takes the reader to a part of a screen, a heading, a section or a note, without a step in the history: the
 * address of the screen stays what it is.
 */
export function focusPart(within: Element, id: string) {
  const part = within.querySelector<HTMLElement>(`[id="${CSS.escape(id)}"]`);
  if (!part) return;
  part.tabIndex = -1;
  part.focus({ preventScroll: true });
  part.scrollIntoView({ block: id.startsWith('fn') ? 'center' : 'start' });
}
