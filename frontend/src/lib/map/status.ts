/** The marks of projects: shape and colour both tell how far one has come, so that neither is needed alone. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { isActive, type Mark } from './marks';
import type { Palette } from './palette';

/** The outlines in a box of 24 by 24, by the status. */
const SHAPES: Record<string, string> = {
  identification: 'M12 1 23 12 12 23 1 12Z',
  preparation: 'M12 2 23 21H1Z',
  implementation: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Z',
  completion: 'M3 3H21V21H3Z',
  maintenance: 'M6.5 2.5H17.5L23 12 17.5 21.5H6.5L1 12Z',
  decommissioning: 'M1 3H23L12 22Z',
  decommissioned: 'M1 8H23V16H1Z',
  cancelled: 'M7 3 12 8 17 3 21 7 16 12 21 17 17 21 12 16 7 21 3 17 8 12 3 7Z',
  suspended: 'M3 2H10.5V22H3ZM13.5 2H21V22H13.5Z',
};

const UNKNOWN = 'M12 6a6 6 0 1 0 0 12 6 6 0 0 0 0-12Z';
export const SUSPENDED = 'suspended';

/** A status and the colour in which its projects are drawn. */
export interface Colour {
  code: string;
  colour: string;
}

/** The outline of a status; what is not known, or known to a newer program alone, is a small disc. */
export const statusShape = (status: string): string => SHAPES[status] ?? UNKNOWN;

const name = (status: string) => `status-${status}`;

/** Every mark that projects are drawn with. */
export function statusMarks(statuses: Colour[], { danger, muted }: Palette): Mark[] {
  const known = statuses.filter(({ code }) => code !== SUSPENDED);
  return [...known, { code: SUSPENDED, colour: danger }, { code: '', colour: muted }].map(
    ({ code, colour }) => ({ name: name(code), path: statusShape(code), colour }),
  );
}

/** The pin of a project: what is suspended stands out before all else. */
export function pinLayer(statuses: Colour[]): LayerSpecification {
  const codes = statuses.map(({ code }) => code);
  const mark = [
    'case',
    ['boolean', ['get', 'suspended'], false],
    name(SUSPENDED),
    ['match', ['get', 'status'], ...codes.flatMap((code) => [code, name(code)]), name('')],
  ] as unknown as ExpressionSpecification;
  return {
    id: 'project-pin',
    type: 'symbol',
    source: 'projects',
    'source-layer': 'pins',
    layout: {
      'icon-image': codes.length > 0 ? mark : name(''),
      'icon-size': ['interpolate', ['linear'], ['zoom'], 10, 0.6, 14, 0.85, 17, 1.05],
      // No pin makes way for another; names make way for pins.
      'icon-allow-overlap': true,
      'icon-padding': 0,
    },
  };
}

/** The halo of the project that is lit up, under its pin. */
export function litLayer({ spot, ring }: Palette, scale: number, layer: string): LayerSpecification {
  return {
    id: 'pin-lit',
    type: 'circle',
    source: 'projects',
    'source-layer': layer,
    paint: {
      'circle-color': spot,
      'circle-radius': isActive(18 * scale, 0),
      'circle-stroke-color': ring,
      'circle-stroke-width': isActive(3 * scale, 0),
    },
  };
}
