import { expect, test } from 'vitest';
import { addressees } from './sheet';

test('each to whom letters wait is offered once, with how many', () => {
  const [a, b] = [
    { kind: 'post', id: 'a', title: 'معتمد' },
    { kind: 'unit', id: 'b', title: 'عمران' },
  ];
  expect(addressees([{ to: a }, { to: b }, { to: b }])).toEqual([
    { ...b, count: 2 },
    { ...a, count: 1 },
  ]);
});
