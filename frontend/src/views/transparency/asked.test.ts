import { describe, expect, it } from 'vitest';
import { listOf, parted, readAsked, toQuery, toRequest } from './asked';

const whole = { area: '', year: 0, show: '', page: 1 };

describe('the address of the dashboard', () => {
  it.each([
    ['', whole],
    ['area=a1&year=1404&show=flag:behind&page=3', { area: 'a1', year: 1404, show: 'flag:behind', page: 3 }],
    ['year=old&page=-2', whole],
  ])('reads %s', (query, want) => {
    expect(readAsked(new URLSearchParams(query))).toEqual(want);
  });

  it('leaves the first page out and asks for the page wanted', () => {
    expect(toQuery(whole).page).toBe(0);
    expect(toRequest({ ...whole, page: 3 }).offset).toBe(48);
  });
});

describe('the list behind a figure', () => {
  it.each([
    ['domain', 'green', whole, '#/projects?domain=green'],
    ['status', 'completion', { ...whole, area: 'a1' }, '#/projects?status=completion&area=a1'],
    ['suspended', '', whole, '#/projects?suspended=1'],
    ['all', '', whole, '#/projects'],
    // what the projects list can't say is listed here
    ['domain', 'green', { ...whole, year: 1404 }, '#/transparency?year=1404&show=domain%3Agreen'],
    ['flag', 'behind', { ...whole, page: 4 }, '#/transparency?show=flag%3Abehind'],
    ['area', '', whole, '#/transparency?show=area%3A'],
    ['onTime', '', whole, '#/transparency?show=onTime'],
  ])('%s %s', (kind, code, asked, want) => {
    expect(listOf(asked, kind, code)).toBe(want);
  });

  it.each([
    ['onTime', { kind: 'onTime', code: '' }],
    ['contractor:الف: ب', { kind: 'contractor', code: 'الف: ب' }],
  ])('reads %s', (show, want) => {
    expect(parted(show)).toEqual(want);
  });
});
