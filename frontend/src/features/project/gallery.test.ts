import { describe, expect, it } from 'vitest';
import type { PictureView } from '$lib/backend/shapes';
import { gallery, pair } from './gallery';

const shot = (use: string, taken = '') => ({ use, taken });

describe('pair', () => {
  it('goes from the first before to the last after', () => {
    const shots = [
      shot('after', '2026-03-01'),
      shot('before', '2025-02-01'),
      shot('before', '2025-01-01'),
      shot('after', '2026-01-01'),
    ];
    expect(pair(shots)).toEqual([shots[2], shots[0]]);
  });

  it('takes the work itself where it is not over', () => {
    const shots = [shot('before'), shot('during', '2025-06-01'), shot('during', '2025-09-01')];
    expect(pair(shots)).toEqual([shots[0], shots[2]]);
  });

  it('goes by day where no use is told', () => {
    const shots = [shot('cover', '2026-01-01'), shot('cover', '2024-01-01'), shot('cover')];
    expect(pair(shots)).toEqual([shots[1], shots[0]]);
  });

  it('is none of one picture, or of pictures that tell nothing', () => {
    expect(pair([shot('before')])).toBeUndefined();
    expect(pair([shot('cover'), shot('cover')])).toBeUndefined();
    expect(pair([])).toBeUndefined();
  });
});

it('shows a file that is cover and after once, by its place in the work', () => {
  const picture = (url: string, use: string, taken = ''): PictureView => ({
    url,
    use,
    taken,
    thumb: '',
    type: 'image/jpeg',
    width: 1,
    height: 1,
    caption: '',
    credit: '',
    alt: '',
    focus: '',
  });
  const shown = gallery([picture('a', 'cover'), picture('a', 'after'), picture('b', 'before')], (use) => use);
  expect(shown.map(({ url, label }) => [url, label])).toEqual([
    ['b', 'before'],
    ['a', 'after'],
  ]);
});
