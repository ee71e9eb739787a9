/** What the form of a draft is given: to find, to take nouns and pictures in, to know the tables of fields. */
/* eslint-disable svelte/prefer-svelte-reactivity -- a map is replaced as a whole, and nothing follows the set */
import { toBackendError, type BackendError } from '$lib/backend/call';
import { backend } from '$lib/backend/backend';
import { staff } from '$lib/backend/staff';
import type { DraftView, FieldDef, MediaView, PublicMedia, UsedText } from '$lib/backend/staff-shapes';
import { upload } from '$lib/backend/upload';
import type { Form } from '$lib/form/form.svelte';
import { named } from '$features/area/named';
import { layoutOf, plainPath } from '$features/sheets';
import { usedPaths, type FormTools } from '$lib/form/layout';
import { kindOf } from '$lib/form/path';
import { squeeze } from '$lib/i18n/dates-words';
import type { Bounds } from '$lib/map/basemap';
import { city } from '$lib/state/city.svelte';
import { fieldsOf, tablesOf } from '$lib/state/fields';
import { titleOf } from './arrange';

const FOUND = 12;
/** How many texts that were used before are offered at once. */
const OFFERED = 8;

export class DraftTools implements FormTools {
  /** Why the last act failed. */
  error = $state.raw<BackendError>();

  #form: Form;
  #used: Record<string, Promise<UsedText[]>> = {};
  #tables = $state.raw<Record<string, FieldDef[]>>({});
  #published = $state.raw<ReadonlyMap<string, PublicMedia>>(new Map());
  #asked = new Set<string>();

  constructor(form: Form, tables: Record<string, FieldDef[]>) {
    this.#form = form;
    this.#tables = tables;
  }

  get unit() {
    return this.#form.view.unit === 'rial' ? ('rial' as const) : ('toman' as const);
  }

  fields = (kind: string): FieldDef[] => this.#tables[kind] ?? [];

  /** A list of codes that was changed meanwhile offers its new terms at once. */
  async renew() {
    const fresh = await tablesOf(Object.keys(this.#tables)).catch(() => ({}));
    this.#tables = { ...this.#tables, ...fresh };
  }

  find = async (kind: string, text: string) =>
    (await staff.find({ kind, text, draft: this.#form.view.id, limit: FOUND })).rows;

  used = async (sheet: string, path: string, text: string): Promise<string[]> => {
    const kind = kindOf(sheet);
    const { usedBy = '' } = layoutOf(kind);
    const by = usedBy && this.#form.entry(sheet, usedBy).value;
    const at = plainPath(kind, path);
    const wanted = squeeze(text);
    const near = (one: UsedText) => (one.by === by ? 1 : 0);
    const texts = (await this.#usedIn(kind))
      .filter((one) => one.path === at && squeeze(one.text).includes(wanted) && one.text !== text)
      .sort((a, b) => near(b) - near(a));
    const plain = texts.map((one) => one.text);
    return plain.filter((one, n) => plain.indexOf(one) === n).slice(0, OFFERED);
  };

  areaName = (id: string): string => city.areaName(id);

  titleOf = (sheet: string): string => titleOf(this.#form, sheet);

  /** What is typed meanwhile is kept as ever: the file is a call of its own. */
  upload = async (file: File, stop?: AbortSignal): Promise<MediaView> => {
    const media = await upload(file, this.#form.view.id, stop);
    if (media.sheet && !this.#form.sheet(media.sheet)) await this.#form.act(() => this.#open());
    return media;
  };

  published = (id: string): PublicMedia | undefined => this.#published.get(id);

  lookUp = (ids: string[]) => {
    const fresh = ids.filter((id) => id && !this.#asked.has(id));
    if (!fresh.length) return;
    for (const id of fresh) this.#asked.add(id);
    void this.#look().catch(() => fresh.forEach((id) => this.#asked.delete(id)));
  };

  places = async (text: string) =>
    (await backend.gazetteer({ text, limit: FOUND })).places.map((place) => {
      const { lon, lat, bounds } = place;
      return {
        ...named(place),
        bounds: (bounds.length === 4 ? bounds : [lon, lat, lon, lat]) as Bounds,
      };
    });
  place = (sheet: string, path: string) => staff.place({ draft: this.#form.view.id, sheet, path });
  paste = (html: string) => staff.paste(html);

  add = async (kind: string, id: string): Promise<string> => {
    const before = this.#form.sheets.map(({ sheet }) => sheet);
    const view = await this.#try(async () => {
      this.#tables = { ...this.#tables, [kind]: await fieldsOf(kind) };
      return this.#form.act(() => staff.addSheet({ draft: this.#form.view.id, kind, id }));
    });
    return view?.sheets.find(({ sheet }) => !before.includes(sheet))?.id ?? id;
  };

  remove = async (sheet: string): Promise<void> => {
    await this.#try(() => this.#form.act(() => staff.removeSheet({ draft: this.#form.view.id, sheet })));
  };

  /** Brings a withdrawn noun back in this draft. */
  bringBack = async (kind: string, id: string): Promise<void> => {
    const draft = this.#form.view.id;
    await this.#try(async () => {
      this.#tables = { ...this.#tables, [kind]: await fieldsOf(kind) };
      return this.#form.act(() => staff.bringBack({ draft, kind, id }));
    });
  };

  /** Takes a noun back in this draft too. */
  withdraw = async (kind: string, id: string, reason: string): Promise<void> => {
    const draft = this.#form.view.id;
    await this.#try(() => this.#form.act(() => staff.withdraw({ draft, kind, id, reason })));
  };

  /** The draft as the program has it now; what it had before the newest edit is passed over. */
  refresh = async () => {
    const { saver } = this.#form;
    if (saver.left) return;
    const { last } = saver;
    const view = await this.#open().catch(() => undefined);
    if (view && saver.last === last) this.#form.open(view);
  };

  /** Does something that changes the draft as a whole; what fails is told. */
  act = (work: () => Promise<DraftView>) => this.#try(() => this.#form.act(work));

  /** Makes another draft than this one; what fails is told. */
  make = (work: () => Promise<DraftView>) => this.#try(work);

  /** Asked for once: what the city calls things does not change while a draft is written. */
  #usedIn(kind: string): Promise<UsedText[]> {
    const layout = layoutOf(kind);
    this.#used[kind] ??= staff
      .used({ kind, paths: usedPaths(layout), by: layout.usedBy ?? '' })
      .then(({ texts }) => texts)
      .catch(() => (delete this.#used[kind], []));
    return this.#used[kind];
  }

  /** The program must hear first what the draft names now. */
  async #look() {
    await this.#form.saver.flush();
    const { media } = await staff.draftMedia(this.#form.view.id);
    this.#published = new Map(media.map((one) => [one.id, one]));
  }

  /** Opens one sheet of a draft with many; none for an empty name. */
  show = async (sheet: string) => {
    this.#form.whole = sheet;
    if (sheet) await this.#try(() => this.#form.act(this.#open));
  };

  #open = () =>
    staff.draft({ draft: this.#form.view.id, page: this.#form.saver.page, sheet: this.#form.whole });

  async #try<T>(work: () => Promise<T>): Promise<T | undefined> {
    this.error = undefined;
    try {
      return await work();
    } catch (reason) {
      this.error = toBackendError(reason);
      return undefined;
    }
  }
}
