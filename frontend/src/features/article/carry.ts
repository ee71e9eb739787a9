/** What is taken along of an article: title, lead, who wrote it and when. */
import type { ArticleCard } from '$lib/backend/shapes';
import { brief, carried } from '$lib/carry';
import { f, t } from '$lib/i18n/i18n.svelte';
import type { Slip } from '$lib/slip';
import { href } from '$lib/state/route';

export const articleCarried = (article: ArticleCard): string =>
  carried(href('article', article.code), [
    f.digits(brief(article.title)),
    f.digits(brief(article.lead)),
    [f.digits(article.author), f.instantDay(article.published)].filter(Boolean).join(t('carry.comma')),
    t('carry.code', { code: article.code }),
  ]);

export const articleSlip = (article: ArticleCard): Slip => ({
  kind: t('kind.article'),
  title: article.title,
  code: article.code,
  facts: [
    [t('slip.lead'), f.digits(article.lead)],
    [t('slip.author'), f.digits(article.author)],
    [t('slip.day'), f.instantDay(article.published)],
  ],
  qr: articleCarried(article),
});
