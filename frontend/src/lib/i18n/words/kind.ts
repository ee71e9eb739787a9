/** A kind of noun in the middle of a sentence. */
import type { Words } from '../fill';

export const kind = {
  'one.terms': ['فهرست کد', 'list of codes'],
  'one.city': ['شهر', 'city'],
  'one.area': ['محدوده', 'area'],
  'one.unit': ['واحد', 'unit'],
  'one.place': ['مکان', 'place'],
  'one.media': ['تصویر یا سند', 'picture or document'],
  'one.person': ['شخص', 'person'],
  'one.post': ['سمت', 'post'],
  'one.trustee': ['دورهٔ معتمد', 'term of a trustee'],
  'one.project': ['پروژه', 'project'],
  'one.event': ['رویداد', 'event'],
  'one.article': ['نوشتهٔ شهرآن', 'article'],
  'one.comment': ['نظر', 'comment'],
} satisfies Words;
