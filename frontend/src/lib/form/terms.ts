/** The terms of a vocabulary in the language of the page, and which of them a few letters mean. */
import type { TermChoice } from '$lib/backend/staff-shapes';
import { squeeze } from '$lib/i18n/dates-words';
import { settings } from '$lib/state/settings.svelte';

export interface Titled {
  code: string;
  title: string;
}

export const titled = (terms: TermChoice[]): Titled[] =>
  terms.map((term) => ({ code: term.code, title: term[settings.lang] }));

/** Those that may be chosen anew, and the one that stands there. */
export const offered = (terms: TermChoice[], code = ''): Titled[] =>
  titled(terms.filter((term) => !term.retired || term.code === code));

/** How near a title comes to what is written: it is that, begins so, has a word that begins so, holds it; else none. */
function nearness(title: string, wanted: string): number {
  const folded = squeeze(title);
  if (folded === wanted) return 0;
  if (folded.startsWith(wanted)) return 1;
  if (title.split(/[\s\u200c]+/).some((word) => squeeze(word).startsWith(wanted))) return 2;
  return folded.includes(wanted) ? 3 : 4;
}

/** The options that hold a text, the nearest first. */
export function optionsTo(options: Titled[], text: string): Titled[] {
  const wanted = squeeze(text);
  const near = (option: Titled) => nearness(option.title, wanted);
  return options.filter((option) => near(option) < 4).sort((a, b) => near(a) - near(b));
}

/** The one option that a text means: no other comes as near to it. */
export function optionOf(options: Titled[], text: string): Titled | undefined {
  const wanted = squeeze(text);
  if (!wanted) return undefined;
  const [first, second] = optionsTo(options, text);
  if (!first) return undefined;
  const alone = !second || nearness(first.title, wanted) < nearness(second.title, wanted);
  return alone ? first : undefined;
}

/** The option that is called just so, or has this code. */
export const optionNamed = (options: Titled[], text: string): Titled | undefined =>
  options.find(({ code, title }) => code === text.trim() || squeeze(title) === squeeze(text));
