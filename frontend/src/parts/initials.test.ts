import { expect, it } from 'vitest';
import { initials } from './initials';

it.each([
  ['دکتر احسان کاشانی', 'ا\u200cک'],
  ['مهندس نیلوفر بادگیرچی', 'ن\u200cب'],
  ['حاج آقای رضا', 'ر'],
  ['Dr. Ehsan Kashani', 'E\u200cK'],
  ['دکتر', 'د'],
  ['  احسان  ', 'ا'],
  ['', ''],
])('%s is %s', (name, letters) => expect(initials(name)).toBe(letters));
