/** How the map looks, as far as figures tell it. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { labelLayers } from './labels';
import { tokens, type Palette } from './palette';
import { pinLayer, statusMarks, statusShape } from './status';

const css = readFileSync('src/lib/design/tokens.css', 'utf8');

function colour(theme: string, token: string): string {
  const block = css.slice(css.indexOf(`[data-theme='${theme}'] {`));
  const hex = new RegExp(`${token}: #([0-9a-f]{3,6});`).exec(block)?.[1] ?? '';
  return hex.length === 3 ? hex.replace(/./g, '$&$&') : hex;
}

/** Relative luminance of WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [0, 2, 4]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function ratio(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

describe('roads are seen', () => {
  it.each(['light', 'dark', 'contrast'])('%s', (theme) => {
    for (const ground of [tokens.city, tokens.land])
      expect(ratio(colour(theme, tokens.street), colour(theme, ground))).toBeGreaterThanOrEqual(1.5);
  });
});

const statuses = [
  'identification',
  'preparation',
  'implementation',
  'completion',
  'maintenance',
  'decommissioning',
  'decommissioned',
  'cancelled',
].map((code) => ({ code, colour: '#123456' }));
const palette = { danger: '#f00', muted: '#888' } as Palette;

describe('marks', () => {
  it('tell every status by its shape alone, the stopped and the unknown too', () => {
    const shapes = [
      ...statuses.map(({ code }) => statusShape(code)),
      statusShape('suspended'),
      statusShape(''),
    ];
    expect(new Set(shapes).size).toBe(shapes.length);
  });
  it('are all drawn, each once', () => {
    const names = statusMarks([...statuses, { code: 'suspended', colour: '#111' }], palette).map(
      ({ name }) => name,
    );
    expect(names).toHaveLength(statuses.length + 2);
    expect(new Set(names).size).toBe(names.length);
    const asked = JSON.stringify(pinLayer(statuses));
    for (const name of names) expect(asked).toContain(`"${name}"`);
  });
});

describe('names', () => {
  const layers = labelLayers({ palette, language: 'fa', scale: 1 });
  const layer = (id: string) => layers.find((one) => one.id === id);
  it.each(['landmark-label', 'street-label'])('%s stands from the first view on', (id) => {
    expect(layer(id)?.minzoom).toBeLessThanOrEqual(11);
  });
  it('a region’s stays by its point, which is inside it', () => {
    const layout = JSON.stringify(layer('region-label')?.layout);
    const offsets = [.../\[(-?[\d.]+),(-?[\d.]+)\]/g[Symbol.matchAll](layout)].flatMap(([, x, y]) => [
      Number(x),
      Number(y),
    ]);
    expect(offsets.length).toBeGreaterThan(2);
    expect(Math.max(...offsets.map(Math.abs))).toBeLessThan(1);
  });
});
