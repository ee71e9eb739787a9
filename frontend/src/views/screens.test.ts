import { expect, it } from 'vitest';
import { NOUNS, PAGE_KINDS } from '$lib/nouns';
import { pages, screens } from './screens';
import { navItemOf, navItems } from './shell/nav';

it('every noun with a page has it, and its list', () => {
  expect(Object.keys(pages).sort()).toEqual([...PAGE_KINDS, 'author', 'comment', 'write'].sort());
  for (const kind of PAGE_KINDS) expect(screens).toHaveProperty(NOUNS[kind].screen);
});

it('the screens are these', () => {
  expect(Object.keys(screens)).toEqual(
    expect.arrayContaining(['about', 'events', 'home', 'map', 'news', 'projects', 'search', 'thresholds']),
  );
  expect(screens).not.toHaveProperty('project');
});

it('the bar leads to screens, in its order', () => {
  const names = navItems.map(({ name }) => name);
  expect(names).toEqual([
    'home',
    'map',
    'projects',
    'transparency',
    'trustees',
    'news',
    'events',
    'dialogue',
  ]);
  for (const name of names) expect(screens).toHaveProperty(name);
});

it.each([
  ['project', 'projects'],
  ['area', 'map'],
  ['author', 'news'],
  ['thresholds', 'transparency'],
  ['promises', 'transparency'],
  ['changes', 'transparency'],
  ['awards', 'transparency'],
  ['comment', 'dialogue'],
  ['write', 'dialogue'],
  ['message', 'dialogue'],
  ['follow', 'dialogue'],
  ['rulings', 'dialogue'],
  ['home', 'home'],
  ['about', 'about'],
])('%s belongs to %s', (screen, item) => expect(navItemOf(screen)).toBe(item));
