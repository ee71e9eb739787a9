import { describe, expect, it } from 'vitest';
import { actionOf, commandOf, needsWords, ruleOf } from './acts';

const press = (code: string, more: Partial<KeyboardEvent> = {}) => ({
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  ...more,
});

describe('commandOf', () => {
  it('goes by the place of a key', () => {
    expect(commandOf(press('KeyA'))).toEqual({ name: 'act', act: 'approve' });
    expect(commandOf(press('KeyJ', { shiftKey: true }))).toEqual({ name: 'next', choose: true });
    expect(commandOf(press('KeyS', { shiftKey: true }))).toEqual({ name: 'disagree' });
    expect(commandOf(press('KeyZ'))).toEqual({ name: 'undo' });
  });
  it('leaves to the browser what is its own', () => {
    for (const more of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }, { isComposing: true }])
      expect(commandOf(press('KeyA', more))).toBeUndefined();
    expect(commandOf(press('KeyA', { shiftKey: true }))).toBeUndefined();
    expect(commandOf(press('KeyQ'))).toBeUndefined();
  });
});

describe('rules', () => {
  it('have a key each', () => {
    expect(['Digit1', 'Numpad9', 'Digit0', 'Minus', 'Equal', 'KeyA'].map(ruleOf)).toEqual([
      0, 8, 9, 10, 11, -1,
    ]);
  });
  it('ask for words where they are easily bent', () => {
    expect(needsWords('rejected', 'accusation')).toBe(true);
    expect(needsWords('rejected', 'insult')).toBe(false);
    expect(needsWords('upheld', '')).toBe(true);
    expect(needsWords('published', 'accusation')).toBe(false);
  });
});

describe('actionOf', () => {
  it('is what stands open for the item', () => {
    expect(actionOf('approve', ['kept', 'hidden'])).toBe('kept');
    expect(actionOf('reject', ['restored', 'upheld'])).toBe('upheld');
    expect(actionOf('hide', ['published'])).toBeUndefined();
  });
});
