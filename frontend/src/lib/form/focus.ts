/** The point of a picture that stays in sight where it is cropped: shares from the left and from the top. Pure. */
export interface Focus {
  x: number;
  y: number;
}

export const MIDDLE: Focus = { x: 0.5, y: 0.5 };

/** Reads a stored point, `{"x":0.42,"y":0.31}`; the middle where there is none. */
export function focusOf(value: string): Focus {
  try {
    const { x, y } = JSON.parse(value || 'null') as Focus;
    return Number.isFinite(x) && Number.isFinite(y) ? within({ x, y }) : MIDDLE;
  } catch {
    return MIDDLE;
  }
}

/** The nearest point of the picture, to a tenth of a percent. */
export const within = ({ x, y }: Focus): Focus => ({ x: thousandth(x), y: thousandth(y) });

const thousandth = (share: number) => Math.round(Math.min(1, Math.max(0, share)) * 1000) / 1000;

const tenth = (share: number) => `${Math.round(share * 1000) / 10}`;

/** As a person writes it, «42%, 31%»: what the program reads. */
export const writtenFocus = ({ x, y }: Focus): string => `${tenth(x)}%, ${tenth(y)}%`;

/** As CSS has it for object-position; empty for the middle. */
export const positionOf = (value: string): string => {
  const { x, y } = focusOf(value);
  return x === MIDDLE.x && y === MIDDLE.y ? '' : `${tenth(x)}% ${tenth(y)}%`;
};

const STEPS: Record<string, Focus> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** Where an arrow leads from a point, by one percent or by ten; undefined for any other key. */
export function stepped({ x, y }: Focus, key: string, far: boolean): Focus | undefined {
  const step = STEPS[key];
  const by = far ? 0.1 : 0.01;
  return step && within({ x: x + step.x * by, y: y + step.y * by });
}
