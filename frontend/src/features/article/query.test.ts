import { describe, expect, it } from 'vitest';
import { at, chosen, isSet, readQuery, toQuery, toRequest } from './query';
import { href, parse } from '$lib/state/route';

const isTerm = (_: string, code: string) => code !== 'nonsense';
const read = (query: string) => readQuery(new URLSearchParams(query), isTerm);
const written = (query: string) => href('news', 'archive', toQuery(read(query)));

describe('the address of a list of the news', () => {
  it.each([
    ['', '#/news/archive'],
    ['year=1403&month=7&day=12', '#/news/archive?year=1403&month=7&day=12'],
    ['year=1403', '#/news/archive?year=1403'],
    ['month=9&day=4', '#/news/archive?month=9&day=4'],
    ['month=12&day=30', '#/news/archive?month=12&day=30'],
    ['month=7', '#/news/archive'],
    ['day=4', '#/news/archive'],
    ['year=1403&day=4', '#/news/archive?year=1403'],
    ['year=1404&month=12&day=30', '#/news/archive?year=1404&month=12'],
    ['year=1403&month=7&day=31', '#/news/archive?year=1403&month=7'],
    ['year=99&month=13', '#/news/archive'],
    ['year=1403x', '#/news/archive'],
    ['page=-4', '#/news/archive'],
    ['section=nonsense&form=nonsense&tag=nonsense', '#/news/archive?tag=nonsense'],
    ['page=3&section=civil', '#/news/archive?section=civil&page=3'],
  ])('%s', (query, want) => {
    expect(written(query)).toBe(want);
  });

  it('keeps names as they are typed', () => {
    const address = href('news', '', toQuery({ ...read(''), tag: 'آب & برق', author: 'مريم' }));
    const { query } = parse(address);
    expect(readQuery(query, isTerm)).toMatchObject({ tag: 'آب & برق', author: 'مريم' });
  });
});

it('what is query', () => {
  expect(isSet(read('x=1'))).toBe(false);
  expect(isSet(read('page=2'))).toBe(true);
  expect(chosen(read('tag=a&section=civil'))).toEqual(['section', 'tag']);
  expect(at(read('tag=a&page=4&year=1402'), 1403, 2)).toMatchObject({
    tag: 'a',
    page: 1,
    year: 1403,
    month: 2,
  });
  expect(toRequest(read('page=3&form=note'), 24)).toEqual({
    section: '',
    form: 'note',
    author: '',
    tag: '',
    area: '',
    year: 0,
    month: 0,
    day: 0,
    offset: 48,
    limit: 24,
  });
});
