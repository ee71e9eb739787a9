/**
 * The nouns of the public record, a row each. Screens, the bar, icons and what the search finds are made of it.
 * The names are Go's; a test pairs them.
 */
import Building2 from '@lucide/svelte/icons/building-2';
import CalendarDays from '@lucide/svelte/icons/calendar-days';
import Contact from '@lucide/svelte/icons/contact';
import FolderKanban from '@lucide/svelte/icons/folder-kanban';
import Image from '@lucide/svelte/icons/image';
import Landmark from '@lucide/svelte/icons/landmark';
import Mail from '@lucide/svelte/icons/mail';
import Megaphone from '@lucide/svelte/icons/megaphone';
import MapPin from '@lucide/svelte/icons/map-pin';
import MessageCircle from '@lucide/svelte/icons/message-circle';
import Scale from '@lucide/svelte/icons/scale';
import Newspaper from '@lucide/svelte/icons/newspaper';
import Signpost from '@lucide/svelte/icons/signpost';
import UserCog from '@lucide/svelte/icons/user-cog';
import Tags from '@lucide/svelte/icons/tags';
import Users from '@lucide/svelte/icons/users';
import type { Vocabulary } from './state/city.svelte';

interface Noun {
  icon: typeof Users;
  /** Whether each has a page of its own, `#/project/…`. */
  page?: boolean;
  /** The screen on which they are listed; the page of one belongs to it. */
  screen?: string;
  /** The place of that screen in the bar, where it is there for this noun alone. */
  bar?: number;
  /** Whether the search finds it. Its hits come in the order of the rows. */
  found?: boolean;
  /** Whether the workshop lists it, to be written by itself. */
  written?: boolean;
  /** Where the label of a hit takes its words from. */
  label?: Vocabulary;
}

export const NOUNS = {
  project: {
    icon: FolderKanban,
    page: true,
    screen: 'projects',
    bar: 3,
    found: true,
    label: 'statuses',
    written: true,
  },
  article: {
    icon: Newspaper,
    page: true,
    screen: 'news',
    bar: 6,
    found: true,
    label: 'sections',
    written: true,
  },
  event: {
    icon: CalendarDays,
    page: true,
    screen: 'events',
    bar: 7,
    found: true,
    label: 'eventCategories',
    written: true,
  },
  trustee: { icon: Users, page: true, screen: 'trustees', bar: 5, found: true, written: true },
  area: { icon: MapPin, page: true, screen: 'map', found: true, label: 'areaRanks', written: true },
  person: { icon: Contact, written: true },
  post: { icon: UserCog, written: true },
  unit: { icon: Building2, page: true, screen: 'trustees', written: true },
  place: { icon: Signpost, written: true },
  media: { icon: Image },
  comment: { icon: MessageCircle, found: true },
  ruling: { icon: Scale },
  report: { icon: Megaphone, page: true, screen: 'reports', found: true, label: 'reportStates' },
  message: { icon: Mail, page: true, screen: 'dialogue', found: true },
  city: { icon: Landmark },
  terms: { icon: Tags },
} as const satisfies Record<string, Noun>;

export type Kind = keyof typeof NOUNS;
export const KINDS = Object.keys(NOUNS) as Kind[];

/** A row by its kind, with all that a row may have; undefined for a kind that a newer program brought. */
export const nounOf = (kind: string): Noun | undefined =>
  Object.hasOwn(NOUNS, kind) ? NOUNS[kind as Kind] : undefined;

/** The kinds whose rows have something. */
type Having<Part extends keyof Noun> = {
  [K in Kind]: Part extends keyof (typeof NOUNS)[K] ? K : never;
}[Kind];

const having = <Part extends keyof Noun>(part: Part) =>
  KINDS.filter((kind): kind is Having<Part> => nounOf(kind)?.[part] !== undefined);

export type FoundKind = Having<'found'>;
export const FOUND_KINDS = having('found');
export const PAGE_KINDS = having('page');
export const BAR_KINDS = having('bar');
export const WRITTEN_KINDS = having('written');

export const isFoundKind = (kind: string): kind is FoundKind => FOUND_KINDS.some((known) => known === kind);
