import { expect, it, vi } from 'vitest';
import { forget } from './tab-session';

it('forgetting a visitor leaves the words of the staff that are not kept yet, and the way to the program', () => {
  const reload = vi.spyOn(location, 'reload').mockImplementation(() => undefined);
  localStorage.setItem('didban.settings', '{}');
  localStorage.setItem('didban.tail.d1.p1', '{"edits":[]}');
  localStorage.setItem('didban.token', 'x');
  sessionStorage.setItem('didban.tab', 'x');
  forget();
  expect(Object.keys(localStorage).sort()).toEqual(['didban.tail.d1.p1', 'didban.token']);
  expect(sessionStorage.length).toBe(0);
  expect(reload).toHaveBeenCalled();
  localStorage.clear();
});
