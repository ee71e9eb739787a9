/** The navItems of the program, in the order of the bar. */
import CalendarDays from '@lucide/svelte/icons/calendar-days';
import ChartNoAxesColumn from '@lucide/svelte/icons/chart-no-axes-column';
import FolderKanban from '@lucide/svelte/icons/folder-kanban';
import House from '@lucide/svelte/icons/house';
import Map from '@lucide/svelte/icons/map';
import Newspaper from '@lucide/svelte/icons/newspaper';
import Users from '@lucide/svelte/icons/users';

export const navItems = [
  { name: 'home', key: 'nav.home', icon: House },
  { name: 'map', key: 'nav.map', icon: Map },
  { name: 'projects', key: 'nav.projects', icon: FolderKanban },
  { name: 'transparency', key: 'nav.transparency', icon: ChartNoAxesColumn },
  { name: 'trustees', key: 'nav.trustees', icon: Users },
  { name: 'news', key: 'nav.news', icon: Newspaper },
  { name: 'events', key: 'nav.events', icon: CalendarDays },
] as const;

const inside: Record<string, string> = {
  project: 'projects',
  article: 'news',
  author: 'news',
  event: 'events',
  trustee: 'trustees',
  area: 'map',
  thresholds: 'transparency',
};

/** The item of the bar that a screen belongs to. */
export const navItemOf = (screen: string) => inside[screen] ?? screen;
