/** What a step of something that was sent is called. */
import type { EventView } from '$lib/backend/dialogue-shapes';
import { t } from '$lib/i18n/i18n.svelte';
import { city } from '$lib/state/city.svelte';

const KNOWN = [
  'sent',
  'held',
  'disagreed',
  'ruled',
  'undone',
  'appealed',
  'answered',
  'step',
  'note',
  'erased',
  'assigned',
  'referred',
  'reply',
  'asked',
  'refused',
  'consent',
  'closed',
  'unmasked',
  'contactErased',
] as const;

export function eventText(event: EventView): string {
  const known = KNOWN.find((what) => what === event.what) ?? 'note';
  const told = [
    event.state && city.title('reportStates', event.state),
    event.action && city.title('rulingActions', event.action),
    event.rule && city.title('rules', event.rule),
    event.note,
    event.by,
    event.what === 'assigned' && t('queue.event.to', { name: event.to || t('queue.nobody') }),
  ].filter(Boolean);
  return [t(`queue.event.${known}`), ...told].join(' · ');
}
