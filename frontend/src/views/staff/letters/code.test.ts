import { expect, test } from 'vitest';
import { letterCode } from './code';

test('a code is read however it was written', () => {
  for (const text of ['L-7K3MQ2', 'l-7k3mq2', 'L 7K3 MQ2', '7k3mq2', 'L-۷K۳MQ۲', 'L–7K3MQ2'])
    expect(letterCode(text)).toBe('L-7K3MQ2');
  expect(letterCode('L-7KOIL2')).toBe('L-7K0112');
});

test('what is none is none', () => {
  for (const text of ['', 'L-', 'L-7K3MQ', 'L-7K3MQ22', 'نامه', 'L-7K3MU2'])
    expect(letterCode(text)).toBeUndefined();
});
