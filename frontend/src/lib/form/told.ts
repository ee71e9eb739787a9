/** The items of CoST that fields tell. Pure. */
import type { FieldDef } from '$lib/backend/staff-shapes';

/** The numbers of all items that some fields of a noun tell, with those of the rows in them. */
export const itemsOf = (fields: FieldDef[], paths: string[]): number[] => [
  ...new Set(fields.filter(({ path }) => paths.includes(path)).flatMap(within)),
];

const within = (field: FieldDef): number[] => [...field.items, ...field.fields.flatMap(within)];
