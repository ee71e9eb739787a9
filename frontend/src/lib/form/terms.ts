/** The terms of a vocabulary in the language of the page. */
import type { TermChoice } from '$lib/backend/staff-shapes';
import { settings } from '$lib/state/settings.svelte';

export interface Titled {
  code: string;
  title: string;
}

export const titled = (terms: TermChoice[]): Titled[] =>
  terms.map((term) => ({ code: term.code, title: term[settings.lang] }));
