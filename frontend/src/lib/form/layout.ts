/**
 * The layout of a noun's sheet, as data: sections, and in each the fields in their order. What a field is, is said by
 * the program's table; the layout says where it stands and how it is called.
 */
import type {
  FieldDef,
  FoundRow,
  MediaView,
  PasteView,
  PlaceView,
  PublicMedia,
} from '$lib/backend/staff-shapes';
import type { Unit } from '$lib/i18n/format';
import type { Key } from '$lib/i18n/words';
import type { Bounds } from '$lib/map/basemap';
import type { Sort } from '$lib/map/draw';
import type { Component } from 'svelte';
import type { Form } from './form.svelte';

export interface Place {
  path: string;
  label: Key;
  hint?: Key;
  /** How much of a line it takes; half of it where nothing is said. */
  width?: 'third' | 'full';
  /** A part with a life of its own. */
  part?: 'photo' | 'photos' | 'map' | 'body' | 'grid' | 'cards';
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
  /** Whether what the city has used here before is offered. */
  used?: boolean;
  /** A field that gets the same text where it has none yet, as long as the noun is new. */
  fills?: string;
  /** Of a grid: its columns. */
  columns?: GridColumn[];
  /** Of cards: what stands on one, by the names of the fields of a row. */
  card?: CardLayout;
  /** What is made of the field, below it. */
  foot?: Component<FootProps>;
}

/** The list that what stands below a field is made of; of a card the path of its row. */
export interface FootProps {
  form: Form;
  sheet: string;
  path: string;
}

export interface CardLayout {
  fields: Place[];
  /** What a card is called by, the first that has a text. */
  titles: string[];
  /** What is made of a card, below its fields. */
  foot?: Component<FootProps>;
  /** What one more is called. */
  add: Key;
}

export interface GridColumn {
  path: string;
  label: Key;
  /** Its share of the width; 1 where nothing is said. */
  grow?: number;
  dir?: 'ltr';
  used?: boolean;
  /** What «as above» brings into an empty row: the same, or the number after it. */
  carry?: 'same' | 'next';
  /** A small picture of what is in a cell, before its text. */
  sign?: Component<{ text: string }>;
  /** What strikes the eye about a cell, without being a fault. */
  remark?: (cell: Cell) => Key | undefined;
  /** The text that it gets, where it has none, once another field of the row is written. */
  offer?: { on: string; text: (cell: Cell) => string };
}

/** A cell of a grid as the layout sees it. */
export interface Cell {
  form: Form;
  sheet: string;
  /** The path of the list. */
  list: string;
  row: string;
  column: string;
}

export interface Section {
  title: Key;
  fields: Place[];
}

export interface SheetLayout {
  kind: string;
  sections: Section[];
  /** What is told of the sheet beside the form. */
  aside?: Component<{ form: Form; sheet: string }>;
  /** The field by which texts that were used before are told apart: those of the same one come first. */
  usedBy?: string;
  /** Fields of the noun that are written by other means, or not by hand. */
  hidden: string[];
}

/** What a form is given to find, name and take in. */
export interface FormTools {
  fields: (kind: string) => FieldDef[];
  find: (kind: string, text: string) => Promise<FoundRow[]>;
  /** What the city has used in a field, the most used first; the keys of rows are left out of the path. */
  used: (sheet: string, path: string, text: string) => Promise<string[]>;
  /** Of bare amounts. */
  unit: Unit;
  areaName: (id: string) => string;
  /** What a sheet of this draft is called at the moment; empty for what is not in it. */
  titleOf: (sheet: string) => string;
  /** What a body can take of foreign HTML. */
  paste: (html: string) => Promise<PasteView>;
  upload: (file: File, stop?: AbortSignal) => Promise<MediaView>;
  /** A picture or document as the public has it; undefined for what is new, or not known yet. */
  published: (id: string) => PublicMedia | undefined;
  /** Asks what the public has of pictures and documents, once for each. */
  lookUp: (ids: string[]) => void;
  /** What of the city has a name: areas, places, addresses. Bounds are WGS84. */
  places: (text: string) => Promise<{ text: string; hint: string; bounds: Bounds }[]>;
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

/** The definition of the field at a path, which may lead into a group of fields. */
export function fieldAt(defs: FieldDef[], path: string): FieldDef | undefined {
  const [name, inner] = path.split('.');
  const field = defs.find((one) => one.path === name);
  const within = inner ? field?.fields.find((one) => one.path === inner) : undefined;
  return inner ? within && { ...within, path } : field;
}

/** A field that a layout does not know is shown all the same, by its own name. */
export function unknownTo(layout: SheetLayout, fields: FieldDef[]): FieldDef[] {
  const known = new Set([...shownPaths(layout).map((path) => path.split('.')[0]), ...layout.hidden]);
  return fields.filter(({ path }) => !known.has(path));
}

/** Every path whose used texts a layout offers, with the keys of rows left out. */
export const usedPaths = (layout: SheetLayout): string[] =>
  layout.sections.flatMap(({ fields }) => usedAmong(fields, ''));

const usedAmong = (places: Place[], before: string): string[] =>
  places.flatMap(({ path, used, columns = [], card }) => [
    ...(used ? [before + path] : []),
    ...columns.flatMap((column) => (column.used ? [`${before}${path}.${column.path}`] : [])),
    ...usedAmong(card?.fields ?? [], `${before}${path}.`),
  ]);
