/** How near a page or picture is looked at: 1 fits it into the window. */
const STEP = 1.25;
export const LEAST = 0.5;
export const MOST = 8;

/** A level held between the least and the most. */
export const within = (level: number): number => Math.min(MOST, Math.max(LEAST, level));

export class Zoom {
  level = $state(1);

  by(factor: number): void {
    this.level = within(this.level * factor);
  }

  nearer = () => this.by(STEP);
  farther = () => this.by(1 / STEP);
  fit = () => (this.level = 1);

  /** Takes a key of zooming; false where it is none. */
  pressed(event: KeyboardEvent): boolean {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const act = { '+': this.nearer, '=': this.nearer, '-': this.farther, '0': this.fit, '۰': this.fit }[
      event.key
    ];
    act?.();
    return act !== undefined;
  }
}
