/** A wish to search, from the keyboard: the search box that is on the screen, or comes to it, takes the focus. */

class SearchFocus {
  wanted = $state(false);
}

export const searchFocus = new SearchFocus();

/** Whether a key asks for the search: «/» outside of text, or Ctrl+K anywhere. */
export function isSearchKey(event: KeyboardEvent): boolean {
  if ((event.ctrlKey || event.metaKey) && event.code === 'KeyK') return true;
  const into =
    event.target instanceof HTMLElement && event.target.closest('input, textarea, [contenteditable]');
  return event.key === '/' && !event.ctrlKey && !event.altKey && !into;
}
