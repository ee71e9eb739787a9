import { beforeEach, describe, expect, it } from 'vitest';
import { draft, readLimit } from './draft.svelte';

const limit = { code: 'behind', unit: 'points', value: 10, default: 10, most: 100, now: 3, then: 3 };
const view = {
  version: 4,
  mayEdit: true,
  limits: [limit, { ...limit, code: 'silent', value: 90, most: 3650 }],
  past: [],
};

describe('a typed threshold', () => {
  it.each([
    ['۲۵', 25],
    ['1', 1],
    ['100', 100],
    ['101', undefined],
    ['0', undefined],
    ['2.5', undefined],
    ['', undefined],
    ['ده', undefined],
  ])('%s', (text, want) => expect(readLimit(text, 100)).toBe(want));
});

describe('the draft', () => {
  beforeEach(() => draft.discard());

  it('asks for what was changed alone', () => {
    draft.type(limit, '۲۵');
    draft.reason = 'مصوبه';
    expect(draft.request(view)).toEqual({
      version: 4,
      reason: 'مصوبه',
      limits: [{ code: 'behind', value: 25 }],
    });
  });

  it('keeps a wrong text, and asks for nothing by it', () => {
    draft.type(limit, 'ده');
    expect(draft.text(limit)).toBe('ده');
    expect(draft.isWrong(limit)).toBe(true);
    expect(draft.request(view).limits).toEqual([]);
  });

  it('is filled with the figures from before, as far as they differ', () => {
    draft.fill(view, { behind: 10, silent: 45, unknown: 3 });
    expect(draft.texts).toEqual({ silent: '45' });
  });

  it('forgets a change that was taken back', () => {
    draft.type(limit, '25');
    draft.type(limit, '۱۰');
    expect(draft.texts).toEqual({});
  });
});
