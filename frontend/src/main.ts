import '@fontsource-variable/vazirmatn';
import '$lib/design/tokens.css';
import '$lib/design/base.css';
import '$lib/design/boxes.css';
import { mount } from 'svelte';
import { firstRoute } from '$lib/backend/window';
import { fetchWords } from '$lib/i18n/fetched';
import { router } from '$lib/state/router.svelte';
import { settings } from '$lib/state/settings.svelte';
import App from './App.svelte';

settings.apply();
settings.follow();
const spoken = fetchWords(settings.lang);
// The window may have been asked to open on a screen of its own.
if (!location.hash) {
  location.hash = await firstRoute().catch(() => '');
}

await spoken;
router.start();

const target = document.getElementById('app');
if (target) mount(App, { target });

