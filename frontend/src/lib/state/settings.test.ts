import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { TEXT_SCALES } from './settings.svelte';

it('text has the sizes of the design tokens, the largest 200 %', () => {
  const css = readFileSync('src/lib/design/tokens.css', 'utf8');
  for (const [size, scale] of Object.entries(TEXT_SCALES)) {
    const found = new RegExp(`\\[data-text='${size}'\\] \\{\\s*--text-scale: ([\\d.]+);`).exec(css);
    expect(size === '1' ? 1 : Number(found?.[1])).toBe(scale);
  }
  expect(Math.max(...Object.values(TEXT_SCALES))).toBe(2);
});
