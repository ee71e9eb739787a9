import { describe, expect, it } from 'vitest';
import type { FilterRequest } from '$lib/backend/shapes';
import { href, parse } from '$lib/state/route';
import { readFilter, readSort, sortedBy, sortQuery, toggled, toQuery, toRequest, weight } from './filter';

/** Every project, in the usual order. */
const anyProject: FilterRequest = {
  areas: [],
  domains: [],
  types: [],
  statuses: [],
  years: [],
  amount: '',
  progress: '',
  text: '',
  flags: [],
  traits: [],
  recentChanges: [],
  paidIn: [],
  sources: [],
  budgets: [],
  contractors: [],
  units: [],
  missing: [],
  at: '',
  near: '',
  level: '',
  sort: '',
  descending: false,
  offset: 0,
  limit: 0,
};

const none = readFilter(new URLSearchParams());

describe('filter', () => {
  it('is empty for an empty address', () => {
    expect(weight(none)).toBe(0);
    expect(href('projects', '', toQuery(none))).toBe('#/projects');
  });

  it('comes back from the address it wrote', () => {
    const filter = {
      ...none,
      status: ['implementation', 'completion'],
      area: ['a1'],
      year: ['1403'],
      amount: '10000000000-',
      progress: '25-49',
      q: 'پل فین',
      flag: ['behind', 'price'],
      budget: ['1404', '1403:bond'],
      contractor: ['راه، آب', 'A, B 100%2C'],
    };
    expect(readFilter(parse(href('projects', '', toQuery(filter))).query)).toEqual(filter);
    expect(weight(filter)).toBe(13);
  });

  it('reads what was saved before the suspended stood under a status', () => {
    expect(readFilter(new URLSearchParams('status=completion&suspended=1')).status).toEqual([
      'completion',
      'suspended',
    ]);
  });

  it('reads no range or column that is none', () => {
    const { query } = parse('#/projects?amount=9-1&progress=x&sort=colour&descending=1');
    expect(readFilter(query)).toEqual(none);
    expect(readSort(query)).toEqual({ column: '', descending: false });
  });

  it('sorts figures from the largest, text from the first, and turns at a second touch', () => {
    const first = sortedBy({ column: '', descending: false }, 'amount');
    expect(first).toEqual({ column: 'amount', descending: true });
    expect(sortedBy(first, 'amount')).toEqual({ column: 'amount', descending: false });
    expect(sortedBy(first, 'title')).toEqual({ column: 'title', descending: false });
    expect(readSort(parse(href('projects', '', sortQuery(first))).query)).toEqual(first);
  });

  it('toggles an option without touching the others', () => {
    const once = toggled(none, 'domain', 'green');
    expect(once.domain).toEqual(['green']);
    expect(toggled(once, 'domain', 'green')).toEqual(none);
    expect(none.domain).toEqual([]);
  });

  it('asks the program in its own words', () => {
    expect(toRequest(toggled(none, 'status', 'completion'), 24, 24)).toEqual({
      ...anyProject,
      statuses: ['completion'],
      offset: 24,
      limit: 24,
    });
  });
});
