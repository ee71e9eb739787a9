/**
 * «محلهٔ من»: the area that the person chose once. The ways into a screen carry it in the address, where everybody
 * sees it and a copied link keeps it; an address is never changed behind the reader's back. It is kept like the other
 * choices of this screen, never sent to be recorded, and a kiosk that is left forgets it with them.
 */
import { city } from './city.svelte';
import { href, type Query } from './route';
import { settings } from './settings.svelte';

/** The screens that open on the person's own area. */
const FOLLOW = [
  'projects',
  'map',
  'reports',
  'events',
  'trustees',
  'transparency',
  'promises',
  'awards',
  'changes',
];
/** The screens of the whole city that offer to be narrowed to it: a question and a front page are not cut unasked. */
const OFFER = ['search', 'news'];

/** Whether a screen can be narrowed to an area by its address: a page of one thing, an archive can't. */
export const narrows = (screen: string, id = ''): boolean =>
  (!id && [...FOLLOW, ...OFFER].includes(screen)) || (screen === 'news' && id === 'search');

class Mine {
  /** The id of the area; empty where none was chosen, or this city has none of that name. */
  get area(): string {
    const id = city.areaBy(settings.area);
    return city.area(id) ? id : '';
  }

  /** Takes an area, or with an empty id none. Its code is kept, which outlives an import. */
  choose(id: string) {
    settings.set({ area: city.area(id)?.code || id });
  }

  /** The address of a way into a screen: narrowed where that screen follows. */
  href(screen: string, query: Query = {}): string {
    return href(screen, '', FOLLOW.includes(screen) ? { ...query, area: this.area } : query);
  }
}

export const mine = new Mine();
