import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';

const script = readFileSync('public/first.js', 'utf8');

/** The page as it is dressed, with what was chosen and what the machine likes. */
function dressed(chosen: string | undefined, liked = '') {
  vi.stubGlobal('localStorage', { getItem: (name: string) => (name === 'didban.settings' ? chosen : null) });
  vi.stubGlobal('matchMedia', (query: string) => ({ matches: query === `(${liked})` }));
  new Function(script)();
  const { lang, dir, dataset } = document.documentElement;
  return [lang, dir, dataset.theme, dataset.text];
}

afterEach(() => vi.unstubAllGlobals());

describe('the page before its own script', () => {
  it('is Persian and as the machine likes it where nobody chose', () => {
    expect(dressed(undefined)).toEqual(['fa', 'rtl', 'light', '1']);
    expect(dressed(undefined, 'prefers-color-scheme: dark')).toEqual(['fa', 'rtl', 'dark', '1']);
    expect(dressed(undefined, 'prefers-contrast: more')).toEqual(['fa', 'rtl', 'contrast', '1']);
  });

  it('is as somebody chose it', () => {
    const chosen = JSON.stringify({ lang: 'en', theme: 'light', text: '4' });
    expect(dressed(chosen, 'prefers-color-scheme: dark')).toEqual(['en', 'ltr', 'light', '4']);
    expect(dressed(JSON.stringify({ lang: 'en' }))).toEqual(['en', 'ltr', 'light', '1']);
  });

  it('takes no harm from what can’t be read', () => {
    for (const broken of ['{', 'null', '7']) expect(dressed(broken)).toEqual(['fa', 'rtl', 'light', '1']);
  });
});
