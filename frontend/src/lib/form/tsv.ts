/**
 * A range of cells as spreadsheets copy it: cells parted by tabs, rows by ends of lines, what holds either in quotation
 * marks. Pure.
 */

/** The cells of a text, row by row; the end of the last line begins no row. */
export function readTsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  while (at < text.length) {
    const { cell, end } = text[at] === '"' ? quoted(text, at) : bare(text, at);
    rows.at(-1)?.push(cell);
    const sign = text[end];
    at = end + (text.startsWith('\r\n', end) ? 2 : 1);
    if (sign === '\t' && at >= text.length) rows.at(-1)?.push('');
    if (sign !== '\t' && at < text.length) rows.push([]);
  }
  if (rows.at(-1)?.length === 0 && rows.length > 1) rows.pop();
  return rows;
}

function bare(text: string, at: number): { cell: string; end: number } {
  const end = text.slice(at).search(/[\t\r\n]/);
  return end < 0
    ? { cell: text.slice(at), end: text.length }
    : { cell: text.slice(at, at + end), end: at + end };
}

/** A cell in quotation marks; one that only begins with a mark is taken as it stands. */
function quoted(text: string, at: number): { cell: string; end: number } {
  const match = /^"((?:[^"]|"")*)"(?=[\t\r\n]|$)/.exec(text.slice(at));
  if (!match) return bare(text, at);
  return { cell: (match[1] ?? '').replaceAll('""', '"'), end: at + match[0].length };
}

const written = (cell: string): string =>
  /[\t\r\n]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** Rows of cells as a text that a spreadsheet takes. */
export const writeTsv = (rows: string[][]): string =>
  rows.map((cells) => cells.map(written).join('\t')).join('\n');

/** Whether a text is more than one cell. */
export const isRange = (text: string): boolean => /\t|\r?\n(?=.)/s.test(text.replace(/[\r\n]+$/, ''));
