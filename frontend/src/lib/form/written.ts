/** What a box to write in does for its entry. */
import type { Entry, Fault } from './entry.svelte';
import { isNext } from './keys';
import { focusNext } from './next';

type Box = HTMLInputElement | HTMLTextAreaElement;
type On<E extends Event> = E & { currentTarget: EventTarget & Box };

/** The handlers of a box of one line: Enter goes to the next field, and sends nothing. */
export const oneLine = (entry: Entry) => ({
  ...manyLines(entry),
  onkeydown: (event: On<KeyboardEvent>) => {
    if (!isNext(event) || event.defaultPrevented) return;
    event.preventDefault();
    focusNext(event.currentTarget);
  },
});

export const manyLines = (entry: Entry) => ({
  oninput: (event: On<Event>) => entry.type(event.currentTarget.value),
  onfocus: () => entry.enter(),
  onblur: () => entry.leave(),
});

/** The direction of what is written: the text's own, the page's where it has no letter to tell. */
export const dirOf = (text: string): 'auto' | undefined => (/\p{L}/u.test(text) ? 'auto' : undefined);

/** What keeps a browser from remembering, mending and offering what is typed into a field. */
export const UNKEPT = {
  autocomplete: 'off',
  autocorrect: 'off',
  autocapitalize: 'off',
  spellcheck: false,
} as const;

/** How a field stands on the page. */
export interface Face {
  label: string;
  hint?: string;
  required?: boolean;
  /** Whether the public sees it; unsaid where that goes without saying. */
  seen?: boolean;
  /** The items of CoST that it discloses. */
  items?: number[];
  /** Whether the label is only heard, because what it says stands beside the field. */
  unseen?: boolean;
  /** The sentence of a fault, where the screen has one of its own. */
  say?: (fault: Fault) => string;
  /** The most signs that it takes; 0 for no bound. */
  max?: number;
}

/** What the control of a field carries for those who hear the page. */
export interface Aria {
  id: string;
  'aria-describedby': string;
  'aria-invalid': boolean;
  'aria-required': boolean;
  readonly: boolean;
}
