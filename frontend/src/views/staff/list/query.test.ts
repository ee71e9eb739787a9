import { describe, expect, it } from 'vitest';
import { href, parse } from '$lib/state/route';
import {
  ANY,
  askedQuery,
  fileQuery,
  narrowed,
  NONE,
  readAsked,
  sortedBy,
  toListRequest,
  viewQuery,
} from './query';

const full = {
  ...readAsked(new URLSearchParams()),
  text: 'پل فین',
  state: 'public',
  draft: 'sent',
  whose: 'me',
  since: '2026-03-21',
  filter: {
    ...ANY.filter,
    status: ['implementation', 'completion'],
    missing: ['purpose'],
    amount: '5-',
  },
  columns: ['status', 'approved'],
  sort: 'approved',
  descending: true,
  page: 3,
};

describe('the question of a list', () => {
  it('comes back from the address it wrote', () => {
    expect(readAsked(parse(href('list', 'project', askedQuery(full))).query)).toEqual(full);
    expect(href('list', 'project', askedQuery(readAsked(new URLSearchParams())))).toBe('#/list/project');
  });

  it('comes back from a saved view, at its first page', () => {
    expect(readAsked(new URLSearchParams(viewQuery(full)))).toEqual({ ...full, page: 1 });
    expect(viewQuery(full)).toBe(viewQuery({ ...full, page: 7 }));
  });

  it('is asked of the program with each option by itself', () => {
    const request = toListRequest('project', full, ['unit']);
    expect(new URLSearchParams(request.filter).getAll('status')).toEqual(['implementation', 'completion']);
    expect(new URLSearchParams(request.filter).has('q')).toBe(false);
    expect([request.page, request.columns]).toEqual([2, ['status', 'approved']]);
  });

  it('takes the remembered columns where the address names none', () => {
    expect(toListRequest('project', { ...full, columns: [] }, ['unit']).columns).toEqual(['unit']);
    expect(toListRequest('project', { ...full, columns: [NONE] }, ['unit']).columns).toEqual([NONE]);
  });

  it('counts what narrows besides words and state', () => {
    expect(narrowed(full)).toBe(7);
    expect(narrowed({ ...full, ...ANY })).toBe(0);
  });

  it('sorts text from its first, figures from the largest, and then the other way', () => {
    expect(sortedBy(full, 'unit', 'text')).toEqual({ sort: 'unit', descending: false, page: 1 });
    expect(sortedBy(full, 'spent', 'money')).toEqual({ sort: 'spent', descending: true, page: 1 });
    expect(sortedBy(full, 'approved', 'money')).toEqual({ sort: 'approved', descending: false, page: 1 });
  });

  it('asks for the file of all that is on the screen', () => {
    const query = new URLSearchParams(
      fileQuery(toListRequest('project', full, []), [
        ['head', 'کد'],
        ['head', 'عنوان'],
      ]),
    );
    expect(query.getAll('columns')).toEqual(['status', 'approved']);
    expect(query.getAll('head')).toEqual(['کد', 'عنوان']);
    expect([query.get('descending'), query.get('since')]).toEqual(['true', '2026-03-21']);
  });
});
