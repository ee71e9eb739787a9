/** Words with both languages side by side, and one side of them. Pure. */
import type { Lang } from './format';

export type Sides = Record<string, Record<Lang, string>>;

export function side<W extends Sides>(words: W, lang: Lang): Record<keyof W & string, string> {
  return Object.fromEntries(Object.entries(words).map(([key, both]) => [key, both[lang]])) as Record<
    keyof W & string,
    string
  >;
}
