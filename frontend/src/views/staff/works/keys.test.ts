import { expect, test } from 'vitest';
import { commandOf, isWhole } from './keys';

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
  expect(commandOf(press('KeyJ'))).toBe('next');
  expect(commandOf(press('KeyK'))).toBe('previous');
  expect(commandOf(press('KeyN'))).toBe('step');
  expect(commandOf(press('KeyJ', { ctrlKey: true }))).toBeUndefined();
  expect(commandOf(press('KeyJ', { isComposing: true }))).toBeUndefined();
});

test('a step is whole when it says what its state asks for', () => {
  const step = { state: '', text: '', due: '', unit: '', rule: '', body: '', phone: '', photos: [] };
  expect(isWhole(step)).toBe(false);
  expect(isWhole({ ...step, state: 'accepted' })).toBe(true);
  expect(isWhole({ ...step, state: 'fixed', text: '  ' })).toBe(false);
  expect(isWhole({ ...step, state: 'fixed', text: 'پر شد' })).toBe(true);
  const photos = [{ k: 1, answer: 'clear', boxes: [] }];
  expect(isWhole({ ...step, state: 'fixed', photos })).toBe(true);
  expect(isWhole({ ...step, state: 'assigned' })).toBe(false);
  expect(isWhole({ ...step, state: 'planned', due: '2026-11-30' })).toBe(true);
  expect(isWhole({ ...step, state: 'elsewhere', body: 'آبفا' })).toBe(false);
  expect(isWhole({ ...step, state: 'declined', rule: 'empty' })).toBe(false);
});
