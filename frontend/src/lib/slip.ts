/** «رسید»: a page in a few lines on narrow paper, with a code that a telephone reads. Pure. */

/** What a slip says; a fact without a value is left out. */
export interface Slip {
  /** What it is of: «پروژه». */
  kind: string;
  title: string;
  code?: string;
  /** Percent of the work that is done, drawn as a bar; absent where it is not known. */
  share?: number;
  facts: [label: string, value: string][];
  /** The text of the QR code. */
  qr: string;
}

/** The papers: rolls of receipt printers by their width, and a sheet. */
export const PAPERS = ['80', '58', 'a5'] as const;
export type Paper = (typeof PAPERS)[number];

/** The width of a paper and the edge that its printers leave blank, in millimetres. */
const SIZES: Record<Paper, { wide: number; edge: number; high?: number }> = {
  '80': { wide: 80, edge: 4 },
  '58': { wide: 58, edge: 5 },
  a5: { wide: 148, edge: 10, high: 210 },
};

/** How wide the words may run on a paper, in millimetres. */
export const room = (paper: Paper): number => SIZES[paper].wide - 2 * SIZES[paper].edge;

/** A roll is cut where the slip ends, and not shorter than printers feed; millimetres. */
const SHORTEST = 60;
/** What rounding may add to the height of lines; millimetres. */
const SPARE = 2;

/** The rule that gives the page the size of the paper, for a slip of a height in millimetres. */
export function pageRule(paper: Paper, height: number): string {
  const { wide, edge, high } = SIZES[paper];
  const roll = Math.max(SHORTEST, Math.ceil(height + 2 * edge + SPARE));
  return `@page { size: ${wide}mm ${high ?? roll}mm; margin: ${edge}mm; }`;
}
