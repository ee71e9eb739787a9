import { expect, it, vi } from 'vitest';
import { forget } from './tab-session';

it('forgetting a visitor leaves the words of the staff that are not kept yet', () => {
  const reload = vi.spyOn(location, 'reload').mockImplementation(() => undefined);
  localStorage.setItem('didban.settings', '{}');
  localStorage.setItem('didban.tail.d1.p1', '{"edits":[]}');
  sessionStorage.setItem('didban.tab', 'x');
  forget();
  expect(Object.keys(localStorage)).toEqual(['didban.tail.d1.p1']);
  expect(sessionStorage.length).toBe(0);
  expect(reload).toHaveBeenCalled();
  localStorage.clear();
});
