import { describe, expect, it } from 'vitest';
import { href, many, parse } from './route';

describe('parse', () => {
  it.each([
    ['', 'home', '', ''],
    ['#/', 'home', '', ''],
    ['#/project/018f-2', 'project', '018f-2', ''],
    ['#/projects?status=implementation,completion', 'projects', '', 'status=implementation%2Ccompletion'],
    ['#/search?q=پل%20فین?', 'search', '', 'q=%D9%BE%D9%84+%D9%81%DB%8C%D9%86%3F'],
    ['#/comment/project/018f?parent=x', 'comment', 'project/018f', 'parent=x'],
    ['#/project/%E0%A4%A', 'project', '%E0%A4%A', ''],
  ])('%s', (hash, name, id, query) => {
    const got = parse(hash);
    expect([got.name, got.id, got.query.toString()]).toEqual([name, id, query]);
  });
});

describe('href', () => {
  it.each([
    [href('home'), '#/'],
    [href('project', 'a/b'), '#/project/a/b'],
    [
      href('projects', '', { status: ['a', 'b'], page: 2, suspended: true }),
      '#/projects?status=a,b&page=2&suspended=1',
    ],
    [href('projects', '', { status: [], q: '', page: 0, area: undefined, suspended: false }), '#/projects'],
  ])('%s', (got, want) => {
    expect(got).toBe(want);
  });

  it('is read back by parse', () => {
    const { query } = parse(href('search', '', { q: 'آب & نان', kinds: ['project', 'article'] }));
    expect(query.get('q')).toBe('آب & نان');
    expect(many(query, 'kinds')).toEqual(['project', 'article']);
    expect(many(query, 'areas')).toEqual([]);
  });

  it('holds nothing twice', () => {
    expect(many(parse('#/map?flag=x,x,,y,x').query, 'flag')).toEqual(['x', 'y']);
  });
});
