/** The marks of reports: the shape tells how far one has come, the colour the field of the city's work. */
import type { ExpressionSpecification, LayerSpecification, Map as MapLibreMap } from 'maplibre-gl';
import type { Palette } from './palette';

export const PHASES = ['open', 'reopened', 'fixed', 'confirmed', 'ended'] as const;
export type Phase = (typeof PHASES)[number];

export const phaseOf = (code: string): Phase => PHASES.find((one) => one === code) ?? 'open';

/** The outlines in a box of 24 by 24. */
export const MARKS: Record<Phase, string> = {
  open: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Z',
  reopened: 'M12 2 23 21H1Z',
  fixed: 'M4 4H20V20H4Z',
  confirmed: 'M12 1 23 12 12 23 1 12Z',
  ended: 'M7 3 12 8 17 3 21 7 16 12 21 17 17 21 12 16 7 21 3 17 8 12 3 7Z',
};

/** A field of the city's work and the colour of its marks. */
export interface Field {
  code: string;
  colour: string;
}

/** A mark by the name under which the map knows it. */
export interface Mark {
  name: string;
  /** An outline in a box of 24 by 24. */
  path: string;
  colour: string;
}

const name = (phase: string, field: string) => `report-${phase}-${field}`;

/** The marks of every phase in every field. */
export const reportMarks = (fields: Field[]): Mark[] =>
  PHASES.flatMap((phase) =>
    fields.map(({ code, colour }) => ({ name: name(phase, code), path: MARKS[phase], colour })),
  );

/** Draws marks for the map; as sharp as the screen. */
export function addMarks(map: MapLibreMap, marks: Mark[], { ring }: Palette, scale: number): void {
  const ratio = 2;
  const side = Math.round(30 * scale) * ratio;
  for (const { name, path, colour } of marks) {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = side;
    const pen = canvas.getContext('2d');
    if (!pen) return;
    const unit = side / 30;
    pen.setTransform(unit, 0, 0, unit, 3 * unit, 3 * unit);
    pen.lineJoin = 'round';
    pen.lineWidth = 4.5;
    pen.strokeStyle = ring;
    pen.fillStyle = colour;
    const outline = new Path2D(path);
    pen.stroke(outline);
    pen.fill(outline);
    map.addImage(name, pen.getImageData(0, 0, side, side), { pixelRatio: ratio });
  }
}

export const isActive = (yes: number, no: number): ExpressionSpecification => [
  'case',
  ['boolean', ['feature-state', 'active'], false],
  yes,
  no,
];

/** The pins of reports. */
export const reportPins: LayerSpecification = {
  id: 'report-pin',
  type: 'symbol',
  source: 'projects',
  'source-layer': 'reports',
  layout: {
    'icon-image': ['concat', 'report-', ['get', 'phase'], '-', ['get', 'domain']],
    'icon-size': ['interpolate', ['linear'], ['zoom'], 10, 0.6, 14, 0.85, 17, 1.05],
    'icon-allow-overlap': true,
  },
};
