import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { shownPaths, unknownTo } from '$lib/form/layout';
import { labelOf, layoutOf, sheets } from './sheets';

const nouns = readdirSync('../backend')
  .filter((name) => name.endsWith('.go'))
  .map((name) => readFileSync(`../backend/${name}`, 'utf8'))
  .join('\n');

/** The names of the fields of a kind, read from the program's own table. */
function fieldsOf(kind: string): string[] {
  const table = new RegExp(`var ${kind}Fields = \\[\\]Field\\{([\\s\\S]*?)\\n\\}`).exec(nouns)?.[1] ?? '';
  const names = [...table.matchAll(/(?:Field|fieldAs)\((?:"(\w+)")|Name: "(\w+)"/g)].map(
    (m) => m[1] ?? m[2] ?? '',
  );
  return table.includes('attachments()') ? [...names, 'media'] : names;
}

describe.each(Object.keys(sheets))('the sheet of a %s', (kind) => {
  const fields = fieldsOf(kind);
  const layout = layoutOf(kind);

  it('shows every field of the program, or hides it by name', () => {
    expect(fields.length).toBeGreaterThan(3);
    expect([...shownPaths(layout), ...layout.hidden].sort()).toEqual([...fields].sort());
  });

  it('shows no field twice, and names each', () => {
    const paths = shownPaths(layout);
    expect(new Set(paths).size).toBe(paths.length);
    for (const path of paths) expect(labelOf(kind, path)).toBeTruthy();
  });
});

it('a noun that has no layout shows its fields by their names', () => {
  const field = { path: 'colour' } as Parameters<typeof unknownTo>[1][number];
  expect(unknownTo(layoutOf('dummy'), [field])).toEqual([field]);
  expect(unknownTo(layoutOf('place'), [field, { ...field, path: 'name' }])).toEqual([field]);
});
