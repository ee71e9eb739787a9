import { describe, expect, it } from 'vitest';
import { schemaOf, touches } from './basemap';
import { boundsOf, roomy } from './geometry';

describe('schemaOf', () => {
  const layers = (...ids: string[]) => ({ vector_layers: ids.map((id) => ({ id })) });
  it.each([
    ['protomaps', layers('earth', 'roads', 'water'), 'protomaps'],
    ['openmaptiles', layers('transportation', 'water'), 'openmaptiles'],
    ['another schema', layers('streets'), undefined],
    ['no layers', {}, undefined],
    ['nothing', undefined, undefined],
  ])('%s', (_, metadata, want) => expect(schemaOf(metadata)).toBe(want));
});

describe('touches', () => {
  const kashan: [number, number, number, number] = [51.3, 33.9, 51.6, 34.1];
  it('a city elsewhere does not touch', () => expect(touches([23.5, 37.8, 23.9, 38.1], kashan)).toBe(false));
  it('an extract round Kashan touches', () =>
    expect(touches([51.25, 33.85, 51.65, 34.12], kashan)).toBe(true));
});

describe('boundsOf', () => {
  it.each([
    ['a point', '{"type":"Point","coordinates":[51.4,34]}', [51.4, 34, 51.4, 34]],
    ['a line', '{"type":"LineString","coordinates":[[51.4,34],[51.5,33.9]]}', [51.4, 33.9, 51.5, 34]],
    ['none', '', undefined],
    ['broken', '{"type":', undefined],
    ['empty', '{"type":"LineString","coordinates":[]}', undefined],
  ])('%s', (_, text, want) => expect(boundsOf(text)).toEqual(want));

  it('a point gets room', () => {
    const [west, south, east, north] = roomy([51.4, 34, 51.4, 34]);
    expect(east - west).toBeGreaterThan(0.003);
    expect(north - south).toBeGreaterThan(0.002);
  });
});
