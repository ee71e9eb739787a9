/**
 * The words that the page has fetched: those of the language that is shown, and those of the staff only
 * once somebody opens «کارگاه». Whoever shows a language or a part waits for it first, so that no
 * screen stands without its words.
 */
import type { Lang } from './format';

interface Told {
  words: Record<string, string>;
  faults: Record<string, string>;
}

const FILES: Record<Lang, Record<'public' | 'staff', () => Promise<Told>>> = {
  fa: { public: () => import('words:fa'), staff: () => import('words:fa/staff') },
  en: { public: () => import('words:en'), staff: () => import('words:en/staff') },
};

/** What is here by now. */
export const told: Record<Lang, Told> = { fa: { words: {}, faults: {} }, en: { words: {}, faults: {} } };

let staff = false;

async function take(lang: Lang, part: 'public' | 'staff') {
  const { words, faults } = await FILES[lang][part]();
  Object.assign(told[lang].words, words);
  Object.assign(told[lang].faults, faults);
}

/** Fetches the words of a language, with those of the staff where they have been needed. Fails where a file can't be had. */
export async function fetchWords(lang: Lang) {
  await Promise.all([take(lang, 'public'), staff && take(lang, 'staff')]);
}

/** Fetches the words of the staff, in a language now and in any from now on. */
export async function fetchStaffWords(lang: Lang) {
  staff = true;
  await take(lang, 'staff');
}
