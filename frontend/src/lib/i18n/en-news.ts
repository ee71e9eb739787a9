/** The words of شهرآن, its articles and their authors in English. */
import type { news as persian } from './fa-news';

export const news: Record<keyof typeof persian, string> = {
  'news.title': 'Shahran',
  'news.help':
    'News, analysis and interviews on the city’s civil, service, educational, cultural and social work.',
  'news.sections': 'Sections',
  'news.allSections': 'All sections',
  'news.form': 'Form',
  'news.allForms': 'All',
  'news.list': 'Articles',
  'news.count': '{n} {n|article|articles}',
  'news.none': 'No article here',
  'news.noneText': 'Choose another section or form.',
  'news.all': 'All articles',
  'article.minutes': '{n} min read',
  'article.source': 'Source:',
  'article.tags': 'Tags',
  'article.projects': 'Projects in this article',
  'article.events': 'Events in this article',
  'article.persons': 'People in this article',
  'article.related': 'Read on',
};
