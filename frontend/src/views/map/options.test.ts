import { describe, expect, it } from 'vitest';
import { readFilter } from '$features/project/filter';
import { href } from '$lib/state/route';
import { mapQuery, mapRequest, readOptions } from './options';

const read = (text: string) => {
  const query = new URLSearchParams(text);
  return [readFilter(query), readOptions(query)] as const;
};

describe('the options of the map', () => {
  it.each([
    ['#/map', '#/map'],
    ['at=1403-05&near=51.43,33.98,500&shade=money&level=district', ''],
    ['status=implementation&shade=count', ''],
    ['at=1403-13&near=51.43&shade=rainbow&level=planet', '#/map'],
    ['shade=onTime&level=region', '#/map?shade=onTime'],
    ['level=district', '#/map'],
  ])('%s', (text, want) => {
    expect(href('map', '', mapQuery(...read(text)))).toBe(want || `#/map?${text}`);
  });

  it('asks for areas only where they are shaded', () => {
    expect(mapRequest(...read('level=district'), 50)).toMatchObject({
      level: '',
      at: '',
      near: '',
      limit: 50,
    });
    expect(mapRequest(...read('shade=count&at=1403-05'), 50)).toMatchObject({
      level: 'region',
      at: '1403-05',
    });
  });
});
