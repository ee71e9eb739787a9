/** Addresses of the program's own pictures in the sizes that screens need. Pure. */

const ADDRESS = /^\/media\/([0-9a-f]{64})(?:-\d+)?\.(?:jpg|png)$/;

/** The widths in pixels that the program serves of every picture; a narrower picture keeps its own. */
const WIDTHS = [320, 640, 1280];

/**
 * The `srcset` of a picture's address, so that a list loads small versions and never an original; undefined for
 * an address that is none of the program's pictures.
 */
export function srcset(address: string | undefined): string | undefined {
  const hash = ADDRESS.exec(address ?? '')?.[1];
  return hash && WIDTHS.map((width) => `/media/${hash}-${width}.jpg ${width}w`).join(', ');
}
