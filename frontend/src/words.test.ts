import { expect, test } from 'vitest';
import { staffWords, words } from '$lib/i18n/words';

/** The sources as text, by their address below src. */
const sources = new Map(
  Object.entries(
    import.meta.glob<string>(['./**/*.{ts,svelte}', '!./**/*.test.ts', '!./lib/i18n/words/**'], {
      eager: true,
      query: '?raw',
      import: 'default',
    }),
  ).map(([path, text]) => [path.slice(2), text]),
);

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s+(?!type\b)[^;]*?from\s+'([^']+)'|import\('([^']+)'\)|import\s+'([^']+)'/g;

function addressOf(from: string, wanted: string): string | undefined {
  const plain = wanted.startsWith('$')
    ? wanted.slice(1)
    : new URL(wanted, `file:///${from}`).pathname.slice(1);
  return ['', '.ts', '/index.ts'].map((end) => plain + end).find((path) => sources.has(path));
}

/** The address of a file of «کارگاه», but for the one that fetches its screens and their words. */
const isStaffs = (path: string) => path.startsWith('views/staff/') && path !== 'views/staff/screens.ts';

/** Every file that the public screens are made of. */
function publicFiles(): Set<string> {
  const found = new Set<string>();
  const visit = (path: string) => {
    if (found.has(path) || isStaffs(path)) return;
    found.add(path);
    for (const [, from, fetched, plain] of (sources.get(path) ?? '').matchAll(IMPORT)) {
      const next = addressOf(path, from ?? fetched ?? plain ?? '');
      if (next) visit(next);
    }
  };
  visit('main.ts');
  [...sources.keys()].filter((path) => /^views\/\w+\/\w+View\.svelte$/.test(path)).forEach(visit);
  return found;
}

/** The keys that a file names, whole or by the beginning to which it adds something. */
function keysNamed(text: string): string[] {
  const whole = [...text.matchAll(/['"`]([a-z][\w.-]+)['"`]/gi)].map((match) => match[1] ?? '');
  const begun = [...text.matchAll(/`([a-z][\w.-]*\.)\$\{/gi)].map((match) => match[1] ?? '');
  return Object.keys(words).filter(
    (key) => whole.includes(key) || begun.some((beginning) => key.startsWith(beginning)),
  );
}

test('a public screen finds all of its words among those that it fetches', () => {
  const files = [...publicFiles()];
  expect(files.length).toBeGreaterThan(400);
  const missed = files.flatMap((path) =>
    keysNamed(sources.get(path) ?? '')
      .filter((key) => key in staffWords)
      .map((key) => `${path}: ${key}`),
  );
  expect(missed).toEqual([]);
});
