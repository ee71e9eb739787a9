/** What the QR code of an article holds: title, lead, who wrote it and when. */
import type { ArticleCard } from '$lib/backend/shapes';
import { brief, carried } from '$lib/carry';
import { f, t } from '$lib/i18n/i18n.svelte';
import { href } from '$lib/state/route';

export const articleCarried = (article: ArticleCard): string =>
  carried(href('article', article.code), [
    f.digits(brief(article.title)),
    f.digits(brief(article.lead)),
    [f.digits(article.author), f.instantDay(article.published)].filter(Boolean).join(t('carry.comma')),
    t('carry.code', { code: article.code }),
  ]);
