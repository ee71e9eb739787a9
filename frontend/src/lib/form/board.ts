/** How the pictures and documents of a noun stand on its board. Pure. */
import type { Titled } from './terms';

/** The uses that make a picture of a file; every other one makes a document of it. */
const PICTURES = ['cover', 'before', 'during', 'after'];

export const COVER = 'cover';
const LATER = 'during';
const DOCUMENT = 'document';

export interface Tile {
  row: string;
  media: string;
  use: string;
  /** Whether the file itself is a picture. */
  image: boolean;
}

export const isPaper = ({ use, image }: Pick<Tile, 'use' | 'image'>): boolean =>
  !image || (use !== '' && !PICTURES.includes(use));

/** Pictures before documents, as the public page has them, each in their order. */
export const arrangedTiles = (tiles: Tile[]): Tile[] => [
  ...tiles.filter((tile) => !isPaper(tile)),
  ...tiles.filter(isPaper),
];

/** What a file may be used as: a picture as a picture or a document, a picture of a paper as anything. */
export function usesOf(tile: Tile, all: Titled[], papers: boolean): Titled[] {
  if (!tile.image) return all.filter(({ code }) => !PICTURES.includes(code));
  if (papers && isPaper(tile)) return all;
  return all.filter(({ code }) => PICTURES.includes(code) || (papers && code === DOCUMENT));
}

/** What a new file is: the first picture is the cover, later ones show the work. */
export function firstUse(image: boolean, before: Tile[]): string {
  if (!image) return DOCUMENT;
  return before.some((tile) => !isPaper(tile)) ? LATER : COVER;
}

/** The row behind which another one goes that moves by a step among its like; undefined where it can't. */
export function afterOf(tiles: Tile[], row: string, step: 1 | -1): string | undefined {
  const own = tiles.find((tile) => tile.row === row);
  if (!own) return undefined;
  const like = tiles.filter((tile) => isPaper(tile) === isPaper(own));
  const other = like[like.indexOf(own) + step];
  if (!other) return undefined;
  return step === 1 ? other.row : (tiles[tiles.indexOf(other) - 1]?.row ?? '');
}

/** The place of a digit key on the keyboard, from 1; undefined for any other key, and for one that is held with others. */
export function digitOf({ code, ctrlKey, metaKey, altKey }: KeyboardEvent): number | undefined {
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1];
  return digit === undefined || ctrlKey || metaKey || altKey ? undefined : Number(digit);
}
