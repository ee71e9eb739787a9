/** Sizes of files in words. */
import { f, t } from '$lib/i18n/i18n.svelte';

const MEGABYTE = 1_000_000;

/** Bytes as a person reads them. */
export function sizeText(bytes: number): string {
  if (bytes >= 1000 * MEGABYTE) return t('backups.gigabytes', { n: f.number(bytes / MEGABYTE / 1000, 1) });
  if (bytes >= MEGABYTE) return t('intake.size', { n: f.number(bytes / MEGABYTE, 1) });
  return t('backups.kilobytes', { n: f.number(Math.ceil(bytes / 1000)) });
}
