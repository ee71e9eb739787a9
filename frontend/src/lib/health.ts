/** How sound the data are, in words: when they were last looked over, and last copied. */
import type { HealthView } from '$lib/backend/shapes';
import { f, t } from '$lib/i18n/i18n.svelte';

export function soundness({ checked, findings }: HealthView): string {
  if (checked === 0) return t('about.healthNotYet');
  const when = f.moment(checked);
  return findings ? t('about.healthDamaged', { when, n: findings }) : t('about.healthSound', { when });
}

/** Why nothing is removed by the clock, though it may be believed; empty where it is, or where it may not. */
export const awayFinding = ({ clock, clockLast }: Pick<HealthView, 'clock' | 'clockLast'>): string =>
  clock === 'away' ? t('health.clockAway', { last: f.moment(clockLast) }) : '';

/** Why the computer's clock may not be believed; empty where it may. */
export function clockFinding({ clock, clockLast }: Pick<HealthView, 'clock' | 'clockLast'>): string {
  if (clock === 'behind') return t('health.clockBehind', { last: f.moment(clockLast) });
  if (clock === 'ahead') return t('health.clockAhead', { last: f.moment(clockLast) });
  return '';
}

export const lastBackup = ({ backup }: HealthView): string =>
  backup ? f.moment(backup) : t('about.backupNone');

/** A backup of the day before yesterday or older is late: one is made each day. */
const LATE = 2 * 24 * 60 * 60 * 1000;

/** Whether somebody should look after the data; nobody knows before the first look has ended. */
export const isWorrying = ({ checked, backup, findings }: HealthView, now = Date.now()): boolean =>
  findings > 0 || (checked > 0 && now - backup > LATE);
