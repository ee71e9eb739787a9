/**
 * The layout of a noun's sheet, as data: sections, and in each the fields in their order. What a field is, is said by
 * the program's table; the layout says where it stands and how it is called.
 */
import type { FieldDef, FoundRow, MediaView, PlaceView, PublicMedia } from '$lib/backend/staff-shapes';
import type { Unit } from '$lib/i18n/format';
import type { Key } from '$lib/i18n/words';
import type { Sort } from '$lib/map/draw';

export interface Place {
  path: string;
  label: Key;
  hint?: Key;
  /** How much of a line it takes; half of it where nothing is said. */
  width?: 'third' | 'full';
  /** A part with a life of its own. */
  part?: 'photo' | 'photos' | 'map';
  /** On a map: the shapes that are taken, the usual one first, and the field of the areas that follow the place. */
  sorts?: Sort[];
  areas?: string;
  /** Whether a list of pictures takes no documents. */
  picturesOnly?: boolean;
  /** What is written in another direction than the page: codes, addresses of mail. */
  dir?: 'ltr';
  /** Whether a new noun may be made for the reference right here. */
  fresh?: boolean;
  /** How many lines a long text shows at first. */
  rows?: number;
}

export interface Section {
  title: Key;
  fields: Place[];
}

export interface SheetLayout {
  kind: string;
  sections: Section[];
  /** Fields of the noun that are written by other means, or not by hand. */
  hidden: string[];
}

/** What a form is given to find, name and take in. */
export interface FormTools {
  fields: (kind: string) => FieldDef[];
  find: (kind: string, text: string) => Promise<FoundRow[]>;
  /** Of bare amounts. */
  unit: Unit;
  areaName: (id: string) => string;
  /** What a sheet of this draft is called at the moment; empty for what is not in it. */
  titleOf: (sheet: string) => string;
  upload: (file: File, stop?: AbortSignal) => Promise<MediaView>;
  /** A picture or document as the public has it; undefined for what is new, or not known yet. */
  published: (id: string) => PublicMedia | undefined;
  /** Asks what the public has of pictures and documents, once for each. */
  lookUp: (ids: string[]) => void;
  /** What the map knows of the geometry in a field, as it is kept. */
  place: (sheet: string, path: string) => Promise<PlaceView>;
  /** Takes a noun into the draft, a new one where the id is empty; gives its id. */
  add: (kind: string, id: string) => Promise<string>;
  remove: (sheet: string) => Promise<void>;
  /** Brings a withdrawn noun back in the draft. */
  bringBack: (kind: string, id: string) => Promise<void>;
}

/** Every path that a layout shows. */
export const shownPaths = (layout: SheetLayout): string[] =>
  layout.sections.flatMap(({ fields }) => fields.map(({ path }) => path));

/** A field that a layout does not know is shown all the same, by its own name. */
export function unknownTo(layout: SheetLayout, fields: FieldDef[]): FieldDef[] {
  const known = new Set([...shownPaths(layout), ...layout.hidden]);
  return fields.filter(({ path }) => !known.has(path));
}
