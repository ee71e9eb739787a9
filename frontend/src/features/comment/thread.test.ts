import { describe, expect, it } from 'vitest';
import type { CommentView } from '$lib/backend/dialogue-shapes';
import { commentOf, folded, LONG, toldBy } from './thread';

describe('a long text', () => {
  it('stands there whole up to its limit', () => expect(folded('ب'.repeat(LONG))).toBeUndefined());

  it('is cut between words', () => {
    const head = folded('کوچهٔ ما '.repeat(100)) ?? '';
    expect(head).toMatch(/ما…$|کوچهٔ…$/);
    expect(Array.from(head).length).toBeLessThan(LONG);
  });

  it('without blanks is cut all the same, and within no sign', () => {
    const head = folded('😀'.repeat(700)) ?? '';
    expect(head).toMatch(/^(😀)+…$/u);
    expect(Array.from(head).length).toBeLessThan(LONG);
  });
});

it('finds a comment and a reply', () => {
  const one = (id: string, replies: CommentView[] = []) => ({ id, replies }) as unknown as CommentView;
  const items = [one('a', [one('b')]), one('c')];
  expect(['a', 'b', 'c', 'd'].map((id) => commentOf(items, id)?.id)).toEqual(['a', 'b', 'c', undefined]);
});

it.each([
  ['kiosk', false, ''],
  ['phone', true, 'phone'],
  ['phone', false, 'phone'],
  ['import', true, 'import'],
  ['', false, ''],
])('%s, told %s: %s', (channel, told, want) => expect(toldBy(channel, told)).toBe(want));
