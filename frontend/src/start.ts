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
import { opened, viewOf } from '$views/screens';
import App from './App.svelte';

/** How long the page's bare head waits for the first screen to stand whole under it, ms. */
const PATIENCE = 400;

/** The first screen's file is here, and its answer where it asks for one by itself. */
async function screen() {
  const view = viewOf(router.route.name);
  if (view) await (await opened(view)).first;
}

async function start() {
  settings.apply();
  settings.follow();
  const spoken = fetchWords(settings.lang);
  if (!location.hash) location.hash = firstRoute();
  router.start();
  // That something can't be had is told by whoever shows it.
  const gathered = Promise.all([city.open(), screen()]).catch(() => undefined);
  await spoken;
  await Promise.race([gathered, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);

  const target = document.getElementById('app');
  if (!target) return;
  target.replaceChildren();
  mount(App, { target });
}

// Not awaited here: the screens stand on the modules of this file, and would wait for it in turn.
void start();
