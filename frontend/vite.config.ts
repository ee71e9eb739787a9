import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { chunks, fileOf } from './vite/chunks.ts';
import { icons } from './vite/icons.ts';
import { words } from './vite/words.ts';

const source = (folder: string) => fileURLToPath(new URL(`./src/${folder}`, import.meta.url));

/** PDF.js fetches its reader of JPEG 2000 by name, and only for a document that holds such a picture. */
const jpeg2000 = 'openjpeg_nowasm_fallback.js';
const readers: Plugin = {
  name: 'pdf-readers',
  generateBundle() {
    const path = new URL(`./node_modules/pdfjs-dist/wasm/${jpeg2000}`, import.meta.url);
    this.emitFile({ type: 'asset', fileName: `pdf/${jpeg2000}`, source: readFileSync(path) });
  },
};

export default defineConfig({
  // Relative, so that the pages open from wails://, from a loopback port and from a folder alike.
  base: './',
  plugins: [icons, svelte(), readers, words, chunks],
  resolve: {
    alias: {
      $lib: source('lib'),
      $parts: source('parts'),
      $features: source('features'),
      $views: source('views'),
    },
    // Without it vitest takes Svelte's server build, which mounts nothing.
    conditions: process.env.VITEST ? ['browser'] : undefined,
  },
  build: {
    outDir: 'dist',
    // public/.keep comes back with every build: Go embeds dist and must find it on a fresh clone.
    emptyOutDir: true,
    target: ['es2022', 'safari16'],
    // Files come from the binary, not over a network; the map library alone is about 1 MB.
    chunkSizeWarningLimit: 2048,
    rolldownOptions: {
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [{ name: fileOf, debugName: 'first screen' }],
        },
      },
    },
  },
  worker: { format: 'es' },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts'],
    setupFiles: ['./vite/all-words.ts'],
  },
});
