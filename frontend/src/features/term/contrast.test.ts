import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrastOf, cut } from './contrast';
import { ICON_NAMES } from './icons';
import { slugOf } from './sheet';

interface Row {
  colour: string;
  ratio: number;
  least: number;
  theme: string;
  nearest: string;
}
const table = JSON.parse(readFileSync('../backend/testdata/contrast.json', 'utf8')) as Row[];
const shipped = readFileSync('../backend/vocabulary.go', 'utf8');

describe('the contrast of a term', () => {
  it.each(table)('of $colour is what Go tells', ({ colour, ratio, least, theme, nearest }) => {
    const found = contrastOf(colour);
    expect(found).toMatchObject({ least, theme });
    expect(found?.ratio).toBeCloseTo(ratio, 1);
    const near = contrastOf(nearest);
    expect(near && near.ratio >= near.least).toBe(true);
  });

  it('is none for what is no colour', () => {
    for (const text of ['', 'red', '#fff', '#GGGGGG']) expect(contrastOf(text)).toBeUndefined();
  });

  it('is cut, so that too little never looks enough', () => {
    expect(cut(2.99)).toBe(2.9);
  });
});

it('knows every icon that is shipped', () => {
  const named = [...shipped.matchAll(/"#[0-9a-f]{6}", "([a-z0-9-]+)"/g)].map(([, name]) => name ?? '');
  expect(named.length).toBeGreaterThan(20);
  for (const name of named) expect(ICON_NAMES).toContain(name);
});

it.each([
  ['Smart city', 'smart-city'],
  ['  Café & Culture ', 'cafe-culture'],
  ['2nd ring', 'nd-ring'],
  ['Citizens’ rights', 'citizens-rights'],
  ['شهر', ''],
])('makes a code of %s', (title, code) => {
  expect(slugOf(title)).toBe(code);
});
