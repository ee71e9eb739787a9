/** The nouns that search finds: where each opens, and its icon. */
import CalendarDays from '@lucide/svelte/icons/calendar-days';
import FolderKanban from '@lucide/svelte/icons/folder-kanban';
import MapPin from '@lucide/svelte/icons/map-pin';
import Newspaper from '@lucide/svelte/icons/newspaper';
import Users from '@lucide/svelte/icons/users';
import { href } from '$lib/state/route';

export const KINDS = ['project', 'article', 'event', 'trustee', 'area'] as const;
export type FoundKind = (typeof KINDS)[number];

export const isKind = (kind: string): kind is FoundKind => KINDS.some((known) => known === kind);

export const kindIcons = {
  project: FolderKanban,
  article: Newspaper,
  event: CalendarDays,
  trustee: Users,
  area: MapPin,
};

/** The address of what was found; a trustee and an area open inside their lists. */
export function place(kind: string, id: string): string {
  if (kind === 'trustee') return href('trustees', '', { at: id });
  if (kind === 'area') return href('projects', '', { area: [id] });
  return href(kind, id);
}
