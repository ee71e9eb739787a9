import { expect, it } from 'vitest';
import { parse } from '$lib/state/route';
import { fileQuery, listOf, MOST, readQuery, SIZE, sortedBy, toQuery, toRequest } from './query';
import { href } from '$lib/state/route';

const read = (text: string) => readQuery(new URLSearchParams(text));
const whole = read('');

it.each(['', 'unit=u1&year=0&method=direct', 'contest=1&sort=ratio&descending=1&page=3', 'all=1&firm=الف,ب'])(
  'reads what it writes: %s',
  (text) => {
    const query = read(text);
    expect(readQuery(parse(href('awards', '', toQuery(query))).query)).toEqual(query);
  },
);

it.each(['sort=colour&descending=1', 'page=-3', 'page=x'])('what can’t be read is nothing: %s', (text) => {
  expect(read(text)).toEqual(whole);
});

it('asks for one page, or for as many as a page holds', () => {
  expect(toRequest(read('page=3'))).toMatchObject({ offset: 2 * SIZE, limit: SIZE });
  expect(toRequest(read('page=3&all=1'))).toMatchObject({ offset: 0, limit: MOST });
});

it('a figure leads to its contracts, whatever narrowed the list before, and a name may hold a comma', () => {
  const before = read('unit=u1&year=1404&method=open&winner=x&page=4&sort=price');
  const { query } = parse(listOf(before, { firm: ['راه, آب', '۱۰۰٪'] }));
  expect(readQuery(query)).toEqual({
    ...whole,
    unit: 'u1',
    year: '1404',
    column: 'price',
    firm: ['راه, آب', '۱۰۰٪'],
  });
  expect(query.get('part')).toBe('list');
});

it('the file holds what is listed, in its order, page or not', () => {
  const query = read('year=1404&firm=الف,ب&sort=ratio&descending=1&page=2');
  expect(fileQuery(query)).toBe(
    new URLSearchParams([
      ['year', '1404'],
      ['firm', 'الف'],
      ['firm', 'ب'],
      ['sort', 'ratio'],
      ['descending', 'true'],
    ]).toString(),
  );
});

it('a touched column turns round', () => {
  const once = sortedBy(read('page=4'), 'ratio');
  expect(once).toMatchObject({ column: 'ratio', descending: true, page: 1 });
  expect(sortedBy(once, 'ratio').descending).toBe(false);
  expect(sortedBy(once, 'title').descending).toBe(false);
});
