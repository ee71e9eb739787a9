import { expect, it } from 'vitest';
import { settings } from '$lib/state/settings.svelte';
import { words } from '$lib/i18n/words';
import { nextOf, stateOf } from './state';

settings.set({ lang: 'en' });
const stand = { state: 'waiting', late: false, due: '2026-11-24', appeal: false, until: '', noun: '' };

it('has a sentence for every state that Go tells', () => {
  const states = ['waiting', 'held', 'appealed', 'erased'];
  const actions = [
    'published',
    'redacted',
    'rejected',
    'merged',
    'moved',
    'hidden',
    'restored',
    'withdrawn',
    'kept',
  ];
  for (const state of [...states, ...actions]) expect(words).toHaveProperty([`follow.state.${state}`]);
});

it.each(['waiting', 'held', 'appealed'])('tells for %s that a day has passed', (state) => {
  const [before, after] = [stateOf({ ...stand, state }), stateOf({ ...stand, state, late: true })];
  expect(before).toContain('until');
  expect(after).not.toBe(before);
  expect(after).toContain('Azar 1405');
});

it.each([
  [{}, 'follow.next.wait'],
  [{ late: true }, 'follow.next.late'],
  [{ state: 'published', noun: 'x' }, 'follow.next.seen'],
  [{ state: 'withdrawn' }, 'follow.next.none'],
] as const)('%j: %s', (change, key) => expect(nextOf({ ...stand, ...change })).toBe(words[key][1]));

it('offers the appeal with its day', () => {
  expect(nextOf({ ...stand, state: 'rejected', appeal: true, until: '2026-12-20' })).toContain('Azar 1405');
});
