import { expect, test } from 'vitest';
import { awayFinding, clockFinding, isWorrying } from './health';

const day = 24 * 60 * 60 * 1000;
const now = 100 * day;
const view = (backup: number, findings: number, checked = now) =>
  ({ checked, findings, backup, damaged: [] }) as unknown as Parameters<typeof isWorrying>[0];

test.each([
  ['a backup of today, nothing found', now, 0, false],
  ['a backup of yesterday', now - day, 0, false],
  ['an old backup', now - 3 * day, 0, true],
  ['no backup at all', 0, 0, true],
  ['something found', now, 1, true],
])('%s', (_, backup, findings, worrying) => {
  expect(isWorrying(view(backup, findings), now)).toBe(worrying);
});

test.each([
  ['', ''],
  ['behind', 'عقب‌تر'],
  ['ahead', 'جلوتر'],
  ['away', ''],
])('a clock that is found %j', (clock, word) => {
  const words = clockFinding({ clock, clockLast: now });
  expect(words === '').toBe(word === '');
  expect(words).toContain(word);
});

test.each(['', 'behind', 'ahead', 'away'])('what removes by a clock that is found %j', (clock) => {
  expect(awayFinding({ clock, clockLast: now }).includes('یک هفته')).toBe(clock === 'away');
});

test('nothing is known before the first look', () => {
  expect(isWorrying(view(0, 0, 0), now)).toBe(false);
});
