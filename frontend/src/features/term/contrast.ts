/**
 * How far the colour of a term stands out where it is least seen, and the nearest one that does: didban.ContrastOf, which
 * judges it, told while it is still chosen. Pure; a table that Go reads too holds the two together.
 */
type Rgb = readonly [number, number, number];

interface Theme {
  name: 'light' | 'dark' | 'contrast';
  /** How much of a mark is the colour of the term; the rest is that of the text. */
  share: number;
  text: string;
  /** What marks stand on, the first of which icons stand on. */
  grounds: string[];
}

/** As in tokens.css. */
const THEMES: Theme[] = [
  { name: 'light', share: 1, text: '#1b2330', grounds: ['#ffffff', '#f8f6f1', '#efebe2'] },
  { name: 'dark', share: 0.75, text: '#e9eef4', grounds: ['#19222e', '#10161f', '#0b1017'] },
  { name: 'contrast', share: 0.75, text: '#ffffff', grounds: ['#000000', '#000000', '#141414'] },
];

const LEAST = { mark: 3, icon: 4.5 };
const ICON_SHARE = 0.8;

export interface Contrast {
  ratio: number;
  least: number;
  theme: Theme['name'];
}

const isColour = (text: string) => /^#[0-9a-f]{6}$/.test(text);

function lightOf(text: string): Rgb {
  const part = (at: number) => {
    const n = parseInt(text.slice(at, at + 2), 16) / 255;
    return n <= 0.04045 ? n / 12.92 : ((n + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

const luminance = ([r, g, b]: Rgb) => 0.2126 * r + 0.7152 * g + 0.0722 * b;

function ratio(a: Rgb, b: Rgb): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

function labOf([r, g, b]: Rgb): Rgb {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromLab([light, a, b]: Rgb): Rgb {
  const l = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (light - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

function mix(a: Rgb, b: Rgb, share: number): Rgb {
  const [x, y] = [labOf(a), labOf(b)];
  const part = (n: 0 | 1 | 2) => x[n] * share + y[n] * (1 - share);
  return fromLab([part(0), part(1), part(2)]);
}

/** Where a colour, #rrggbb, is least seen; undefined for what is no colour. */
export function contrastOf(text: string): Contrast | undefined {
  if (!isColour(text)) return undefined;
  const colour = lightOf(text);
  return THEMES.flatMap(({ name: theme, share, text: ink, grounds }) => {
    const mark = mix(colour, lightOf(ink), share);
    const icon = mix(mark, lightOf(ink), ICON_SHARE);
    return [
      ...grounds.map((ground) => ({ ratio: ratio(mark, lightOf(ground)), least: LEAST.mark, theme })),
      { ratio: ratio(icon, lightOf(grounds[0] ?? '')), least: LEAST.icon, theme },
    ];
  }).reduce((worst, next) => (next.ratio / next.least < worst.ratio / worst.least ? next : worst));
}

/** A ratio with one digit, cut off: what is too little never looks enough. */
export const cut = (n: number): number => Math.floor(n * 10) / 10;
