import {
  AttributionControl,
  Map as MapLibreMap,
  NavigationControl,
  setWorkerUrl,
  type FilterSpecification,
  type GeoJSONSource,
  type VectorTileSource,
} from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { Bounds } from './basemap';
import { drawLettersPlain } from './glyphs';
import { addDots, namesInSight } from './labels';
import { hitAt, hoverOf, isFinger, pickOf, spotAt, type Hover, type Pick } from './hit';
import { addMarks, reportMarks } from './marks';
import { hatch, hatchImage, shadePaint, type Shading } from './overlays';
import { takeHand, type Hand } from './pen';
import { touchPin, type Pins } from './pins';
import { statusMarks } from './status';
import { cityStyle, type StyleInput } from './style';

export type { Hover, Pick } from './hit';
export type { Hand } from './pen';
export type { Pins } from './pins';
export type { Shading } from './overlays';

/** Where the map was touched: WGS84 degrees, and the spot of a map of spots that was hit. */
export interface Touch {
  lon: number;
  lat: number;
  id?: string;
  /** Whether something that `onpick` is told of was hit. */
  hit: boolean;
}

export interface CityMapOptions {
  container: HTMLElement;
  style: StyleInput;
  bounds: Bounds;
  /** How many pixels at its upper edge are covered by what lies over the map. */
  covered: () => number;
  /** Words for the buttons of the map itself. */
  words: Record<string, string>;
  /** Told what was touched; a map without it is only looked at. */
  onpick?: (pick: Pick | undefined) => void;
  /** Told where the map was touched, and what was hit. */
  ontouch?: (touch: Touch) => void;
  /** Told which pin was touched. */
  onpin?: (id: string) => void;
  /** Told what a mouse rests on. */
  onhover?: (hover: Hover | undefined) => void;
  /** Draws on the map. */
  hand?: Hand;
  /** Told each time the map has come to rest: how many projects are in sight. */
  ondrawn: (projects: number) => void;
}

setWorkerUrl(new URL(workerUrl, location.href).href);
drawLettersPlain();

/**
 * The one seam that knows MapLibre: the views ask it for tiles, a place to look at
 * and a project to light up, and hear what was touched.
 */
export class CityMap {
  private readonly map: MapLibreMap;
  private active: string | undefined;
  private readonly zoom: NavigationControl;
  private readonly credit = new AttributionControl({ compact: true });
  private tiles: string;
  private base: string;
  private tinted: string[] = [];
  private style: StyleInput;
  private shaded: Shading | undefined;
  private circle = emptyShape;
  private pinned: Pins | undefined;
  private sketched = emptyShape;
  /** Whether another selection was asked for that does not stand whole yet. */
  private awaited = false;

  constructor(private readonly options: CityMapOptions) {
    this.style = options.style;
    this.tiles = options.style.tiles;
    this.base = options.style.base;
    this.map = new MapLibreMap({
      container: options.container,
      style: cityStyle(options.style),
      bounds: options.bounds,
      fitBoundsOptions: { padding: roomIn(options.container, options.covered()) },
      minZoom: 9,
      maxZoom: 18,
      maxBounds: [50.9, 33.4, 51.9, 34.5],
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      locale: options.words,
      fadeDuration: 0,
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.zoom = new NavigationControl({ showCompass: false });
    this.place(options.style);
    this.listen();
    if (options.hand) takeHand(this.map, options.hand);
  }

  private listen(): void {
    const { onpick, onhover, ondrawn, container, hand } = this.options;
    this.map.on('click', ({ point: { x, y }, originalEvent }) => this.touch(x, y, isFinger(originalEvent)));
    if (!hand)
      this.map.getCanvas().addEventListener('keydown', (event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        const { x, y } = this.map.project(this.map.getCenter());
        this.touch(x, y, false);
      });
    this.map.on('mousemove', ({ point: { x, y } }) => {
      if (!onpick) return;
      const found = hitAt(this.map, x, y, false);
      this.map.getCanvas().style.cursor = found ? 'pointer' : '';
      onhover?.(found && hoverOf(found, x, y));
    });
    for (const over of ['mouseout', 'movestart'] as const) this.map.on(over, () => onhover?.(undefined));
    // The pattern must be there before any tile is cut by it: one that comes later leaves holes.
    this.map.on('style.load', () => {
      const { palette, fields, statuses, scale } = this.style;
      this.map.addImage(hatch, hatchImage(palette.borderStrong));
      addMarks(this.map, fields ? reportMarks(fields) : statusMarks(statuses, palette), palette, scale);
      addDots(this.map, palette, scale);
    });
    this.map.on('render', () => {
      if (!this.awaited || !this.map.isSourceLoaded('projects')) return;
      this.awaited = false;
      mark('map-drawn');
    });
    this.map.on('idle', () => {
      const { lon, lat } = this.centre();
      container.dataset.view = [lon.toFixed(6), lat.toFixed(6), this.map.getZoom().toFixed(3)].join(' ');
      container.dataset.names = JSON.stringify(namesInSight(this.map));
      ondrawn(this.inSight());
    });
  }

  /** Tells what lies at a pixel, which a finger, a pointer or the Enter key meant. */
  private touch(x: number, y: number, finger: boolean): void {
    const { onpick, ontouch, onpin } = this.options;
    const pin = onpin ? touchPin(this.map, x, y) : null;
    if (pin && pin !== 'crowd') onpin?.(pin.id);
    if (pin) return;
    const found = onpick && hitAt(this.map, x, y, finger);
    onpick?.(found && pickOf(found));
    const { lng, lat } = this.map.unproject([x, y]);
    ontouch?.({ lon: lng, lat, id: spotAt(this.map, x, y, finger), hit: found !== undefined });
  }

  /** Draws another selection of projects. */
  show(tiles: string): void {
    if (tiles === this.tiles) return;
    this.tiles = tiles;
    this.awaited = true;
    mark('map-asked');
    this.whenReady(() => {
      this.active = undefined;
      const source = this.map.getSource<VectorTileSource>('projects');
      source?.setTiles([decodeURI(new URL(tiles, location.href).href)]);
    });
  }

  /** Draws other spots on a map of spots. */
  mark(spot: string): void {
    this.whenReady(() =>
      this.map
        .getSource<GeoJSONSource>('spot')
        ?.setData(JSON.parse(spot) as Parameters<GeoJSONSource['setData']>[0]),
    );
  }

  /** Draws the base map of another revision of the data. */
  rebase(base: string): void {
    if (base === this.base) return;
    this.base = base;
    this.whenReady(() =>
      this.map.getSource<GeoJSONSource>('base')?.setData(new URL(base, location.href).href),
    );
  }

  /** Draws everything anew: another theme, language or street map. */
  restyle(style: StyleInput, words: Record<string, string>): void {
    const { active, shaded } = this;
    this.style = style;
    this.tiles = style.tiles;
    this.base = style.base;
    this.map.removeControl(this.zoom).removeControl(this.credit);
    // The map takes its words only when it is made; its new buttons read them from here.
    Object.assign(this.map._locale, words);
    this.map.getCanvas().setAttribute('aria-label', words['Map.Title'] ?? '');
    this.place(style);
    this.active = undefined;
    void this.map.once('style.load', () => {
      const { tinted } = this;
      this.tinted = []; // in the new style none is
      this.tint(tinted);
      this.activate(active);
      this.shade(shaded);
      this.draw(this.circle);
      this.pin(this.pinned);
      this.sketch(this.sketched);
    });
    this.map.setStyle(cityStyle(style), { diff: false });
  }

  /** Looks at a part of the city. */
  fit(bounds: Bounds, most = 15.5): void {
    const calm = !matchMedia('(prefers-reduced-motion: reduce)').matches;
    const padding = roomIn(this.options.container, this.options.covered());
    this.map.fitBounds(bounds, { padding, maxZoom: most, animate: calm, duration: 600 });
  }

  /** Whether a part of the city is in sight, or some of it. */
  sees(at: Bounds): boolean {
    return this.map.getBounds().intersects(at);
  }

  /** Lights one project up, or none. */
  activate(id: string | undefined): void {
    this.whenReady(() => {
      const set = (which: string, active: boolean) => {
        for (const sourceLayer of this.style.fields ? ['reports'] : ['pins', 'projects']) {
          this.map.setFeatureState({ source: 'projects', sourceLayer, id: which }, { active });
        }
      };
      if (this.active) set(this.active, false);
      if (id) set(id, true);
      this.active = id;
    });
  }

  /** Tints the chosen areas. */
  tint(areas: string[]): void {
    // A filter that is set again costs a whole picture, even where it is the same.
    if (areas.join() === this.tinted.join()) return;
    this.tinted = areas;
    const filter: FilterSpecification = [
      'all',
      ['==', ['get', 'layer'], 'area'],
      ['in', ['get', 'id'], ['literal', areas]],
    ];
    this.whenReady(() => this.map.setFilter('chosen-area', filter).setFilter('chosen-border', filter));
  }

  /** Shades areas by a figure; undefined shades none. */
  shade(shading: Shading | undefined): void {
    this.shaded = shading;
    this.whenReady(() => {
      const { known, unknown, all, colour } = shadePaint(shading, this.style.palette);
      this.map.setFilter('shade', known).setFilter('shade-unknown', unknown).setFilter('shade-border', all);
      this.map.setPaintProperty('shade', 'fill-color', colour);
    });
  }

  /** Draws the circle around a spot; an empty text draws none. */
  draw(circle: string): void {
    this.circle = circle || emptyShape;
    this.whenReady(() =>
      this.map
        .getSource<GeoJSONSource>('near')
        ?.setData(JSON.parse(this.circle) as Parameters<GeoJSONSource['setData']>[0]),
    );
  }

  /** Shows what is being drawn, the text of a GeoJSON collection. */
  sketch(text: string): void {
    this.sketched = text || emptyShape;
    this.whenReady(() =>
      this.map
        .getSource<GeoJSONSource>('sketch')
        ?.setData(JSON.parse(this.sketched) as Parameters<GeoJSONSource['setData']>[0]),
    );
  }

  /** Draws other pins, the chosen one lit up. */
  pin(pins: Pins | undefined): void {
    this.pinned = pins;
    if (!pins) return;
    this.whenReady(() => {
      const source = this.map.getSource<GeoJSONSource>('pins');
      source?.setData(JSON.parse(pins.text) as Parameters<GeoJSONSource['setData']>[0]);
      if (source) this.map.setFilter('pin-chosen', ['==', ['get', 'id'], pins.chosen]);
    });
  }

  /** The middle of what is seen. */
  centre(): { lon: number; lat: number } {
    const { lng, lat } = this.map.getCenter();
    return { lon: lng, lat };
  }

  destroy(): void {
    this.map.remove();
  }

  /** Puts the buttons at the end of the line of writing, away from the note at its start. */
  private place({ language }: StyleInput): void {
    const corner = language === 'fa' ? 'bottom-left' : 'bottom-right';
    this.map.addControl(this.credit, corner);
    this.map.addControl(this.zoom, corner);
  }

  private whenReady(act: () => void): void {
    if (this.map.isStyleLoaded() || this.map.getSource('projects')) act();
    else void this.map.once('style.load', act);
  }

  private inSight(): number {
    const layer = this.style.fields ? 'report-pin' : 'project-pin';
    if (!this.map.getLayer(layer)) return 0;
    const pins = this.map.queryRenderedFeatures({ layers: [layer] });
    const areas = this.map.queryRenderedFeatures({ layers: ['area-count'] });
    const counted = areas.reduce((sum, area) => sum + Number(area.properties.count ?? 0), 0);
    return new Set(pins.map((pin) => String(pin.properties.id))).size + counted;
  }
}

/** The pixels to leave at each edge: a small map has less to give. */
function roomIn({ clientWidth, clientHeight }: HTMLElement, covered: number) {
  const side = Math.min(40, clientWidth / 10);
  const end = Math.min(40, clientHeight / 10);
  return { top: Math.min(covered, clientHeight / 3) + end / 2, bottom: end, left: side, right: side };
}

const emptyShape = '{"type":"FeatureCollection","features":[]}';

/** Leaves a mark for those who measure the page: the last of its name. */
function mark(name: string): void {
  performance.clearMarks(name);
  performance.mark(name);
}
