/**
 * Makes of src/lib/i18n/words one module for each language and part: `words:fa`, `words:en`, and for
 * those who work in «کارگاه» `words:fa/staff` and `words:en/staff`. The public ones hold the sentences
 * of faults too. They are parsed as JSON, which is several times quicker than as a program.
 */
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transformWithOxc, type Plugin } from 'vite';

const folder = fileURLToPath(new URL('../src/lib/i18n/', import.meta.url));
const FORM = /^words:(fa|en)(\/staff)?$/;

type Words = Record<string, [fa: string, en: string]>;

/** Reads a file of words, which holds nothing but its one object. */
async function read(path: string): Promise<Words> {
  const { code } = await transformWithOxc(readFileSync(path, 'utf8'), path);
  const parts = (await import(
    `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`
  )) as Record<string, Words>;
  return Object.assign({}, ...Object.values(parts)) as Words;
}

async function sentences(part: string, at: 0 | 1, watch: (path: string) => void) {
  const names = (await readdir(folder + part)).filter((name) => name.endsWith('.ts') && name !== 'index.ts');
  const paths = names.sort().map((name) => `${folder}${part}/${name}`);
  paths.forEach(watch);
  const all = Object.assign({}, ...(await Promise.all(paths.map(read)))) as Words;
  return Object.fromEntries(Object.entries(all).map(([key, sentence]) => [key, sentence[at]]));
}

const parsed = (value: unknown) => `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;

export const words: Plugin = {
  name: 'words',
  resolveId: (id) => (FORM.test(id) ? `\0${id}` : undefined),
  async load(id) {
    const [, lang, staff] = FORM.exec(id.slice(1)) ?? [];
    if (!id.startsWith('\0') || !lang) return;
    const told = await sentences(staff ? 'words/staff' : 'words', lang === 'fa' ? 0 : 1, (path) =>
      this.addWatchFile(path),
    );
    const faults = staff ? {} : (JSON.parse(readFileSync(`${folder}errors.${lang}.json`, 'utf8')) as unknown);
    return {
      code: `export const words = ${parsed(told)};\nexport const faults = ${parsed(faults)};\n`,
      map: null,
    };
  },
};
