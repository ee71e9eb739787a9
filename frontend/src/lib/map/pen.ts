/**
 * The hand on a map that is drawn on: tells where it was pressed, which vertex was dragged and where the pointer rests.
 * Mouse and finger go through the map's own events, since some web views send no pointer events for touch.
 */
import type { Map as MapLibreMap, MapMouseEvent, MapTouchEvent } from 'maplibre-gl';
import type { Position } from './draw';
import { isFinger } from './hit';
import { edgesOf, type Edge, type Pixel } from './snap';

/** What the hand does, to who draws. Pixels are of the map. */
export interface Hand {
  /** Whether something that can be dragged lies at a pixel; it is held then. */
  grip: (at: Pixel, finger: boolean) => boolean;
  drag: (at: Pixel, free: boolean) => void;
  drop: () => void;
  press: (at: Pixel, finger: boolean, free: boolean) => void;
  /** The pointer rests somewhere, or left the map. */
  rest: (at: Pixel | undefined, free: boolean) => void;
  /** The map stands, or was drawn anew. */
  ready: (map: PenMap) => void;
}

/** What who draws asks of the map. */
export interface PenMap {
  project: (at: Position) => Pixel;
  unproject: (at: Pixel) => Position;
  centre: () => Pixel;
  /** The lines of projects and streets that are drawn within some pixels of a spot. */
  near: (at: Pixel, reach: number) => Edge[];
}

/** What is drawn from tiles and can be snapped to. */
const SNAPPED = [
  'project-line',
  'project-fill',
  'project-pin',
  'street-minor',
  'street-medium',
  'street-major',
];

export function penMap(map: MapLibreMap): PenMap {
  const layers = () => SNAPPED.filter((id) => map.getLayer(id));
  return {
    project: ([lng, lat]) => map.project({ lng, lat }),
    unproject: ({ x, y }) => {
      const { lng, lat } = map.unproject([x, y]);
      return [lng, lat];
    },
    centre: () => map.project(map.getCenter()),
    near: ({ x, y }, reach) =>
      map
        .queryRenderedFeatures(
          [
            [x - reach, y - reach],
            [x + reach, y + reach],
          ],
          { layers: layers() },
        )
        .flatMap(({ geometry }) => edgesOf(geometry as { type: string; coordinates: unknown })),
  };
}

/** Lets a hand draw on a map, until the map goes. */
export function takeHand(map: MapLibreMap, hand: Hand): void {
  let dragging = false;
  const free = (event: MapMouseEvent | MapTouchEvent) => event.originalEvent.altKey;
  const begin = (event: MapMouseEvent | MapTouchEvent, finger: boolean) => {
    if ('points' in event && event.points.length > 1) return;
    if (!hand.grip(event.point, finger)) return;
    event.preventDefault(); // the map itself stays
    dragging = true;
  };
  const go = (event: MapMouseEvent | MapTouchEvent) => {
    if (dragging) hand.drag(event.point, free(event));
  };
  const end = () => {
    if (dragging) hand.drop();
    dragging = false;
  };
  map.doubleClickZoom.disable();
  map.on('mousedown', (event) => event.originalEvent.button === 0 && begin(event, false));
  map.on('touchstart', (event) => begin(event, true));
  map.on('mousemove', (event) => {
    go(event);
    if (!dragging) hand.rest(event.point, free(event));
  });
  map.on('touchmove', go);
  map.on('mouseout', () => hand.rest(undefined, false));
  for (const over of ['touchend', 'touchcancel'] as const) map.on(over, end);
  window.addEventListener('mouseup', end); // it may be let go beside the map
  map.on('remove', () => window.removeEventListener('mouseup', end));
  map.on('click', (event) => hand.press(event.point, isFinger(event.originalEvent), free(event)));
  map.once('load', () => hand.ready(penMap(map)));
}
