/** What an administrator has changed of how the office works and not saved yet; it outlives the screen. */
import { toBackendError, type BackendError } from '$lib/backend/call';
import { staff } from '$lib/backend/staff';
import type { SettingView } from '$lib/backend/staff-shapes';
import { f } from '$lib/i18n/i18n.svelte';

export interface HolidayTyped {
  key: number;
  day: string;
  name: string;
}

export interface Typed {
  unit: string;
  fourEyes: string;
  lockMinutes: string;
  thursday: boolean;
  /** One reason a line. */
  reasons: string;
  holidays: HolidayTyped[];
}

/** The Latin digits of a number in any of the three sets; empty for no number. */
export function wholeOf(text: string): string {
  const latin = text
    .trim()
    .replace(/[۰-۹]/g, (sign) => String(sign.charCodeAt(0) - 0x6f0))
    .replace(/[٠-٩]/g, (sign) => String(sign.charCodeAt(0) - 0x660));
  return /^\d{1,4}$/.test(latin) ? latin : '';
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

class SettingDraft {
  typed = $state<Typed>();
  error = $state.raw<BackendError>();
  busy = $state(false);
  saved = $state(false);
  #last = 0;

  /** Begins with what holds, unless something is typed already. */
  begin(view: SettingView) {
    this.typed ??= {
      unit: view.unit,
      fourEyes: view.fourEyes,
      lockMinutes: f.number(view.lockMinutes),
      thursday: view.thursday,
      reasons: view.reasons.join('\n'),
      holidays: view.holidays.map((one) => ({ ...one, key: (this.#last += 1) })),
    };
  }

  add() {
    this.typed?.holidays.push({ key: (this.#last += 1), day: '', name: '' });
  }

  remove(key: number) {
    if (this.typed) this.typed.holidays = this.typed.holidays.filter((one) => one.key !== key);
  }

  /** Forgets what was typed. */
  revert(view: SettingView) {
    this.typed = undefined;
    this.error = undefined;
    this.saved = false;
    this.begin(view);
  }

  differs(view: SettingView): boolean {
    const asked = this.request();
    if (!asked) return false;
    const { unit, fourEyes, lockMinutes, thursday, reasons, holidays } = view;
    return (
      JSON.stringify(asked) !==
      JSON.stringify({
        unit,
        fourEyes,
        lockMinutes,
        thursday,
        reasons,
        holidays: holidays.map(({ day, name }) => ({ day, name })),
      })
    );
  }

  request() {
    if (!this.typed) return undefined;
    const { unit, fourEyes, lockMinutes, thursday, reasons, holidays } = this.typed;
    return {
      unit,
      fourEyes,
      lockMinutes: Number(wholeOf(lockMinutes) || 0),
      thursday,
      reasons: linesOf(reasons),
      holidays: holidays.map(({ day, name }) => ({ day, name: name.trim() })),
    };
  }

  async save(): Promise<SettingView | undefined> {
    const asked = this.request();
    if (!asked || this.busy) return undefined;
    this.busy = true;
    this.error = undefined;
    try {
      const view = await staff.saveSettings(asked);
      this.revert(view);
      this.saved = true;
      return view;
    } catch (reason) {
      this.error = toBackendError(reason);
      return undefined;
    } finally {
      this.busy = false;
    }
  }
}

export const setting = new SettingDraft();
