/** The address of a screen: `#/name/id?query`, where the id may have several parts. Pure. */

export interface Route {
  name: string;
  id: string;
  query: URLSearchParams;
}

export type Query = Record<string, string | number | boolean | string[] | undefined>;

/** Reads a hash; an empty one is the home screen. */
export function parse(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split(/\?(.*)/s);
  const [name = '', ...id] = path.split('/');
  return { name: name || 'home', id: id.map(decode).join('/'), query: new URLSearchParams(query) };
}

/** Writes the address of a screen; empty parts of the query are left out. */
export function href(name: string, id = '', query: Query = {}): string {
  const path =
    name === 'home' ? '#/' : `#/${name}${id && '/' + id.split('/').map(encodeURIComponent).join('/')}`;
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    const text = Array.isArray(value) ? value.join(',') : value === true ? '1' : String(value || '');
    if (text) search.set(key, text);
  }
  const text = search.toString().replaceAll('%2C', ',');
  return text ? `${path}?${text}` : path;
}

/** A list in the query, written with commas; nothing stands in it twice, whoever wrote the address. */
export function many(query: URLSearchParams, key: string): string[] {
  return [...new Set((query.get(key) ?? '').split(',').filter(Boolean))];
}

function decode(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
