/** Who stands before the screen: a mark without meaning, new for each person at a kiosk. Nothing of it leaves. */

import { isTail } from '$lib/form/tail';

const PLACE = 'didban.tab';
/** What lets the page of a browser ask the program at all; it is nobody's (app/bridge.js). */
const TOKEN = 'didban.token';
let own = '';

/** The mark of the present person; it lasts over a reload, and until all is forgotten. */
export function tabSession(): string {
  if (own) return own;
  own = `${Date.now()}-${Math.random()}`;
  try {
    own = sessionStorage.getItem(PLACE) ?? own;
    sessionStorage.setItem(PLACE, own);
  } catch {
    // A machine that keeps nothing knows the person until the next reload.
  }
  return own;
}

/** Leaves nothing of a person behind: what was chosen, typed and visited. */
export function forget() {
  try {
    // Words of the staff that are not kept yet are their owner's to remove.
    for (const key of Object.keys(localStorage))
      if (!isTail(key) && key !== TOKEN) localStorage.removeItem(key);
    sessionStorage.clear();
  } catch {
    // Nothing was kept.
  }
  history.replaceState(null, '', '#/');
  location.reload();
}
