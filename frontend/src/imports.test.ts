import { expect, it } from 'vitest';

const texts = import.meta.glob<string>(['./**/*.{ts,svelte}', '!./lib/wailsjs/**'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The file that an import names, where it is one of ours. */
function target(from: string, name: string): string | undefined {
  const path = name.startsWith('$')
    ? `./${name.slice(1)}`
    : name.startsWith('.')
      ? `.${new URL(name, `http://x/${from.slice(2)}`).pathname}`
      : '';
  return [path, `${path}.ts`, `${path}/index.ts`].find((file) => file in texts);
}

const imports = Object.fromEntries(
  Object.entries(texts).map(([file, text]) => [
    file,
    [...text.matchAll(/^\s*(?:import|export)\s[^'"]*?from '([^']+)'/gm)].flatMap(
      ([, name]) => target(file, name ?? '') ?? [],
    ),
  ]),
);

/** The first circle that a walk from a file meets. */
function circle(file: string, way: string[], done: Set<string>): string[] | undefined {
  if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
  if (done.has(file)) return undefined;
  for (const next of imports[file] ?? []) {
    const found = circle(next, [...way, file], done);
    if (found) return found;
  }
  done.add(file);
  return undefined;
}

it('no file imports itself by way of others, not even for a type', () => {
  expect(Object.values(imports).flat().length).toBeGreaterThan(500);
  const done = new Set<string>();
  expect(Object.keys(texts).flatMap((file) => circle(file, [], done)?.join(' > ') ?? [])).toEqual([]);
});
