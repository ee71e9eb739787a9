/** The terms of a vocabulary in the language of the page. */
import type { TermChoice } from '$lib/backend/staff-shapes';
import { settings } from '$lib/state/settings.svelte';

export const titled = (terms: TermChoice[]): { code: string; title: string }[] =>
  terms.map((term) => ({ code: term.code, title: term[settings.lang] }));
