import { expect, test } from 'vitest';
import { isLaidAside } from './words';

const nobody = { kind: '', id: '', title: '' };
const unit = { kind: 'unit', id: 'u', title: 'عمران' };
const day = '2026-11-30';

test('a letter is laid aside where two are to read it and the city has not answered', () => {
  const asked = { kind: 'message', stage: 'held', parts: [{ from: 0, by: nobody, day }] };
  expect(isLaidAside(asked)).toBe(true);
  expect(isLaidAside({ ...asked, parts: [...asked.parts, { from: 9, by: unit, day }] })).toBe(false);
  expect(isLaidAside({ ...asked, stage: 'waiting' })).toBe(false);
  expect(isLaidAside({ ...asked, kind: 'comment', parts: [] })).toBe(false);
});
