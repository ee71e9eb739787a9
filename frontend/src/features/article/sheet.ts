import type { SheetLayout } from '$lib/form/layout';
import ArticleAside from './ArticleAside.svelte';

/** How an article is written. */
export const article: SheetLayout = {
  kind: 'article',
  sections: [
    {
      title: 'sheet.article.head',
      fields: [
        { path: 'title', label: 'sheet.article.title', width: 'full' },
        { path: 'kicker', label: 'sheet.article.kicker', width: 'full' },
        { path: 'lead', label: 'sheet.article.lead', hint: 'sheet.article.leadHint', rows: 2 },
      ],
    },
    {
      title: 'sheet.article.body',
      fields: [{ path: 'body', label: 'sheet.article.text', part: 'body', width: 'full' }],
    },
    {
      title: 'sheet.article.place',
      fields: [
        { path: 'section', label: 'sheet.article.section' },
        { path: 'form', label: 'sheet.article.form' },
        { path: 'author', label: 'sheet.article.author' },
        { path: 'source', label: 'sheet.article.source' },
        { path: 'tags', label: 'sheet.article.tags', width: 'full' },
        { path: 'published', label: 'sheet.article.published', hint: 'sheet.article.publishedHint' },
        { path: 'choice', label: 'sheet.article.choice', hint: 'sheet.article.choiceHint' },
        { path: 'code', label: 'sheet.code', hint: 'sheet.codeHint', dir: 'ltr' },
      ],
    },
    {
      title: 'sheet.article.about',
      fields: [
        { path: 'projects', label: 'sheet.article.projects', width: 'full' },
        { path: 'events', label: 'sheet.article.events', width: 'full' },
        { path: 'persons', label: 'sheet.article.persons', width: 'full' },
        { path: 'areas', label: 'sheet.article.areas', width: 'full' },
      ],
    },
    {
      title: 'sheet.article.pictures',
      fields: [{ path: 'media', label: 'sheet.article.media', part: 'photos', width: 'full' }],
    },
    {
      title: 'sheet.article.mended',
      fields: [
        {
          path: 'corrections',
          label: 'sheet.article.mended',
          part: 'items',
          width: 'full',
          items: [
            { path: 'at', label: 'sheet.article.correctionAt', width: 'full' },
            { path: 'text', label: 'sheet.article.correctionText', width: 'full', rows: 2 },
            { path: 'reason', label: 'sheet.article.correctionReason', width: 'full', rows: 2 },
          ],
        },
      ],
    },
  ],
  aside: ArticleAside,
  hidden: [],
};
