import { expect, test } from 'vitest';
import { commandOf } from './keys';

const press = (code: string, more = {}) => ({
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  ...more,
});

test('keys are known by their place, and those of the program stay its own', () => {
  const codes = ['KeyJ', 'KeyK', 'KeyN', 'KeyR', 'KeyX', 'KeyC', 'KeyP', 'Escape', 'KeyQ'];
  expect(codes.map((code) => commandOf(press(code)))).toEqual([
    'next',
    'previous',
    'answer',
    'refer',
    'refuse',
    'contact',
    'print',
    'leave',
    undefined,
  ]);
  for (const more of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }, { isComposing: true }])
    expect(commandOf(press('KeyR', more))).toBeUndefined();
});
