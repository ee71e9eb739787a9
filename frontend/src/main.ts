import '@fontsource-variable/vazirmatn';
import '$lib/design/tokens.css';
import '$lib/design/base.css';
import { mount } from 'svelte';
import { router } from '$lib/state/router.svelte';
import { settings } from '$lib/state/settings.svelte';
import App from './App.svelte';

settings.apply();
router.start();

const target = document.getElementById('app');
if (target) mount(App, { target });
