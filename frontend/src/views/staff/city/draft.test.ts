import { beforeEach, expect, it, vi } from 'vitest';
import { BackendError } from '$lib/backend/call';
import type { SettingView } from '$lib/backend/staff-shapes';

const saveSettings = vi.hoisted(() => vi.fn());
vi.mock('$lib/backend/staff', () => ({ staff: { saveSettings } }));
const { setting, wholeOf } = await import('./draft.svelte');

const view = {
  unit: 'toman',
  fourEyes: 'off',
  lockMinutes: 5,
  thursday: true,
  reasons: ['الف'],
  holidays: [{ day: '2026-11-30', name: 'ب' }],
} as SettingView;

beforeEach(() => {
  saveSettings.mockReset();
  setting.revert(view);
});

it('begins as it holds, and keeps what was typed when the screen comes back', () => {
  expect(setting.differs(view)).toBe(false);
  setting.typed!.lockMinutes = '۱۰';
  setting.begin(view);
  expect(setting.request()?.lockMinutes).toBe(10);
  expect(setting.differs(view)).toBe(true);
});

it('sends reasons by line and holidays as they are typed, and takes what came back', async () => {
  setting.typed!.reasons = ' الف \n\nب\n';
  setting.add();
  setting.typed!.holidays[1]!.name = ' ج ';
  saveSettings.mockResolvedValue({ ...view, reasons: ['الف', 'ب'] });
  await setting.save();
  expect(saveSettings).toHaveBeenCalledWith(
    expect.objectContaining({ reasons: ['الف', 'ب'], holidays: [...view.holidays, { day: '', name: 'ج' }] }),
  );
  expect(setting.saved).toBe(true);
  expect(setting.typed?.reasons).toBe('الف\nب');
});

it('keeps everything that was typed where it is refused', async () => {
  setting.typed!.lockMinutes = 'زیاد';
  saveSettings.mockRejectedValue(new BackendError('invalid', 'office.lock', 'lockMinutes'));
  await setting.save();
  expect(saveSettings).toHaveBeenCalledWith(expect.objectContaining({ lockMinutes: 0 }));
  expect([setting.typed?.lockMinutes, setting.error?.field, setting.saved]).toEqual([
    'زیاد',
    'lockMinutes',
    false,
  ]);
});

it.each([
  ['5', '5'],
  [' ۱۲ ', '12'],
  ['٣', '3'],
  ['', ''],
  ['-1', ''],
  ['پنج', ''],
])('reads %s', (text, want) => expect(wholeOf(text)).toBe(want));
