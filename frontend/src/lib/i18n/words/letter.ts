/** The words of letters: what a citizen writes to a post or a unit, and what is answered. */
import type { Words } from '../fill';

export const letter = {
  'kind.message': ['نامه', 'Letter'],
  'kinds.message': ['نامه‌ها', 'Letters'],
} satisfies Words;
