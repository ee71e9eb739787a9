import { describe, expect, it } from 'vitest';
import type { ConflictView } from '$lib/backend/staff-shapes';
import { Choices } from './choices.svelte';

const point = (path: string, more = {}) => ({
  path,
  op: 'field',
  sort: 'text',
  taken: false,
  text: `نوشتهٔ ${path}`,
  ...more,
});
const view = {
  sheets: [
    {
      sheet: 'person/1',
      present: 4,
      withdrawn: false,
      points: [point('name'), point('bio', { taken: true }), point('geometry', { sort: 'place' })],
    },
    { sheet: 'post/2', present: 3, withdrawn: true, points: [] },
  ],
} as unknown as ConflictView;

describe('choices of a conflict', () => {
  it('asks for what both sides changed, and for what was withdrawn', () => {
    const choices = new Choices(view);
    expect(choices.asked.map(({ key }) => key)).toEqual(['person/1#name', 'person/1#geometry', 'post/2#']);
    expect(choices.asked.map((asked) => choices.options(asked))).toEqual([
      ['mine', 'theirs', 'text'],
      ['mine', 'theirs'],
      ['back', 'leave'],
    ]);
    expect(choices.left).toBe(3);
  });

  it('tells the program each choice once, with the version that it is for', () => {
    const choices = new Choices(view);
    const [name, geometry, post] = choices.asked;
    if (!name || !geometry || !post) throw new Error('nothing is asked');
    choices.choose(name, 'mine');
    choices.type(name, 'متن تازه');
    choices.choose(geometry, 'theirs');
    choices.choose(post, 'leave');
    expect(choices.left).toBe(0);
    expect(choices.request('d', 'p')).toEqual({
      draft: 'd',
      page: 'p',
      sheets: [
        {
          sheet: 'person/1',
          present: 4,
          way: '',
          points: [
            { path: 'name', take: 'text', text: 'متن تازه' },
            { path: 'geometry', take: 'theirs', text: 'نوشتهٔ geometry' },
          ],
        },
        { sheet: 'post/2', present: 3, way: 'leave', points: [] },
      ],
    });
  });
});
