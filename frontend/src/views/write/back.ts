/** Where somebody came from who writes a letter. Pure. */
import type { AddresseeView } from '$lib/backend/letters-shapes';
import { href } from '$lib/state/route';

/** The page of the trustee or of the unit; the hub of the dialogue where neither is known. */
export function backTo({ to, unit }: Pick<AddresseeView, 'to' | 'unit'>, trustee: string): string {
  if (trustee) return href('trustee', trustee);
  const page = to.kind === 'unit' ? to.id : unit.id;
  return page ? href('unit', page) : href('dialogue');
}
