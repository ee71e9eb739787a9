import { describe, expect, it } from 'vitest';
import { enter, erase, fieldOf, isPad, LAYOUTS, SIGNS, write } from './typing';

function field(value: string, from = value.length, to = from): HTMLInputElement {
  const input = document.createElement('input');
  input.value = value;
  document.body.append(input);
  input.setSelectionRange(from, to);
  return input;
}

describe('a key', () => {
  it.each([
    ['at the end', field('آ'), 'ب', 'آب'],
    ['in the middle', field('آب', 1), 'ف', 'آفب'],
    ['in place of what is chosen', field('آبی', 0, 2), 'پ', 'پی'],
  ])('writes %s', (_, input, text, want) => {
    write(input, text);
    expect(input.value).toBe(want);
  });

  it.each([
    ['the last character', field('آب'), 'آ'],
    ['one of two units', field('ب🙂'), 'ب'],
    ['what is chosen', field('آبی', 1, 3), 'آ'],
    ['nothing at the start', field('آب', 0), 'آب'],
  ])('erases %s', (_, input, want) => {
    erase(input);
    expect(input.value).toBe(want);
  });

  it('is heard as typing is', () => {
    const [input, heard] = [field(''), [] as string[]];
    for (const name of ['input', 'change', 'keydown']) input.addEventListener(name, () => heard.push(name));
    write(input, 'ب');
    enter(input);
    expect(heard).toEqual(['input', 'change', 'keydown']);
  });
});

describe('the go-key', () => {
  /** A field in a form that counts how often it is sent. */
  function inForm(field: HTMLInputElement | HTMLTextAreaElement) {
    const form = document.createElement('form');
    let sent = 0;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      sent += 1;
    });
    form.append(field);
    document.body.append(form);
    return () => sent;
  }

  it('sends the form of a line', () => {
    const line = document.createElement('input');
    const sent = inForm(line);
    expect(enter(line)).toBe(true);
    expect(sent()).toBe(1);
  });

  it('is a new line in a text of several, and sends nothing', () => {
    const text = document.createElement('textarea');
    text.value = 'یکدو';
    const sent = inForm(text);
    text.setSelectionRange(2, 2);
    expect(enter(text)).toBe(false);
    expect([text.value, sent()]).toEqual(['یک\nدو', 0]);
  });

  it('does nothing more where somebody took the key', () => {
    const text = document.createElement('textarea');
    const sent = inForm(text);
    text.addEventListener('keydown', (event) => event.preventDefault());
    enter(text);
    expect([text.value, sent()]).toEqual(['', 0]);
  });
});

it.each([
  ['numeric', true],
  ['tel', true],
  ['text', false],
  ['', false],
])('a field of %s has a pad: %s', (mode, want) => {
  const input = document.createElement('input');
  input.inputMode = mode;
  expect(isPad(input)).toBe(want);
});

it.each([
  ['fa', '؟!،:؛.«»()'],
  ['en', '?!,:'],
] as const)('the signs of %s are each one touch away', (layout, want) => {
  for (const sign of want) expect(SIGNS[layout]).toContain(sign);
});

describe('fieldOf', () => {
  it.each([
    ['text', true],
    ['search', true],
    ['range', false],
    ['checkbox', false],
  ])('%s', (type, want) => {
    const input = document.createElement('input');
    input.type = type;
    expect(fieldOf(input) === input).toBe(want);
  });

  it('leaves alone what can’t be changed', () => {
    const input = field('آب');
    input.readOnly = true;
    expect(fieldOf(input)).toBeUndefined();
    expect(fieldOf(document.body)).toBeUndefined();
  });
});

it('the Persian keys hold the whole alphabet, once', () => {
  const keys = LAYOUTS.fa.flat().join('');
  for (const letter of 'آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی') expect(keys.split(letter)).toHaveLength(2);
});
