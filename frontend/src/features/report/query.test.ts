import { expect, test } from 'vitest';
import { href } from '$lib/state/route';
import { readReports, reportsQuery, reportsRequest } from './query';

const read = (text: string) => readReports(new URLSearchParams(text));

test('a filter goes into the address and comes back', () => {
  for (const text of ['', 'area=a,b&category=gas&phase=open,fixed&unit=u&whole=1', 'phase=confirmed'])
    expect(href('reports', '', reportsQuery(read(text)))).toBe(text ? `#/reports?${text}` : '#/reports');
});

test('what is no phase narrows nothing', () => {
  expect(read('phase=done,fixed,fixed&whole=yes')).toMatchObject({ phase: ['fixed'], whole: false });
});

test('the request asks for what the address says', () => {
  expect(reportsRequest(read('area=a&phase=ended&whole=1'), 50)).toEqual({
    areas: ['a'],
    categories: [],
    phases: ['ended'],
    units: [],
    whole: true,
    offset: 0,
    limit: 50,
  });
});
