import { describe, expect, it } from 'vitest';
import { readFilter } from '$features/project/filter';
import { parse } from '$lib/state/route';
import { listOf, readQuery } from './query';

const whole = { area: '', year: 0 };
const within = { area: 'a1', year: 1404 };

describe('the address of the dashboard', () => {
  it.each([
    ['', whole],
    ['area=a1&year=1404', within],
    ['year=old', whole],
    ['year=-3', whole],
  ])('reads %s', (query, want) => {
    expect(readQuery(new URLSearchParams(query))).toEqual(want);
  });
});

describe('the list behind a figure', () => {
  it.each([
    ['all', '', whole, '#/projects'],
    ['all', '', within, '#/projects?area=a1&budget=1404'],
    ['domain', 'green', whole, '#/projects?domain=green'],
    ['status', 'completion', within, '#/projects?area=a1&budget=1404&status=completion'],
    ['trait', 'onTime', whole, '#/projects?trait=onTime'],
    ['flag', 'behind', within, '#/projects?area=a1&budget=1404&flag=behind'],
    ['recentChange', 'paid', whole, '#/projects?recentChange=paid'],
    ['paidIn', '2026-11-22', whole, '#/projects?paidIn=2026-11-22'],
    // a source pays in the year that is chosen, or in any
    ['source', 'bond', whole, '#/projects?source=bond'],
    ['source', 'bond', within, '#/projects?area=a1&budget=1404%3Abond'],
    // the years are told whole, whichever is chosen
    ['year', '1403', within, '#/projects?area=a1&budget=1403'],
    // a part stands for the area around it, none for what lies in no part
    ['area', 'a2', within, '#/projects?area=a2&budget=1404'],
    ['area', '', within, '#/projects?area=in-a1&budget=1404'],
    ['area', '', whole, '#/projects?area=none'],
  ] as const)('%s %s', (kind, code, query, want) => {
    expect(listOf(query, kind, code)).toBe(want);
  });

  it('names a contractor with a comma', () => {
    const { query } = parse(listOf(whole, 'contractor', 'راه, آب'));
    expect(readFilter(query).contractor).toEqual(['راه, آب']);
  });
});
