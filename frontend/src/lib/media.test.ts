import { describe, expect, it } from 'vitest';
import { srcset } from './media';

const hash = 'a1'.repeat(32);

describe('srcset', () => {
  it('names small versions alone, whatever size it is given', () => {
    const small = `/media/${hash}-320.jpg 320w, /media/${hash}-640.jpg 640w, /media/${hash}-1280.jpg 1280w`;
    expect(srcset(`/media/${hash}.png`)).toBe(small);
    expect(srcset(`/media/${hash}-640.jpg`)).toBe(small);
  });

  it('is nothing for what is no picture of the program', () => {
    for (const address of [
      undefined,
      '',
      `/media/${hash}.pdf`,
      `//evil.example/media/${hash}.jpg`,
      '/media/a.jpg',
    ])
      expect(srcset(address)).toBeUndefined();
  });
});
