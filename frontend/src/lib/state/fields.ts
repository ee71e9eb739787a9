/** The tables of fields, a kind's once: they don't change while the program runs. */
import { staff } from '$lib/backend/staff';
import type { FieldDef } from '$lib/backend/staff-shapes';

const known = new Map<string, Promise<FieldDef[]>>();

export function fieldsOf(kind: string): Promise<FieldDef[]> {
  const asked = known.get(kind) ?? staff.fields(kind).then(({ fields }) => fields);
  known.set(kind, asked);
  asked.catch(() => known.delete(kind));
  return asked;
}

/** The tables of some kinds, by kind. */
export async function tablesOf(kinds: string[]): Promise<Record<string, FieldDef[]>> {
  const tables = await Promise.all(kinds.map(async (kind) => [kind, await fieldsOf(kind)] as const));
  return Object.fromEntries(tables);
}
