/** The kinds of nouns that the public record holds, as Go names them; a test pairs the lists. */
export const KINDS = [
  'city',
  'area',
  'place',
  'media',
  'project',
  'event',
  'person',
  'post',
  'trustee',
  'article',
  'comment',
] as const;

export type Kind = (typeof KINDS)[number];
