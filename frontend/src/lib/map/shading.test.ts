import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { classesOf, SHADES, shadeOf } from './shading';

const told = (figures: number[]) =>
  classesOf(figures).map(({ from, to, areas, shade }) => `${from}–${to}: ${areas} in ${shade}`);

describe('classes', () => {
  it.each([
    ['none', [], []],
    ['one area', [7], ['7–7: 1 in 5']],
    ['all alike', [3, 3, 3], ['3–3: 3 in 5']],
    ['two figures take the ends of the ramp', [9, 0, 0], ['0–0: 2 in 1', '9–9: 1 in 5']],
    ['few figures have a class each', [4, 1, 2, 4], ['1–1: 1 in 1', '2–2: 1 in 3', '4–4: 2 in 5']],
    [
      'as many areas in each, however uneven the figures',
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 1_000_000],
      ['1–2: 2 in 1', '3–4: 2 in 2', '5–6: 2 in 3', '7–8: 2 in 4', '9–1000000: 2 in 5'],
    ],
    [
      'like figures stay together',
      [0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5],
      ['0–0: 6 in 1', '1–2: 2 in 3', '3–5: 3 in 5'],
    ],
  ])('%s', (_, figures, want) => expect(told(figures)).toEqual(want));

  it('hold every figure once', () => {
    const figures = Array.from({ length: 500 }, (_, n) => (n * 7919) % 263);
    const classes = classesOf(figures);
    expect(classes).toHaveLength(SHADES);
    expect(classes.reduce((sum, { areas }) => sum + areas, 0)).toBe(500);
    for (const figure of figures) expect(shadeOf(classes, figure)).toBeDefined();
    expect(shadeOf(classes, -1)).toBeUndefined();
  });
});

/** Relative luminance of WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

describe('the ramp goes one way in lightness, so that it needs no sense of colour', () => {
  const css = readFileSync('src/lib/design/tokens.css', 'utf8');
  it.each([
    ['light', -1],
    ['dark', 1],
    ['contrast', 1],
  ])('%s', (theme, way) => {
    const block = css.slice(css.indexOf(`[data-theme='${theme}'] {`));
    const ramp = Array.from({ length: SHADES }, (_, n) => {
      const found = new RegExp(`--shade-${n + 1}: (#[0-9a-f]{6});`).exec(block);
      return luminance(found?.[1] ?? '#000000');
    });
    for (const [n, light] of ramp.entries()) {
      const before = ramp[n - 1];
      if (before === undefined) continue;
      const ratio = (Math.max(light, before) + 0.05) / (Math.min(light, before) + 0.05);
      expect(Math.sign(light - before)).toBe(way);
      expect(ratio).toBeGreaterThan(1.35);
    }
  });
});
