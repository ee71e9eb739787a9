/** The code under which a letter stands on paper, «L-7K3MQ2», as people write it. Pure. */
import { latin } from '$lib/form/read';

/** It has six signs, of Crockford's digits: O is read as 0, I and L as 1. */
const SIGNS = /^[0-9A-HJKMNP-TV-Z]{6}$/;

/** The code in its own writing; undefined for what is none. */
export function letterCode(text: string): string | undefined {
  const signs = latin(text)
    .toUpperCase()
    .replace(/[\s\u2010-\u2015\u200e\u200f-]/g, '')
    .replace(/^L/, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return SIGNS.test(signs) ? `L-${signs}` : undefined;
}
