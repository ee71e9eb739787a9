import { expect, it } from 'vitest';
import { settings } from '$lib/state/settings.svelte';
import { words, type Key } from '$lib/i18n/words';
import { letterNext, letterState, publicationOf } from './letter';

settings.set({ lang: 'en' });
const view = { state: 'private', late: false, due: '2026-12-05', appeal: false, until: '', noun: '' };
const letter = {
  state: 'delivered',
  refused: false,
  public: false,
  close: false,
  unit: { kind: 'unit', id: 'u', title: 'Parks' },
};
const told = (key: Key) => words[key][1].split('{')[0] ?? '';

it.each([
  [{}, {}, 'follow.letter.delivered'],
  [{}, { state: 'referred' }, 'follow.letter.referred'],
  [{ late: true }, { state: 'referred' }, 'follow.letter.late'],
  [{}, { state: 'answered' }, 'follow.letter.answered'],
  [{ state: 'waiting' }, { state: 'answered' }, 'follow.letter.answered'],
  [{ state: 'waiting' }, { state: 'delivered' }, 'follow.letter.open'],
  [{}, { state: 'closed' }, 'follow.letter.closed'],
  [{ state: 'held' }, { refused: true }, 'follow.letter.refusedHeld'],
  [{ state: 'rejected' }, { refused: true }, 'follow.letter.refused'],
  [{ state: 'withdrawn' }, { state: 'answered' }, 'follow.state.withdrawn'],
  [{ state: 'erased' }, { state: 'closed' }, 'follow.state.erased'],
] as const)('%j, %j: %s', (change, of, key) =>
  expect(letterState({ ...view, ...change }, { ...letter, ...of }).replace(/[\u2066-\u2069]/g, '')).toContain(
    told(key),
  ),
);

it('names the unit and the day, and no day of a moderator as one of an answer', () => {
  expect(letterState(view, letter)).toMatch(/Parks.*Azar 1405/);
  expect(letterState({ ...view, state: 'waiting' }, letter)).not.toContain('Azar');
});

it.each([
  [{}, {}, 'follow.letter.next.wait'],
  [{ late: true }, {}, 'follow.next.late'],
  [{}, { state: 'answered', close: true }, 'follow.letter.next.answered'],
  [{}, { state: 'closed' }, 'follow.letter.next.read'],
  [{ state: 'withdrawn' }, { state: 'closed' }, 'follow.next.none'],
] as const)('next of %j, %j: %s', (change, of, key) =>
  expect(letterNext({ ...view, ...change }, { ...letter, ...of })).toBe(words[key][1]),
);

it('tells of publication only what is so', () => {
  expect(publicationOf(view, letter)).toBe(words['follow.letter.private'][1]);
  expect(publicationOf(view, { ...letter, public: true })).toBe(words['follow.letter.wanted'][1]);
  expect(publicationOf({ ...view, state: 'published' }, letter)).toBe(words['follow.state.published'][1]);
  expect(publicationOf({ ...view, state: 'rejected' }, { ...letter, refused: true })).toBe('');
});
