// Read by Vite, svelte-check, ESLint and the editor alike.

/** @type {import('@sveltejs/vite-plugin-svelte').SvelteConfig} */
export default {
  compilerOptions: {
    // Runes only: the older reactivity is refused, in our files and in what we depend on.
    runes: true,
  },
};
