import { describe, expect, it } from 'vitest';
import { enter, erase, fieldOf, LAYOUTS, write } from './typing';

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
