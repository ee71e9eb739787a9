import { afterEach, expect, it } from 'vitest';
import type { BootView } from './backend/shapes';
import { brief, carried } from './carry';
import { city } from './state/city.svelte';

const boot = (own: object) =>
  (city.boot = {
    today: '2026-11-30',
    city: { name: 'کاشان', web: '', demonstration: false, ...own },
  } as unknown as BootView);

afterEach(() => {
  city.boot = undefined;
});

it('holds what the page says where the city has no place on the web', () => {
  boot({ demonstration: true });
  const text = carried('#/project/KSH-1402-004', ['مرمت بازار', '', 'کد KSH-1402-004']);
  const [title, code, whose, mark, ...more] = text.split('\n');
  expect([title, code, more]).toEqual(['مرمت بازار', 'کد KSH-1402-004', []]);
  expect(whose).toContain('کاشان');
  expect(whose).toContain('۹ آذر ۱۴۰۵');
  expect(mark).toBeTruthy();
  expect(text).not.toContain('didban://');
});

it('is the address on the web where there is one', () => {
  boot({ web: 'https://didban.example' });
  expect(carried('#/area/R1', ['منطقهٔ ۱'])).toBe('https://didban.example/#/area/R1');
});

it('cuts a title that would make the code hard to read, between signs', () => {
  expect(brief('الف')).toBe('الف');
  expect([...brief('🏛'.repeat(200))]).toHaveLength(90);
});
