import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HALF_SPACE, halfSpaceKey, hasArabic, impostors, mended, persian } from './halfspace';
import { commandOf, isNext } from './keys';
import { address, idOf, isWithin, kindOf, placeOf, plain } from './path';

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

describe('keys', () => {
  it.each([
    ['KeyZ', ctrl, { name: 'undo' }],
    ['KeyZ', { ...ctrl, shiftKey: true }, { name: 'redo' }],
    ['KeyS', ctrl, { name: 'save' }],
    ['Enter', ctrl, { name: 'send' }],
    ['NumpadEnter', ctrl, { name: 'send' }],
    ['Backspace', ctrl, { name: 'return' }],
    ['Semicolon', ctrl, { name: 'today' }],
    ['F8', {}, { name: 'nextFault' }],
    ['F8', { shiftKey: true }, { name: 'previousFault' }],
    ['Digit3', { altKey: true }, { name: 'section', number: 3 }],
    ['KeyS', { metaKey: true }, { name: 'save' }],
    ['KeyS', {}, undefined],
    ['KeyS', { ...ctrl, altKey: true }, undefined],
    ['KeyS', { ...ctrl, isComposing: true }, undefined],
    ['Enter', {}, undefined],
    ['Digit0', { altKey: true }, undefined],
  ] as const)('%s %o', (code, held, want) => {
    expect(commandOf(press(code, held))).toEqual(want);
  });

  it('Enter goes on, unless a sign is being composed', () => {
    const enter = (held = {}) => new KeyboardEvent('keydown', { key: 'Enter', ...held });
    expect(isNext(enter())).toBe(true);
    expect(isNext(enter({ ctrlKey: true }))).toBe(false);
    expect(isNext(enter({ isComposing: true }))).toBe(false);
  });
});

describe('half-spaces', () => {
  it.each([
    ['می\u200bشود', 1, 'می\u200cشود'],
    ['می\u00acشود می\u001fرود', 2, 'می\u200cشود می\u200cرود'],
    ['می\u202f\u200bشود', 2, 'می\u200cشود'],
    ['کتاب\u200b ها', 1, 'کتاب ها'],
    ['\u200bکتاب\u200b', 2, 'کتاب'],
    ['می\u200cشود', 0, 'می\u200cشود'],
  ])('%j', (text, count, want) => {
    expect(impostors(text)).toBe(count);
    expect(mended(text)).toBe(want);
  });

  it('letters of Arabic are told and changed only when asked', () => {
    expect(hasArabic('كتاب علي')).toBe(true);
    expect(persian('كتاب علي')).toBe('کتاب علی');
    expect(hasArabic('کتاب علی')).toBe(false);
  });

  describe('by Shift+Space', () => {
    beforeEach(() => addEventListener('keydown', halfSpaceKey));
    afterEach(() => {
      removeEventListener('keydown', halfSpaceKey);
      document.body.innerHTML = '';
    });

    const type = (markup: string, held: KeyboardEventInit = { shiftKey: true }) => {
      document.body.innerHTML = markup;
      const field = document.body.firstElementChild as HTMLInputElement;
      field.setSelectionRange(2, 2);
      let heard = '';
      field.addEventListener('input', () => (heard = field.value));
      const event = new KeyboardEvent('keydown', { code: 'Space', bubbles: true, cancelable: true, ...held });
      field.dispatchEvent(event);
      return { heard, prevented: event.defaultPrevented };
    };

    it.each(['<input value="میشود">', '<textarea>میشود</textarea>'])('in %s', (markup) => {
      expect(type(markup)).toEqual({ heard: `می${HALF_SPACE}شود`, prevented: true });
    });

    it.each([
      ['<input value="میشود">', { shiftKey: false }],
      ['<input value="میشود">', { shiftKey: true, isComposing: true }],
      ['<input value="میشود" readonly>', { shiftKey: true }],
      ['<input value="میشود" type="password">', { shiftKey: true }],
    ])('not in %s with %o', (markup, held) => {
      expect(type(markup, held)).toEqual({ heard: '', prevented: false });
    });
  });
});

describe('places', () => {
  const isList = (path: string) => ['budget', 'contracts', 'contracts.payments'].includes(path);

  it.each([
    ['title', 'title'],
    ['budget.k1.approved', 'budget.approved'],
    ['contracts.k1.payments.k2.amount', 'contracts.payments.amount'],
    ['budget.k1', 'budget'],
  ])('%s is %s without its rows', (path, want) => expect(plain(path, isList)).toBe(want));

  it('are read as they were written', () => {
    const place = address('event/0190-a', 'media.k1.use');
    expect(placeOf(place)).toEqual({ sheet: 'event/0190-a', path: 'media.k1.use' });
    expect([kindOf('event/0190-a'), idOf('event/0190-a')]).toEqual(['event', '0190-a']);
    expect(placeOf('name')).toEqual({ sheet: '', path: 'name' });
  });

  it('lie within each other', () => {
    expect(isWithin('budget.k1.approved', 'budget')).toBe(true);
    expect(isWithin('budgetary', 'budget')).toBe(false);
  });
});
