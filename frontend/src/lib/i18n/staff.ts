/** The words of the workspace «کارگاه». */
import { formWords } from './staff-form';

export const staffWords = {
  ...formWords,
} as const;
