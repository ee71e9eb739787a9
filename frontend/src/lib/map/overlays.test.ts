import { expect, it } from 'vitest';
import { channels, hatchImage } from './overlays';

it('reads colours in both spellings', () => {
  expect(channels('#fff')).toEqual([255, 255, 255]);
  expect(channels('#857d6d')).toEqual([133, 125, 109]);
});

it('hatches in the colour of the theme', () => {
  const { data, width } = hatchImage('#fff');
  expect([...data.slice(0, 4)]).toEqual([255, 255, 255, 170]);
  expect(data[(width / 2) * 4 + 3]).toBe(0);
});
