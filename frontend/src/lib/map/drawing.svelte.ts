/**
 * A drawing in the hand. The text of the field is the drawing itself: every point that is set is one edit of it, so that
 * undo is the form's own, a restart finds it, and leaving the tool can lose nothing. Here is only what the text does not
 * say: which vertex is chosen, and whether the next press sets a point.
 */
import {
  lastOf,
  LEAST,
  middlesOf,
  move,
  positionAt,
  put,
  readShape,
  remove,
  removePart,
  rounded,
  settled,
  spotsOf,
  stepped,
  turned,
  writeShape,
  type Drawn,
  type Position,
  type Shape,
  type Sort,
  type Spot,
} from './draw';
import { extentOf } from './extent';
import type { Hand, PenMap } from './pen';
import { meets, REACH, snapped, type Edge, type Pixel } from './snap';
import { sketchText } from './sketch';

interface Options {
  /** The text of the field. */
  text: () => string;
  readonly: () => boolean;
  /** The sorts of shape that the field takes; the first one is begun with. */
  sorts: Sort[];
  /** Borders and streets to snap to, exact; what is in tiles is asked of the map. */
  edges: () => Edge[];
  faults: () => Position[];
  /** Takes a new text, as one act. */
  write: (text: string) => void;
  /** Nothing more is being drawn. */
  leave: () => void;
}

/** How near a press must be to a vertex to mean it, in pixels. */
const POINTER = 9;
const FINGER = 24;

export class Drawing implements Hand {
  /** Whether the next press sets a point. */
  drawing = $state(false);
  /** Whether the keyboard draws: the middle of the map is marked. */
  keyed = $state(false);
  #sort = $state<Sort>();
  /** The chosen vertex, or where the next one is begun. */
  #spot = $state.raw<Spot>();
  /** The shape while a vertex of it is dragged. */
  #held = $state.raw<Drawn>();
  #rest = $state.raw<Position>();
  #snap = $state.raw<Position>();
  #map = $state.raw<PenMap>();
  /** Where the hand took hold of a vertex, until it goes away from there. */
  #gripped: Pixel | undefined;
  #options: Options;

  constructor(options: Options) {
    this.#options = options;
    this.drawing = !options.readonly() && options.text().trim() === '';
  }

  /** As it stands in the text; undefined for a text that is no shape. */
  readonly kept = $derived.by(() => readShape(this.#options.text()));
  readonly shape = $derived(this.#held?.shape ?? this.kept);
  readonly sort = $derived.by<Sort>(() => this.#sort ?? this.kept?.sort ?? this.#options.sorts[0] ?? 'point');
  /** The chosen vertex that is there. */
  readonly spot = $derived(this.shape && settled(this.shape, this.#held?.spot ?? this.#spot));
  readonly position = $derived(this.shape && this.spot && positionAt(this.shape, this.spot));
  readonly extent = $derived(this.shape && extentOf(this.shape));
  /** Text that can't be drawn on: it is left alone. */
  readonly locked = $derived.by(
    () => this.#options.readonly() || (!this.kept && this.#options.text().trim() !== ''),
  );

  readonly sketch = $derived.by(() => {
    const from = this.drawing && !this.#held ? this.position : undefined;
    const to = this.#snap ?? this.#rest;
    return sketchText({
      shape: this.shape,
      spot: this.spot,
      held: !this.locked,
      rubber: from && to && this.sort !== 'point' ? [from, to] : undefined,
      snap: this.#snap,
      faults: this.#options.faults(),
    });
  });

  /** Chooses the sort of shape; what is there becomes one of it, where it can. */
  choose(sort: Sort) {
    const { kept } = this;
    this.drawing = true;
    this.#sort = sort;
    if (!kept || kept.sort === sort || sort === 'point') return;
    const shape = turned(kept, sort);
    this.#take({ shape, spot: lastOf(shape) });
  }

  /** Begins to set points, behind the chosen vertex. */
  begin() {
    this.drawing = true;
  }

  /** Sets no more points. What is drawn stays, whole or not. */
  finish() {
    this.drawing = false;
    this.#rest = this.#snap = undefined;
    this.#options.leave();
  }

  /** The next point begins another part. */
  another() {
    const parts = this.kept?.parts.length ?? 0;
    this.#spot = { part: parts, path: 0, at: -1 };
    this.drawing = true;
  }

  /** The next point begins a hole in the polygon of the chosen vertex. */
  hole() {
    const part = this.spot?.part ?? 0;
    this.#spot = { part, path: this.kept?.parts[part]?.length ?? 1, at: -1 };
    this.drawing = true;
  }

  /** Whether the part of the chosen vertex is whole, so that another can be begun. */
  readonly whole = $derived(
    this.kept?.parts.every((rings) => rings.every((ring) => ring.length >= LEAST[this.sort])) ?? false,
  );

  /** Sets a point behind the chosen vertex. */
  set(at: Position) {
    if (this.locked) return;
    const { kept } = this;
    const shape = kept?.sort === this.sort ? kept : { sort: this.sort, parts: [] };
    this.#take(put(shape, this.#next(shape), at));
    if (this.sort === 'point') this.finish();
  }

  /** Where the next point is set: behind the chosen vertex, else at the end. */
  #next(shape: Shape): Spot {
    const begun = this.#spot?.at === -1 ? this.#spot : undefined;
    return begun ?? settled(shape, this.#spot) ?? lastOf(shape) ?? { part: 0, path: 0, at: -1 };
  }

  moveTo(at: Position) {
    if (this.kept && this.spot && !this.locked) this.#take(move(this.kept, this.spot, at));
  }

  removeVertex() {
    if (this.kept && this.spot && !this.locked) this.#take(remove(this.kept, this.spot));
  }

  removePart() {
    if (this.kept && this.spot && !this.locked) this.#take(removePart(this.kept, this.spot.part));
  }

  /** Chooses the next or previous vertex. */
  step(by: 1 | -1) {
    if (this.shape) this.#spot = stepped(this.shape, this.spot, by);
  }

  deselect() {
    this.#spot = undefined;
  }

  /** Sets a vertex in the middle of the side behind the chosen one. */
  split() {
    const { kept, spot } = this;
    const middle =
      kept &&
      middlesOf(kept).find(
        (one) => one.spot.part === spot?.part && one.spot.path === spot.path && one.spot.at === spot.at,
      );
    if (kept && middle && !this.locked) this.#take(put(kept, middle.spot, middle.at));
  }

  #take({ shape, spot }: Drawn) {
    this.#held = undefined;
    this.#spot = spot;
    this.#options.write(writeShape(shape));
  }

  // The hand.

  ready(map: PenMap) {
    this.#map = map;
  }

  grip(at: Pixel, finger: boolean): boolean {
    const spot = this.locked ? undefined : this.#vertexAt(at, finger);
    if (!spot || !this.kept) return false;
    this.#gripped = at;
    this.#held = { shape: this.kept, spot };
    return true;
  }

  drag(at: Pixel, free: boolean) {
    const { kept } = this;
    const spot = this.#held?.spot;
    if (!kept || !spot) return;
    const { x, y } = this.#gripped ?? at;
    if (this.#gripped && Math.hypot(at.x - x, at.y - y) < 4) return; // a press, not a drag
    this.#gripped = undefined;
    this.#held = move(kept, spot, this.#place(at, free));
  }

  drop() {
    const held = this.#held;
    this.#held = undefined;
    this.#snap = undefined;
    if (held && !this.#gripped) this.#take(held);
    this.#gripped = undefined;
  }

  /** Moves the chosen vertex by pixels; kept when the key is let go. */
  nudge(x: number, y: number) {
    const { spot, position } = this;
    const shape = this.shape;
    if (!shape || !spot || !position || !this.#map || this.locked) return;
    const at = this.#map.project(position);
    this.#held = move(shape, spot, this.#map.unproject({ x: at.x + x, y: at.y + y }));
  }

  letGo() {
    const held = this.#held;
    if (held && !this.#gripped) this.#take(held);
  }

  press(at: Pixel, finger: boolean, free: boolean) {
    if (this.locked || !this.#map) return;
    this.keyed = false;
    const spot = this.#vertexAt(at, finger);
    if (spot) return this.#touch(spot);
    if (this.drawing) return this.set(this.#place(at, free));
    const middle = this.#middleAt(at, finger);
    if (middle && this.kept) return this.#take(put(this.kept, middle.spot, middle.at));
    this.deselect();
  }

  /** A press on the end of what is being drawn ends it; on another vertex it chooses that. */
  #touch(spot: Spot) {
    const path = this.kept?.parts[spot.part]?.[spot.path] ?? [];
    const ends = spot.at === path.length - 1 || (this.sort === 'area' && spot.at === 0);
    const own = this.spot?.part === spot.part && this.spot.path === spot.path;
    if (this.drawing && ends && own && path.length >= LEAST[this.sort]) this.finish();
    this.#spot = spot;
  }

  rest(at: Pixel | undefined, free: boolean) {
    if (!this.drawing || this.locked || !at) {
      this.#rest = this.#snap = undefined;
      return;
    }
    this.#rest = this.#place(at, free);
  }

  /** Sets a point in the middle of the map. */
  setCentre() {
    if (this.#map) this.set(this.#place(this.#map.centre(), false));
  }

  /** The place of a pixel, on what lies near it unless the hand is free. */
  #place(at: Pixel, free: boolean): Position {
    const map = this.#map as PenMap;
    this.#snap = free ? undefined : this.#near(map, at);
    return rounded(this.#snap ?? map.unproject(at));
  }

  #near(map: PenMap, at: Pixel): Position | undefined {
    const [west, south] = map.unproject({ x: at.x - REACH, y: at.y + REACH });
    const [east, north] = map.unproject({ x: at.x + REACH, y: at.y - REACH });
    const exact = this.#options.edges().filter((edge) => meets(edge, [west, south, east, north]));
    return snapped(at, [...exact, ...map.near(at, REACH)], map.project);
  }

  #vertexAt(at: Pixel, finger: boolean): Spot | undefined {
    const { shape } = this;
    if (!shape) return undefined;
    const near = spotsOf(shape).map((spot) => ({ spot, away: this.#away(at, positionAt(shape, spot)) }));
    return closest(near, finger)?.spot;
  }

  #middleAt(at: Pixel, finger: boolean) {
    if (!this.shape) return undefined;
    const near = middlesOf(this.shape).map((middle) => ({ middle, away: this.#away(at, middle.at) }));
    return closest(near, finger)?.middle;
  }

  #away(from: Pixel, to: Position | undefined): number {
    const at = to && this.#map?.project(to);
    return at ? Math.hypot(at.x - from.x, at.y - from.y) : Infinity;
  }
}

function closest<T extends { away: number }>(all: T[], finger: boolean): T | undefined {
  const reach = finger ? FINGER : POINTER;
  return all
    .filter(({ away }) => away <= reach)
    .reduce<T | undefined>((best, one) => (best && best.away <= one.away ? best : one), undefined);
}
