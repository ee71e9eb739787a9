/**
 * The words of a page in lines, as a person would read them. A PDF tells where signs stand, not in what
 * order they are read: Persian comes letter by letter from left to right, in the shapes that it is drawn
 * with. Pure.
 */

/** Signs that stand together: where their baseline starts, how wide and how high they are, in one unit. */
export interface Piece {
  text: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A gap as wide as this share of the height is a blank. */
const BLANK = 0.22;
/** A gap as wide as this many heights parts columns. */
const COLUMN = 1.6;
/** Pieces whose baselines differ by less than this share of the height stand in one line. */
const LEVEL = 0.45;

/** The lines from the top down, those of one height from the right where they are Persian. */
export function linesOf(pieces: Piece[]): Piece[] {
  const rows: Piece[][] = [];
  for (const piece of pieces.filter(({ text, height }) => text !== '' && height > 0)) {
    const row = rows.findLast(
      ([first]) => first && Math.abs(first.y - piece.y) < LEVEL * Math.max(first.height, piece.height),
    );
    if (row) row.push(piece);
    else rows.push([piece]);
  }
  return rows
    .toSorted((a, b) => (a[0]?.y ?? 0) - (b[0]?.y ?? 0))
    .flatMap((row) => {
      const parts = columns(row.toSorted((a, b) => a.x - b.x)).filter((part) =>
        part.some(({ text }) => text.trim()),
      );
      return (parts.flat().some(({ text }) => isPersian(text)) ? parts.toReversed() : parts).map(join);
    });
}

function columns(row: Piece[]): Piece[][] {
  const parts: Piece[][] = [];
  let end = -Infinity;
  for (const piece of row) {
    if (!piece.text.trim() && piece.width > COLUMN * piece.height) continue;
    const last = parts.at(-1);
    if (last && piece.x - end < COLUMN * piece.height) last.push(piece);
    else parts.push([piece]);
    end = Math.max(end, piece.x + piece.width);
  }
  return parts;
}

function join(row: Piece[]): Piece {
  const signs = withBlanks(row);
  const text = signs.some(isPersian) ? readFromRight(signs) : signs.join('');
  const ends = row.map(({ x, width }) => x + width);
  const x = Math.min(...row.map((piece) => piece.x));
  return {
    // The shapes of letters become the letters.
    text: text.normalize('NFKC').replace(/\s+/g, ' ').trim(),
    x,
    y: row[0]?.y ?? 0,
    width: Math.max(...ends) - x,
    height: Math.max(...row.map(({ height }) => height)),
  };
}

/** Pieces from the left with a blank where there is a gap. */
function withBlanks(row: Piece[]): string[] {
  return row.flatMap((piece, n) => {
    const before = row[n - 1];
    const gap = before ? piece.x - before.x - before.width : 0;
    const blank = gap > BLANK * piece.height && before?.text.trim() && piece.text.trim();
    return blank ? [' ', piece.text] : [piece.text];
  });
}

const isPersian = (text: string) =>
  /[\u0621-\u064a\u066e-\u06ef\ufb50-\ufdff\ufe70-\ufefc]/.test(text.replace(/[۰-۹]/g, ''));
const runsRight = (text: string) => /[0-9A-Za-z۰-۹٠-٩]/.test(text) && !isPersian(text);
const holdsTogether = (text: string) => /^[-.,/:٫٬+]$/.test(text);

/** Turns pieces from the left into the order of reading from the right; numbers and Latin words keep theirs. */
function readFromRight(signs: string[]): string {
  const runs: string[][] = [];
  let rightward = false;
  signs.forEach((sign, n) => {
    const between = rightward && holdsTogether(sign) && runsRight(signs[n + 1] ?? '');
    if (rightward && (runsRight(sign) || between)) runs.at(-1)?.push(sign);
    else runs.push([sign]);
    rightward = runsRight(sign) || between;
  });
  return runs.toReversed().flat().join('');
}
