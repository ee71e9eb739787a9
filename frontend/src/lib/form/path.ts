/**
 * How a place in a draft is written. A sheet is «kind/id»; a path joins the names of fields by dots, and a row stands in
 * it by its key, never by its number: rows move. Sheet and path together are an address: «event/0190…#areas». Pure.
 */

export interface Place {
  sheet: string;
  path: string;
}

export const address = (sheet: string, path: string): string => `${sheet}#${path}`;

/** Reads an address; what has no sheet is a path alone. */
export function placeOf(text: string): Place {
  const at = text.indexOf('#');
  return at < 0 ? { sheet: '', path: text } : { sheet: text.slice(0, at), path: text.slice(at + 1) };
}

export const kindOf = (sheet: string): string => sheet.split('/')[0] ?? '';
export const idOf = (sheet: string): string => sheet.slice(kindOf(sheet).length + 1);

/** The address of a field of a row of a list. */
export const inRow = (list: string, key: string, field: string): string => `${list}.${key}.${field}`;

/**
 * The path with the keys of rows left out, as the table of fields and the words know it: budget.k1.approved is
 * budget.approved. `isList` says which paths are lists of rows.
 */
export function plain(path: string, isList: (path: string) => boolean): string {
  const kept: string[] = [];
  let key = false;
  for (const part of path.split('.')) {
    if (!key) kept.push(part);
    key = !key && isList(kept.join('.'));
  }
  return kept.join('.');
}

/** Whether a path is the other or lies within it. */
export const isWithin = (path: string, outer: string): boolean =>
  path === outer || path.startsWith(`${outer}.`);
