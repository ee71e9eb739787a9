import { expect, it } from 'vitest';
import { backTo } from './back';

const post = { kind: 'post', id: 'p', title: '' };
const unit = { kind: 'unit', id: 'u', title: '' };
const none = { kind: 'unit', id: '', title: '' };

it.each([
  [{ to: post, unit }, 't', '#/trustee/t'],
  [{ to: post, unit }, '', '#/unit/u'],
  [{ to: unit, unit }, '', '#/unit/u'],
  [{ to: post, unit: none }, '', '#/dialogue'],
])('%j from %s leads back to %s', (addressee, trustee, want) =>
  expect(backTo(addressee, trustee)).toBe(want),
);
