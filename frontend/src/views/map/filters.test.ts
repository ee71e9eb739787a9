import { describe, expect, it } from 'vitest';
import { href, parse } from '$lib/state/route';
import { isEmpty, readFilters, toggled, toQuery, toRequest } from './filters';

const none = readFilters(new URLSearchParams());

describe('the filters of the map', () => {
  it('survive the address', () => {
    const filters = { ...none, area: ['a', 'b'], status: ['completion'], suspended: true };
    expect(readFilters(parse(href('map', '', toQuery(filters))).query)).toEqual(filters);
  });

  it('leave no trace in the address when there are none', () => {
    expect(href('map', '', toQuery(none))).toBe('#/map');
    expect(isEmpty(none)).toBe(true);
    expect(isEmpty({ ...none, suspended: true })).toBe(false);
  });

  it('switch on and off', () => {
    const on = toggled(none, 'domain', 'green');
    expect(on.domain).toEqual(['green']);
    expect(toggled(on, 'domain', 'green').domain).toEqual([]);
  });

  it('become a request', () => {
    expect(toRequest({ ...none, type: ['construction'] }, 50)).toEqual({
      areas: [],
      domains: [],
      types: ['construction'],
      statuses: [],
      suspended: false,
      offset: 0,
      limit: 50,
    });
  });
});
