/** How an article is named elsewhere: its address and its citation. Pure. */
import type { ArticleCard } from '$lib/backend/shapes';
import { instantDay, type Lang } from '$lib/i18n/format';

type Cited = Pick<ArticleCard, 'code' | 'title' | 'author' | 'published'>;

/**
 * The line that an article's QR code holds: `didban://article/SH-1405-006`. The public code is stable, and
 * the program opens it as it opens an id.
 */
export const articleAddress = (code: string) => `didban://article/${encodeURIComponent(code)}`;

/** A name of another direction as one piece of the line: no sign beside it changes its place (Unicode TR9). */
const apart = (name: string) => (/\p{Script=Arabic}/u.test(name) ? `\u2068${name}\u2069` : name);

/**
 * Author, title, place, day, address. The day is the Jalali one; an English reader is told the Gregorian
 * one as well. The title stays as it is: it is the article's name.
 */
export function citation(article: Cited, source: string, lang: Lang): string {
  const { author, title, published, code } = article;
  // it is copied into other programs, where a blank is a blank
  const day = instantDay(published, lang).replaceAll('\u00a0', ' ');
  if (lang === 'fa') {
    return `${[author, `«${title}»`, source || 'شهرآن', day].filter(Boolean).join('، ')}. ${articleAddress(code)}`;
  }
  const own = !source || source === 'شهرآن';
  return `${[apart(author), `“${apart(title)}”`, own ? 'Shahran' : source, day].filter(Boolean).join(', ')}. ${articleAddress(code)}`;
}
