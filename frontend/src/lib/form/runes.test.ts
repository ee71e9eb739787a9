import { describe, expect, it } from 'vitest';
import { lengthFault, runes, written } from './runes';

describe('the length of a text', () => {
  it.each([
    ['سلام', 4],
    ['🙂🙂', 2],
    ['می\u200cروم', 6],
    ['\ud83d', 1],
    ['', 0],
  ])('%s', (text, want) => {
    expect(runes(text)).toBe(want);
  });

  it('counts no blanks around it, and a line’s end once', () => {
    expect(written('  یک\r\nدو \n')).toBe(5);
  });
});

describe('a text within its limits', () => {
  it.each([
    ['', 5, 'field.required'],
    [' \n ', 5, 'field.required'],
    ['🙂🙂🙂🙂', 5, 'field.tooShort'],
    ['🙂🙂🙂🙂🙂', 5, undefined],
    ['🙂'.repeat(10), 5, undefined],
    ['🙂'.repeat(11), 5, 'field.tooLong'],
    ['', 0, undefined],
  ])('%s, at least %d', (text, min, want) => {
    expect(lengthFault(text, { min, max: 10 })?.key).toBe(want);
  });
});
