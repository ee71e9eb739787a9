/**
 * Cuts the page into files. What the first screen needs comes in few of them, which index.html names so
 * that none waits for another; what two screens or more need comes in one more; each screen has its own.
 */
import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite';

const ENTRY = '/index.html';
const START = '/src/start.ts';
const HOME = '/src/views/home/HomeView.svelte';
const SCREEN = /\/src\/views\/[^/]+\/\w+View\.svelte$/;
/** The words that are read first; another language is fetched once it is known. */
const WORDS = '\0words:fa';
/** The letters that are read first. */
const LETTERS = /vazirmatn-(?:arabic|latin)-wght-normal.*\.woff2$/;
/** Menus, dialogs and choices, with what they stand on; their one entry names them all, used or not. */
const CONTROLS =
  /\/node_modules\/(bits-ui|svelte-toolbelt|runed|tabbable|@floating-ui|style-to-object|inline-style-parser)\//;
/** What fetches a file when it is needed; the entry reads it before all others. */
const FETCHER = /vite\/preload-helper/;
/** How many public screens share what comes in the file for all of them. */
const MANY = 4;

type Graph = Pick<Rolldown.PluginContext, 'getModuleInfo'>;

/** The modules that a module needs before it runs, itself among them. */
function needed(graph: Graph, id: string, found = new Set<string>()): Set<string> {
  if (found.has(id) || CONTROLS.test(id)) return found;
  found.add(id);
  graph.getModuleInfo(id)?.importedIds.forEach((next) => needed(graph, next, found));
  return found;
}

interface Cut {
  shell: Set<string>;
  home: Set<string>;
  shared: Set<string>;
}

function cutOf(graph: Graph, ids: string[]): Cut {
  const one = (end: string) => needed(graph, ids.find((id) => id.endsWith(end)) ?? end);
  const screens = ids.filter((id) => SCREEN.test(id)).map((id) => needed(graph, id));
  const users = new Map<string, number>();
  for (const id of screens.flatMap((screen) => [...screen])) users.set(id, (users.get(id) ?? 0) + 1);
  const shared = [...users].filter(([, count]) => count >= MANY).map(([id]) => id);
  return { shell: one(START), home: one(HOME), shared: new Set(shared) };
}

let ids: string[] = [];
let cut: Cut | undefined;

/** The file that a module goes into; its own place where it is none of these. */
export function fileOf(id: string, graph: Graph): string | null {
  if (FETCHER.test(id)) return 'fetcher';
  if (CONTROLS.test(id)) return 'controls';
  cut ??= cutOf(graph, ids);
  if (cut.shell.has(id)) return 'shell';
  if (cut.home.has(id)) return 'home';
  return cut.shared.has(id) ? 'shared' : null;
}

const link = (attrs: Record<string, string>): HtmlTagDescriptor => ({
  tag: 'link',
  attrs: { crossorigin: true, ...attrs },
  injectTo: 'head',
});

type Chunk = Rolldown.OutputChunk;

/** A chunk and those that it imports. */
function withImports(chunk: Chunk | undefined, bundle: Rolldown.OutputBundle, found = new Set<Chunk>()) {
  if (!chunk || found.has(chunk)) return found;
  found.add(chunk);
  for (const name of chunk.imports) {
    const next = bundle[name];
    if (next?.type === 'chunk') withImports(next, bundle, found);
  }
  return found;
}

/** What the first screen is made of: its files with their look, the words, the letters; without what the entry names itself. */
function early(bundle: Rolldown.OutputBundle): HtmlTagDescriptor[] {
  const files = Object.values(bundle);
  const chunks = files.filter((file) => file.type === 'chunk');
  const all = (end: string) =>
    withImports(
      chunks.find((chunk) => chunk.facadeModuleId?.endsWith(end)),
      bundle,
    );
  const named = all(ENTRY);
  const first = new Set(
    [START, HOME, WORDS].flatMap((end) => [...all(end)]).filter((chunk) => !named.has(chunk)),
  );
  const styles = new Set([...first].flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])]));
  const letters = files.filter((file) => LETTERS.test(file.fileName));
  return [
    ...[...styles].map((href) => link({ rel: 'stylesheet', href: `./${href}` })),
    ...[...first].map(({ fileName }) => link({ rel: 'modulepreload', href: `./${fileName}` })),
    ...letters.map(({ fileName }) => link({ rel: 'preload', as: 'font', href: `./${fileName}` })),
  ];
}

export const chunks: Plugin = {
  name: 'chunks',
  apply: 'build',
  buildEnd() {
    ids = [...this.getModuleIds()];
    cut = undefined;
  },
  transformIndexHtml: {
    order: 'post',
    handler: (_, { bundle }) => (bundle ? early(bundle) : []),
  },
};
