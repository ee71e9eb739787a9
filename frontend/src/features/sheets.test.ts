import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { shownPaths, unknownTo } from '$lib/form/layout';
import { labelOf, layoutOf, sheets } from './sheets';

const nouns = readdirSync('../backend')
  .filter((name) => name.endsWith('.go'))
  .map((name) => readFileSync(`../backend/${name}`, 'utf8'))
  .join('\n');

/** The entries of a Go literal, parted at its own commas and not at those within them. */
function entriesOf(literal: string): string[] {
  const entries = [''];
  let depth = 0;
  for (const sign of literal) {
    if ('([{'.includes(sign)) depth += 1;
    if (')]}'.includes(sign)) depth -= 1;
    if (sign === ',' && depth === 0) entries.push('');
    else entries[entries.length - 1] += sign;
  }
  return entries.map((entry) => entry.trim()).filter(Boolean);
}

/** The names of the fields of a kind, read from the program's own table. */
function fieldsOf(kind: string): string[] {
  const table = new RegExp(`var ${kind}Fields = \\[\\]Field\\{([\\s\\S]*?)\\n\\}`).exec(nouns)?.[1] ?? '';
  return entriesOf(table).map((entry) =>
    entry.startsWith('attachments()')
      ? 'media'
      : (/^\w*\(?"(\w+)"|Name: "(\w+)"/.exec(entry)?.slice(1).find(Boolean) ?? entry),
  );
}

describe.each(Object.keys(sheets))('the sheet of a %s', (kind) => {
  const fields = fieldsOf(kind);
  const layout = layoutOf(kind);

  it('shows every field of the program, or hides it by name', () => {
    expect(fields.length).toBeGreaterThan(1);
    const shown = new Set([...shownPaths(layout), ...layout.hidden].map((path) => path.split('.')[0]));
    expect([...shown].sort()).toEqual([...fields].sort());
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
