/** The names under which MapLibre asks for the words of its own buttons. */
import { t } from '$lib/i18n/i18n.svelte';

export const controlWords = (label: string): Record<string, string> => ({
  'NavigationControl.ZoomIn': t('map.zoomIn'),
  'NavigationControl.ZoomOut': t('map.zoomOut'),
  'AttributionControl.ToggleAttribution': t('map.sources'),
  'Map.Title': label,
});
