/** The tables of fields, a kind's once: they change only where the city changes its lists of codes. */
import { onChanged } from '$lib/backend/changes';
import { staff } from '$lib/backend/staff';
import type { FieldDef } from '$lib/backend/staff-shapes';

const known = new Map<string, Promise<FieldDef[]>>();

let listening = false;

function listen() {
  if (listening) return;
  listening = true;
  onChanged(['terms'], () => known.clear());
}

export function fieldsOf(kind: string): Promise<FieldDef[]> {
  listen();
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
