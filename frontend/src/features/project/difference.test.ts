import { describe, expect, it } from 'vitest';
import { AT } from '$lib/i18n/fill';
import { words as sentences } from '$lib/i18n/words';
import { fieldLabel, listLabel, type Words } from './difference';

const words = { t: (key) => sentences[key][AT.en] } as Words;

describe('a difference names', () => {
  it.each([
    ['budget', 'Budget line'],
    ['contracts', 'Contract'],
    ['newer', 'newer'],
  ])('a row of %s', (list, want) => expect(listLabel(list, words)).toBe(want));

  it.each([
    ['title', 'Title'],
    ['newer', 'newer'],
  ])('the field %s', (field, want) => expect(fieldLabel(field, words)).toBe(want));
});
