import { describe, expect, it } from 'vitest';
import { href, parse } from '$lib/state/route';
import { readFilter, toggled, toQuery, toRequest, weight } from './filter';

const none = readFilter(new URLSearchParams());

describe('filter', () => {
  it('is empty for an empty address', () => {
    expect(weight(none)).toBe(0);
    expect(href('projects', '', toQuery(none))).toBe('#/projects');
  });

  it('comes back from the address it wrote', () => {
    const filter = { ...none, status: ['implementation', 'completion'], area: ['a1'], suspended: true };
    expect(readFilter(parse(href('projects', '', toQuery(filter))).query)).toEqual(filter);
    expect(weight(filter)).toBe(4);
  });

  it('toggles an option without touching the others', () => {
    const once = toggled(none, 'domain', 'green');
    expect(once.domain).toEqual(['green']);
    expect(toggled(once, 'domain', 'green')).toEqual(none);
    expect(none.domain).toEqual([]);
  });

  it('asks the program in its own words', () => {
    expect(toRequest(toggled(none, 'status', 'completion'), 24, 24)).toEqual({
      areas: [],
      domains: [],
      types: [],
      statuses: ['completion'],
      suspended: false,
      offset: 24,
      limit: 24,
    });
  });
});
