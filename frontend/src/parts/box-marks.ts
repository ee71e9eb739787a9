/** Boxes over a picture, in its pixels: where a hand or a key brings them. Pure. */

export interface PhotoBox {
  x: number;
  y: number;
  w: number;
  h: number;
}

export interface Size {
  width: number;
  height: number;
}

/** The least side of a box; px. */
export const LEAST = 16;

const between = (value: number, least: number, most: number) =>
  Math.round(Math.max(least, Math.min(most, value)));

/** How far one press of a key brings a box; px. */
export const stepOf = ({ width, height }: Size) => Math.max(1, Math.round(Math.max(width, height) / 60));

export const moved = (box: PhotoBox, dx: number, dy: number, { width, height }: Size): PhotoBox => ({
  ...box,
  x: between(box.x + dx, 0, width - box.w),
  y: between(box.y + dy, 0, height - box.h),
});

export const sized = (box: PhotoBox, dw: number, dh: number, { width, height }: Size): PhotoBox => ({
  ...box,
  w: between(box.w + dw, Math.min(LEAST, width), width - box.x),
  h: between(box.h + dh, Math.min(LEAST, height), height - box.y),
});

/** A new box around a point, the middle where none is given. */
export function fresh({ width, height }: Size, at = { x: width / 2, y: height / 2 }): PhotoBox {
  const side = Math.round(Math.max(Math.min(width, height) / 5, Math.min(LEAST, width, height)));
  return moved({ x: 0, y: 0, w: side, h: side }, at.x - side / 2, at.y - side / 2, { width, height });
}

/** The box between two points; undefined where they lie so near that it was a touch. */
export function spanning(
  from: { x: number; y: number },
  to: { x: number; y: number },
  { width, height }: Size,
): PhotoBox | undefined {
  const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)].map((x) => between(x, 0, width));
  const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)].map((y) => between(y, 0, height));
  const box = { x: left ?? 0, y: top ?? 0, w: (right ?? 0) - (left ?? 0), h: (bottom ?? 0) - (top ?? 0) };
  return box.w < LEAST || box.h < LEAST ? undefined : box;
}

/** What a key does to a box: undefined for any other key, null where it takes the box away. */
export function keyed(box: PhotoBox, key: string, shift: boolean, size: Size): PhotoBox | null | undefined {
  if (key === 'Delete' || key === 'Backspace') return null;
  const step = stepOf(size);
  const ways: Record<string, [number, number]> = {
    ArrowLeft: [-step, 0],
    ArrowRight: [step, 0],
    ArrowUp: [0, -step],
    ArrowDown: [0, step],
  };
  const way = ways[key];
  if (!way) return undefined;
  return (shift ? sized : moved)(box, ...way, size);
}
