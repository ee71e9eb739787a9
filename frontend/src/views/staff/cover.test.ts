import { afterEach, expect, it } from 'vitest';
import { cover } from './cover';

afterEach(() => (document.body.innerHTML = ''));

it('what is under the cover is unseen and unreached, and afterwards as it was', () => {
  document.body.innerHTML =
    '<div id="app"><input value="نیمه"></div><div id="sheet" style="display: flex" inert></div>';
  document.title = 'محرمانه';
  const input = document.querySelector('input');
  input?.focus();
  const own = document.createElement('div');
  const end = cover(own);
  const [app, sheet] = ['app', 'sheet'].map((id) => document.getElementById(id));
  expect([app?.inert, app?.style.display, sheet?.style.display, document.title]).toEqual([
    true,
    'none',
    'none',
    '',
  ]);
  expect(own.isConnected).toBe(true);
  end();
  expect([app?.inert, app?.style.display, sheet?.inert, sheet?.style.display]).toEqual([
    false,
    '',
    true,
    'flex',
  ]);
  expect([document.title, own.isConnected, input?.value]).toEqual(['محرمانه', false, 'نیمه']);
  expect(document.activeElement).toBe(input);
});
