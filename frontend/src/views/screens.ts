/** The screens by the first word of their address, `./name/NameView.svelte`; each is fetched when it is first opened. */
import type { Component } from 'svelte';
import { PAGE_KINDS } from '$lib/nouns';

interface View<Props extends object> {
  default: Component<Props>;
  /** Settled once the screen has its first answer; there where it asks as soon as its file is here. */
  first?: Promise<unknown>;
}

type Fetched<Props extends object> = () => Promise<View<Props>>;

const files = import.meta.glob('./*/*View.svelte');
const names = Object.keys(files).map((file) => file.split('/')[1] ?? '');
const found = Object.values(files);

/** Pages of one thing: the second word of the address is its id, or its name; of the form of a comment, what it is on; of that of a letter, to whom. */
const isPage = (name: string) => [...PAGE_KINDS, 'author', 'comment', 'write'].includes(name);

const those = <Props extends object>(wanted: (name: string) => boolean) =>
  Object.fromEntries(
    names.flatMap((name, n) => (wanted(name) ? [[name, found[n] as Fetched<Props>]] : [])),
  ) as Record<string, Fetched<Props>>;

export const pages = those<{ id: string }>(isPage);

/** Screens that stand by themselves. */
export const screens = those<Record<string, never>>((name) => !isPage(name));

/** The view of an address by its first word. A screen that stands by itself takes no notice of an id. */
export const viewOf = (name: string) => (pages[name] ?? screens[name]) as Fetched<{ id: string }> | undefined;

const here = new Map<Fetched<{ id: string }>, View<{ id: string }>>();

/** A view that was fetched before, at once, so that it stands in the same frame; else what will be it. */
export function opened(fetch: Fetched<{ id: string }>) {
  return (
    here.get(fetch) ??
    fetch().then((view) => {
      here.set(fetch, view);
      return view;
    })
  );
}
