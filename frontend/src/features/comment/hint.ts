/** The sorts of hint that the program marks in a text; each has a word. */
export const HINTS = [
  'mobile',
  'landline',
  'national',
  'card',
  'iban',
  'plate',
  'email',
  'handle',
  'postal',
  'address',
  'birth',
  'person',
  'abuse',
  'threat',
  'haste',
  'repeat',
] as const;

/** Those that a moderator may mark by hand. */
export const MARKED = HINTS.filter((hint) => hint !== 'haste' && hint !== 'repeat');
