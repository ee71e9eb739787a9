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

/** The address of what was found. */
export const place = (kind: string, id: string): string => href(kind, id);
