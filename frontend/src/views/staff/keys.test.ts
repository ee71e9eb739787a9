import { expect, test } from 'vitest';
import { words } from '$lib/i18n/words';
import { EVERYWHERE, SCREENS } from './keys';
import { staffPages, staffScreens } from './screens';

test('every screen of the staff has a help of its own', () => {
  const screens = [...Object.keys(staffScreens), ...Object.keys(staffPages)];
  expect(Object.keys(SCREENS).sort()).toEqual(screens.sort());
  for (const name of screens) expect(SCREENS[name]?.texts.length, name).toBeGreaterThan(0);
});

test('what has keys has a name among all keys, and no key means two things on one screen', () => {
  for (const [name, { keys }] of Object.entries(SCREENS)) {
    if (keys.length) expect(words).toHaveProperty([`help.screen.${name}`]);
    const names = [...keys, ...EVERYWHERE].flatMap(([line]) => line.split(' · '));
    expect(new Set(names).size, name).toBe(names.length);
  }
});
