import { describe, expect, it } from 'vitest';
import { picturesOf } from './years';

describe('the pictures of the years', () => {
  it('are every month that ended, and today', () => {
    expect(picturesOf('1405-06', '2026-11-30', false)).toEqual(['1405-06', '1405-07', '1405-08', '']);
  });

  it('are the ends of the years where nothing may move', () => {
    expect(picturesOf('1402-11', '2026-11-30', true)).toEqual(['1402-12', '1403-12', '1404-12', '']);
  });

  it('are none where nothing can be looked back on', () => {
    expect(picturesOf('', '2026-11-30', false)).toEqual([]);
  });
});
