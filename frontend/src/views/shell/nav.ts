/** The items of the bar, in its order: the lists of nouns, and four screens that are about no single one. */
import ChartNoAxesColumn from '@lucide/svelte/icons/chart-no-axes-column';
import House from '@lucide/svelte/icons/house';
import Map from '@lucide/svelte/icons/map';
import MessagesSquare from '@lucide/svelte/icons/messages-square';
import { BAR_KINDS, nounOf, NOUNS } from '$lib/nouns';

const lists = BAR_KINDS.map((kind) => {
  const { screen: name, icon, bar } = NOUNS[kind];
  return { name, icon, bar };
});

export const navItems = [
  { name: 'home' as const, icon: House, bar: 1 },
  { name: 'map' as const, icon: Map, bar: 2 },
  { name: 'transparency' as const, icon: ChartNoAxesColumn, bar: 4 },
  { name: 'dialogue' as const, icon: MessagesSquare, bar: 8 },
  ...lists,
].sort((one, other) => one.bar - other.bar);

const inside: Record<string, string> = {
  author: 'news',
  compare: 'projects',
  awards: 'transparency',
  thresholds: 'transparency',
  promises: 'transparency',
  changes: 'transparency',
  reports: 'map',
  comment: 'dialogue',
  write: 'dialogue',
  follow: 'dialogue',
  rulings: 'dialogue',
};

/** The item of the bar that a screen belongs to. */
export function navItemOf(screen: string): string {
  const list = nounOf(screen)?.screen ?? screen;
  return inside[list] ?? list;
}
