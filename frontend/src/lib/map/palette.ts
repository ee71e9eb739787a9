import { SHADES } from './shading';

/** The one font of the map. */
export const font = 'Vazirmatn';

/** The map's colours, read from the design tokens of the theme in force. */
export interface Palette {
  land: string;
  city: string;
  park: string;
  water: string;
  street: string;
  streetCase: string;
  building: string;
  border: string;
  borderStrong: string;
  text: string;
  muted: string;
  halo: string;
  accent: string;
  onAccent: string;
  danger: string;
  /** Round every pin and line, so that they part from any ground. */
  ring: string;
  /** The one place that a small map is about. */
  spot: string;
  /** The shades of areas, from little to much. */
  shades: string[];
}

export const tokens: Record<keyof Omit<Palette, 'shades'>, string> = {
  land: '--surface-sunk',
  city: '--surface',
  park: '--success-soft',
  water: '--lapis-soft',
  street: '--road',
  streetCase: '--road-edge',
  building: '--line',
  border: '--line',
  borderStrong: '--line-strong',
  text: '--text',
  muted: '--muted',
  halo: '--surface',
  accent: '--accent',
  onAccent: '--on-accent',
  danger: '--danger',
  ring: '--pin-ring',
  spot: '--rose',
};

export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const read = (token: string) => style.getPropertyValue(token).trim();
  const entries = Object.entries(tokens).map(([name, token]) => [name, read(token)]);
  const shades = Array.from({ length: SHADES }, (_, n) => read(`--shade-${n + 1}`));
  return { ...(Object.fromEntries(entries) as Omit<Palette, 'shades'>), shades };
}
