import { describe, expect, it } from 'vitest';
import { Entry } from '$lib/form/entry.svelte';
import type { Position } from './draw';
import { Drawing } from './drawing.svelte';
import { distance, extentOf } from './extent';
import type { PenMap } from './pen';
import { mendedText, readPosition } from './position';
import { Lying, proposed } from './proposal';
import { edgeOf, edgesOf, snapped, type Edge } from './snap';
import { toUtm } from './utm';

/** A map of 100,000 pixels a degree, its corner at 51, 34. */
const map: PenMap = {
  project: ([lon, lat]) => ({ x: (lon - 51) * 1e5, y: (34 - lat) * 1e5 }),
  unproject: ({ x, y }) => [51 + x / 1e5, 34 - y / 1e5],
  centre: () => ({ x: 500, y: 500 }),
  near: () => [],
};

function begun(text = '', edges: Edge[] = [], readonly = false) {
  const entry = new Entry('event/1#geometry', { readonly, told: false, changed: () => 1, left: () => {} });
  entry.answer({ text, value: '', shown: '' }, 0);
  const texts = [text];
  let left = 0;
  const drawing = new Drawing({
    text: () => entry.text,
    readonly: () => entry.readonly,
    sorts: ['line', 'area', 'point'],
    edges: () => edges,
    faults: () => [],
    write: (next) => {
      entry.set(next);
      texts.push(next);
    },
    leave: () => left++,
  });
  drawing.ready(map);
  const press = (x: number, y: number) => drawing.press({ x, y }, false, false);
  const points = () => (JSON.parse(entry.text) as { coordinates: unknown }).coordinates;
  const undo = () => entry.set(texts.at(-2) ?? '');
  return { drawing, texts, press, points, undo, left: () => left };
}

describe('a drawing in the hand', () => {
  it('writes every point that is set, and loses none by leaving', () => {
    const { drawing, texts, press, points } = begun();
    press(100, 100);
    press(200, 100);
    press(300, 200);
    expect(texts).toHaveLength(4);
    drawing.finish();
    expect(texts).toHaveLength(4);
    expect(points()).toEqual([
      [51.001, 33.999],
      [51.002, 33.999],
      [51.003, 33.998],
    ]);
  });

  it('goes on behind the last point that is there after one was taken back', () => {
    const { undo, press, points } = begun();
    press(100, 100);
    press(200, 100);
    undo();
    press(300, 100);
    expect(points()).toEqual([
      [51.001, 33.999],
      [51.003, 33.999],
    ]);
  });

  it('ends where the last vertex is pressed again', () => {
    const { drawing, texts, press, left } = begun();
    press(100, 100);
    press(200, 100);
    press(203, 102);
    expect(drawing.drawing).toBe(false);
    expect(texts).toHaveLength(3);
    expect(left()).toBe(1);
  });

  it('drags a vertex, as one act; a press alone changes nothing', () => {
    const { drawing, texts, points } = begun(
      '{"coordinates":[[51.001,33.999],[51.002,33.999]],"type":"LineString"}',
    );
    expect(drawing.grip({ x: 500, y: 500 }, false)).toBe(false);
    expect(drawing.grip({ x: 202, y: 101 }, false)).toBe(true);
    drawing.drop();
    expect(texts).toHaveLength(1);
    drawing.grip({ x: 200, y: 100 }, false);
    drawing.drag({ x: 250, y: 150 }, true);
    drawing.drag({ x: 300, y: 200 }, true);
    expect(texts).toHaveLength(1);
    drawing.drop();
    expect(texts).toHaveLength(2);
    expect(points()).toEqual([
      [51.001, 33.999],
      [51.003, 33.998],
    ]);
  });

  it('is moved by keys, and kept when the key is let go', () => {
    const { drawing, texts, points } = begun(
      '{"coordinates":[[51.001,33.999],[51.002,33.999]],"type":"LineString"}',
    );
    drawing.step(1);
    drawing.nudge(10, 0);
    drawing.nudge(0, -10);
    expect(texts).toHaveLength(1);
    drawing.letGo();
    drawing.letGo();
    expect(texts).toHaveLength(2);
    expect(points()).toEqual([
      [51.0011, 33.9991],
      [51.002, 33.999],
    ]);
  });

  it('lets alone what can’t be read, and what may not be written', () => {
    for (const { drawing, texts, press } of [begun('نزدیک میدان'), begun('', [], true)]) {
      drawing.begin();
      press(100, 100);
      drawing.removeVertex();
      expect(texts).toHaveLength(1);
      expect(drawing.locked).toBe(true);
    }
  });

  it('snaps to a border within reach, unless the hand is free', () => {
    const { drawing, points } = begun('', [
      edgeOf([
        [51, 33.999],
        [51.01, 33.999],
      ]),
    ]);
    drawing.press({ x: 300, y: 109 }, false, false);
    drawing.press({ x: 400, y: 109 }, false, true);
    expect(points()).toEqual([
      [51.003, 33.999],
      [51.004, 33.99891],
    ]);
  });

  it('draws a hole and another part', () => {
    const { drawing, press, points } = begun();
    drawing.choose('area');
    for (const [x, y] of [
      [100, 100],
      [400, 100],
      [400, 400],
    ] as const)
      press(x, y);
    drawing.finish();
    drawing.hole();
    for (const [x, y] of [
      [300, 150],
      [350, 150],
      [350, 200],
    ] as const)
      press(x, y);
    drawing.finish();
    drawing.another();
    press(600, 600);
    expect((points() as unknown[][]).map((rings) => rings.length)).toEqual([2, 1]);
  });
});

describe('snapping', () => {
  const edges = [
    edgeOf([
      [51, 33.999],
      [51.01, 33.999],
    ]),
  ];
  const at = (x: number, y: number) => snapped({ x, y }, edges, map.project);

  it('takes a corner before a nearer line', () => {
    expect(at(8, 103)).toEqual([51, 33.999]);
    expect(at(500, 103)?.[1]).toBeCloseTo(33.999, 9);
    expect(at(500, 113)).toBeUndefined();
  });

  it('knows the lines of every geometry', () => {
    const ring = [
      [1, 1],
      [2, 1],
      [2, 2],
      [1, 1],
    ];
    const counts = (
      [
        ['Point', [1, 2]],
        [
          'MultiPoint',
          [
            [1, 2],
            [3, 4],
          ],
        ],
        ['LineString', ring],
        ['MultiLineString', [ring, ring]],
        ['Polygon', [ring, ring]],
        ['MultiPolygon', [[ring], [ring, ring]]],
        ['GeometryCollection', []],
      ] as const
    ).map(([type, coordinates]) => edgesOf({ type, coordinates }).length);
    expect(counts).toEqual([1, 2, 1, 2, 2, 3, 0]);
    expect(edgesOf({ type: 'Polygon', coordinates: [ring] })[0]).toMatchObject({ west: 1, east: 2 });
  });
});

describe('measures', () => {
  const box = (w: number, s: number, e: number, n: number): Position[] => [
    [w, s],
    [e, s],
    [e, n],
    [w, n],
  ];

  // The lengths of the geodesics between these points, and the surface between them, by GeographicLib.
  it('are those of the ellipsoid, as the program has them', () => {
    expect(distance([51.43, 33.95], [51.43, 34])).toBeCloseTo(5546.097, 2);
    expect(distance([51.4, 33.98], [51.48, 33.98])).toBeCloseTo(7392.515, 2);
    const { surface } = extentOf({ sort: 'area', parts: [[box(51.42, 33.97, 51.44, 33.99)]] });
    expect(surface).toBeCloseTo(4_099_963.42, 1);
  });

  it('leave the holes out, and go round them', () => {
    const whole = extentOf({ sort: 'area', parts: [[box(51.4, 33.96, 51.44, 34)]] });
    const hole = box(51.41, 33.97, 51.43, 33.99);
    const holed = extentOf({ sort: 'area', parts: [[box(51.4, 33.96, 51.44, 34), hole]] });
    expect(holed.surface / whole.surface).toBeCloseTo(0.75, 4);
    expect(holed.length / whole.length).toBeCloseTo(1.5, 3);
  });
});

describe('typed coordinates', () => {
  const metres = toUtm([51.44, 33.98]);
  it.each([
    '33.98, 51.44',
    '۳۳٫۹۸، ۵۱٫۴۴',
    '51.44 33.98',
    `${metres.easting.toFixed(3)}, ${metres.northing.toFixed(3)}`,
    `E ${metres.easting.toFixed(3)} N ${metres.northing.toFixed(3)}`,
  ])('are read: %s', (text) => {
    const read = readPosition(text);
    expect(read?.at[0]).toBeCloseTo(51.44, 6);
    expect(read?.at[1]).toBeCloseTo(33.98, 6);
    expect(read?.utm).toBe(text.includes(metres.northing.toFixed(3)));
  });

  it.each(['', '33.98', '12, 13', '33.98, 51.44, 7', 'میدان'])('are none in «%s»', (text) => {
    expect(readPosition(text)).toBeUndefined();
  });

  it('mend what has a plain cure', () => {
    const swapped = '{"type":"LineString","coordinates":[[33.98,51.44],[33.99,51.45]]}';
    expect(mendedText('geometry.swapped', swapped)).toBe(
      '{"coordinates":[[51.44,33.98],[51.45,33.99]],"type":"LineString"}',
    );
    const utm = `{"type":"Point","coordinates":[${metres.easting},${metres.northing}]}`;
    expect(mendedText('geometry.utm', utm)).toBe('{"coordinates":[51.44,33.98],"type":"Point"}');
    expect(mendedText('geometry.utm', `${metres.easting} ${metres.northing}`)).toBe(
      '{"coordinates":[51.44,33.98],"type":"Point"}',
    );
    const open = '{"type":"Polygon","coordinates":[[[51.4,33.9],[51.5,33.9],[51.5,34]]]}';
    expect(mendedText('geometry.unclosed', open)).toContain('[51.5,34],[51.4,33.9]]]');
    expect(mendedText('geometry.selfCrossing', open)).toBeUndefined();
  });
});

describe('areas by geometry', () => {
  const parts = (...ids: string[]) => ids.map((id) => ({ id }));
  it.each([
    ['an empty field is filled', '', undefined, ['a', 'b'], 'a\nb'],
    ['what the place had set follows it', 'b\na', ['a', 'b'], ['c'], 'c'],
    ['what was chosen by hand stays', 'z', ['a'], ['b'], undefined],
    ['what is the same is not written', 'a\nb', ['a', 'b'], ['b', 'a'], undefined],
    ['a place in no area empties nothing', 'a', ['a'], [], undefined],
    ['nothing is known of before', 'a', undefined, ['b'], undefined],
  ] as const)('%s', (_, text, before, now, want) => {
    expect(proposed(text, before && parts(...before), parts(...now))).toBe(want);
  });

  it('follows a place that is drawn anew, or was crossed between', () => {
    const lying = new Lying();
    expect(lying.move('', parts('a'))).toBe('a');
    expect(lying.move('a', [])).toBeUndefined();
    expect(lying.move('a', parts('b'))).toBe('b');
    expect(lying.move('a\nb', [])).toBeUndefined();
    expect(lying.move('a\nb', parts('c'))).toBeUndefined(); // chosen by hand
  });
});
