/** The ranks of areas, the widest first. */
export const LEVELS = ['region', 'district', 'neighbourhood'] as const;
export type Level = (typeof LEVELS)[number];
