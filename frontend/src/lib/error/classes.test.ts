import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import errorsFa from '../i18n/errors.fa.json';
import { CLASSES, classOf } from './classes';

const goErrors = readFileSync('../backend/error.go', 'utf8');
const goCodes = [...goErrors.matchAll(/^\tCode\w+\s+ErrorCode = "(\w+)"/gm)].map((match) => match[1] ?? '');

describe('the table of errors', () => {
  it('has the very codes of Go', () => {
    expect(goCodes.length).toBeGreaterThanOrEqual(12);
    expect(Object.keys(CLASSES).sort()).toEqual([...goCodes].sort());
  });

  it.each(Object.entries(CLASSES))('offers to try %s again only where that may help', (_, row) => {
    if (row.action === 'retry') expect(row.again).toBe(true);
  });

  it.each([
    ['notFound', 'noun.notFound', { gravity: 'info', again: false, action: 'back' }],
    ['session', 'session.locked', { action: 'signIn' }],
    ['gone', 'draft.closed', { gravity: 'warn', again: false, action: 'back' }],
    ['internal', 'silent', { gravity: 'danger', action: 'retry' }],
    ['session', 'session.kiosk', { gravity: 'warn', action: 'back' }],
    ['of a newer program', 'x', { gravity: 'danger', action: 'retry' }],
    ['toString', 'x', { gravity: 'danger', action: 'retry' }],
  ])('%s %s', (code, key, want) => expect(classOf({ code, key })).toMatchObject(want));

  it.each(['silent', 'internal', 'session.kiosk', 'session.locked', 'session.signedOut'])(
    'finds a sentence for %s',
    (key) => expect(errorsFa).toHaveProperty([key]),
  );
});
