import { describe, expect, it } from 'vitest';
import { gridCommand, type Mode } from './grid-keys';

const press = (code: string, held: Partial<KeyboardEvent> = {}) => ({
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  ...held,
});
const ctrl = { ctrlKey: true };
const shift = { shiftKey: true };
const alt = { altKey: true };
const go = (rows: number, columns: number, extend = false) => ({ name: 'go', rows, columns, extend });
const FAR = Number.MAX_SAFE_INTEGER;

describe('a key in a grid', () => {
  it.each<[string, Mode, boolean, Partial<KeyboardEvent>, object | undefined]>([
    // arrows go where the eye sees them go
    ['ArrowLeft', 'chosen', true, {}, go(0, 1)],
    ['ArrowLeft', 'chosen', false, {}, go(0, -1)],
    ['ArrowRight', 'chosen', true, {}, go(0, -1)],
    ['ArrowRight', 'chosen', false, {}, go(0, 1)],
    ['ArrowDown', 'chosen', true, {}, go(1, 0)],
    ['ArrowUp', 'chosen', true, shift, go(-1, 0, true)],
    ['ArrowLeft', 'chosen', true, ctrl, go(0, FAR)],
    ['ArrowDown', 'chosen', false, ctrl, go(FAR, 0)],
    // what was typed anew is left by them, what is written within is not
    ['ArrowLeft', 'anew', true, {}, go(0, 1)],
    ['ArrowLeft', 'anew', true, shift, undefined],
    ['ArrowLeft', 'within', true, {}, undefined],
    ['ArrowDown', 'within', true, {}, undefined],
    ['Tab', 'within', true, {}, { name: 'next' }],
    ['Tab', 'chosen', true, shift, { name: 'previous' }],
    ['Enter', 'anew', true, {}, { name: 'down' }],
    ['NumpadEnter', 'chosen', true, shift, { name: 'up' }],
    ['F2', 'chosen', true, {}, { name: 'write' }],
    ['Escape', 'anew', true, {}, { name: 'leave' }],
    ['Escape', 'chosen', true, {}, undefined],
    ['Delete', 'chosen', true, {}, { name: 'empty' }],
    ['Delete', 'within', true, {}, undefined],
    ['Home', 'chosen', true, ctrl, go(-FAR, -FAR)],
    ['End', 'chosen', true, {}, go(0, FAR)],
    // shortcuts by the place of the key
    ['KeyD', 'anew', true, ctrl, { name: 'fill' }],
    ['KeyD', 'anew', true, { metaKey: true }, { name: 'fill' }],
    ['KeyD', 'chosen', true, {}, undefined],
    ['Semicolon', 'chosen', true, ctrl, { name: 'today' }],
    ['Delete', 'within', true, ctrl, { name: 'drop' }],
    ['KeyA', 'chosen', true, ctrl, { name: 'all' }],
    ['KeyA', 'within', true, ctrl, undefined],
    ['ArrowUp', 'anew', true, alt, { name: 'move', step: -1 }],
    ['ArrowDown', 'chosen', true, alt, { name: 'move', step: 1 }],
    ['KeyZ', 'chosen', true, ctrl, undefined],
    ['Enter', 'chosen', true, ctrl, undefined],
    ['Digit1', 'chosen', true, alt, undefined],
    // a sign that is being composed is not left
    ['Enter', 'anew', true, { isComposing: true }, undefined],
    ['Tab', 'anew', true, { isComposing: true }, undefined],
  ])('%s while %s, mirrored %s, %o', (code, mode, mirrored, held, command) => {
    expect(gridCommand(press(code, held), mode, mirrored)).toEqual(command);
  });
});
