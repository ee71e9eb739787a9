import { describe, expect, it } from 'vitest';
import { figureOf, shadedBy } from './measure';

const area = (id: string, more = {}) => ({ id, projects: 0, onTime: 0, judged: 0, ...more });

describe('a figure', () => {
  it.each([
    ['no project is a count', 'count', {}, 0],
    ['no known money is unknown', 'money', { projects: 3 }, undefined],
    ['nought rials are a figure', 'money', { projects: 3, approved: 0 }, 0],
    ['no population is unknown', 'perPerson', { projects: 3, approved: 90 }, undefined],
    ['a share a head', 'perPerson', { approved: 90, perPerson: 9 }, 9],
    ['none finished is unknown', 'onTime', { projects: 3 }, undefined],
    ['all late is nought', 'onTime', { judged: 2 }, 0],
    ['a share', 'onTime', { judged: 4, onTime: 1 }, 25],
  ] as const)('%s', (_, measure, more, want) => expect(figureOf(area('a', more), measure)).toBe(want));
});

it('shades what is known and tells the unknown apart', () => {
  const areas = [area('a', { approved: 5 }), area('b'), area('c', { approved: 9 })];
  const { classes, unknown, shades } = shadedBy(areas, 'money');
  expect(classes).toHaveLength(2);
  expect(unknown).toBe(1);
  expect(shades).toEqual({ a: 1, b: 0, c: 5 });
});
