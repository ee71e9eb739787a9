/** The screens by the first word of their address; each is fetched when it is first opened. */
import type { Component } from 'svelte';

type Fetched<Props extends object> = () => Promise<{ default: Component<Props> }>;

/** Screens that stand by themselves. */
export const screens: Record<string, Fetched<Record<string, never>>> = {
  home: () => import('./home/HomeView.svelte'),
  map: () => import('$views/map/MapView.svelte'),
  projects: () => import('./projects/ProjectsView.svelte'),
  transparency: () => import('./transparency/TransparencyView.svelte'),
  trustees: () => import('./trustees/TrusteesView.svelte'),
  news: () => import('./news/NewsView.svelte'),
  events: () => import('./events/EventsView.svelte'),
  search: () => import('./search/SearchView.svelte'),
  thresholds: () => import('./thresholds/ThresholdsView.svelte'),
  about: () => import('./about/AboutView.svelte'),
};

/** Pages of one noun: the second word of the address is its id. */
export const pages: Record<string, Fetched<{ id: string }>> = {
  project: () => import('./project/ProjectView.svelte'),
  article: () => import('./article/ArticleView.svelte'),
  author: () => import('./author/AuthorView.svelte'),
  event: () => import('./event/EventView.svelte'),
  area: () => import('./area/AreaView.svelte'),
  trustee: () => import('./trustee/TrusteeView.svelte'),
};
