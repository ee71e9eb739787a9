import { expect, it } from 'vitest';
import { fileQuery, readQuery, toQuery, toRequest } from './query';

const read = (text: string) => readQuery(new URLSearchParams(text));

it.each([
  ['', { month: '', action: '', rule: '', page: 1 }],
  [
    'month=1405-08&action=hidden&rule=insult&page=3',
    { month: '1405-08', action: 'hidden', rule: 'insult', page: 3 },
  ],
  ['month=آبان&page=-4', { month: '', action: '', rule: '', page: 1 }],
])('%s', (text, want) => expect(read(text)).toEqual(want));

it('asks for the part of a page, and for one decision by its code whatever is chosen', () => {
  const query = read('month=1405-08&page=3');
  expect(toRequest(query)).toMatchObject({ month: '1405-08', offset: 100, code: '' });
  expect(toRequest(query, 'T-7K3MQ2')).toMatchObject({ month: '', offset: 0, code: 'T-7K3MQ2' });
});

it('stands in the address as short as it can', () => {
  expect(toQuery(read('page=1'))).toEqual({ month: '', action: '', rule: '', page: '' });
  expect(fileQuery(read('month=1405-08&page=2'))).toBe('month=1405-08');
});
