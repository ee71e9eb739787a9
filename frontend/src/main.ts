import '@fontsource-variable/vazirmatn';
import '$lib/design/tokens.css';
import '$lib/design/base.css';
import '$lib/design/boxes.css';
import { mount } from 'svelte';
import { firstRoute } from '$lib/backend/window';
import { fetchWords } from '$lib/i18n/fetched';
import { city } from '$lib/state/city.svelte';
import { router } from '$lib/state/router.svelte';
import { settings } from '$lib/state/settings.svelte';
import { pages, screens } from '$views/screens';
import App from './App.svelte';

/** How long the first picture waits for the city to be in it, ms. */
const PATIENCE = 60;

settings.apply();
settings.follow();
const spoken = fetchWords(settings.lang);
// The window may have been asked to open on a screen of its own.
const opened = city.open().catch(() => undefined); // the page asks again, and tells why
if (!location.hash) {
  location.hash = await firstRoute().catch(() => '');
}

await spoken;
router.start();
// The screen is read while the city is asked for; whoever shows it tells why it can't be had.
void (screens[router.route.name] ?? pages[router.route.name])?.().catch(() => undefined);
await Promise.race([opened, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);

const target = document.getElementById('app');
if (target) mount(App, { target });
