/** Which nouns have an editor, and its layout. A new one is a row here. */
import type { FieldDef } from '$lib/backend/staff-shapes';
import type { Place, SheetLayout } from '$lib/form/layout';
import { plain } from '$lib/form/path';
import { isKey } from '$lib/i18n/i18n.svelte';
import type { Key } from '$lib/i18n/words';
import { area } from './area/sheet';
import { article } from './article/sheet';
import { city } from './city/sheet';
import { event } from './event/sheet';
import { media } from './media/sheet';
import { person } from './person/sheet';
import { place } from './place/sheet';
import { post } from './post/sheet';
import { project } from './project/sheet';
import { terms } from './term/sheet';
import { trustee } from './trustee/sheet';
import { unit } from './unit/sheet';

/** In the order in which the sheets of one draft stand below each other. */
export const sheets: Record<string, SheetLayout> = {
  project,
  person,
  post,
  trustee,
  unit,
  area,
  place,
  city,
  event,
  article,
  media,
  terms,
};

/** A noun without a layout of its own shows its fields by their names. */
export const layoutOf = (kind: string): SheetLayout => sheets[kind] ?? { kind, sections: [], hidden: [] };

/** Where a sheet stands among the others of its draft. */
export function orderOf(kind: string): number {
  const at = Object.keys(sheets).indexOf(kind);
  return at < 0 ? Object.keys(sheets).length : at;
}

/** The name of a field in a layout, by its path without the keys of rows; undefined for one that has none. */
export const labelOf = (kind: string, path: string): Key | undefined =>
  labelAmong(
    layoutOf(kind).sections.flatMap(({ fields }) => fields),
    path.split('.'),
  );

function labelAmong(places: Place[], names: string[]): Key | undefined {
  const [name, ...rest] = names;
  const place =
    places.find(({ path }) => path === name) ?? places.find(({ path }) => path === names.join('.'));
  if (!place || !rest.length || place.path !== name) return place?.label;
  const column = place.columns?.find(({ path }) => path === rest.join('.'));
  return column?.label ?? labelAmong(place.card?.fields ?? [], rest);
}

/** The path of a field of a row with the keys of rows left out, by the layout alone. */
export function plainPath(kind: string, path: string): string {
  const lists = new Set(
    layoutOf(kind).sections.flatMap(({ fields }) => fields.flatMap((place) => listsAmong(place, ''))),
  );
  return plain(path, (at) => lists.has(at));
}

const listsAmong = ({ path, part, card }: Place, before: string): string[] => [
  ...(part === 'grid' || part === 'cards' || part === 'photos' ? [before + path] : []),
  ...(card?.fields ?? []).flatMap((place) => listsAmong(place, `${before}${path}.`)),
];

/** The title of a kind; its own name where it has none here. */
export const kindKey = (kind: string): Key | undefined => {
  const key = `noun.${kind}`;
  return isKey(key) ? key : undefined;
};

export const kindsKey = (kind: string): Key | undefined => {
  const key = `nouns.${kind}`;
  return isKey(key) ? key : undefined;
};

/** Whether a path of a kind is a list of rows; keys of rows are left out of it. */
export function isRows(fields: FieldDef[], path: string): boolean {
  const [name, ...rest] = path.split('.');
  const field = fields.find((one) => one.path === name);
  if (!rest.length) return (field?.keys.length ?? 0) > 0;
  return field?.fields.some((one) => one.path === rest.join('.') && one.keys.length > 0) ?? false;
}
