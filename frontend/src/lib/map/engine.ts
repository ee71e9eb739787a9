import {
  AttributionControl,
  Map as MapLibreMap,
  NavigationControl,
  setWorkerUrl,
  type FilterSpecification,
  type GeoJSONSource,
  type MapGeoJSONFeature,
  type MapMouseEvent,
  type VectorTileSource,
} from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { cityStyle, hitLayers, type StyleInput } from './style';
import type { Bounds } from './basemap';

/** What a touch of the map hit. */
export interface Pick {
  kind: 'project' | 'area';
  id: string;
}

/** Where a map of spots was touched: WGS84 degrees, and the spot that was hit. */
export interface Touch {
  lon: number;
  lat: number;
  id?: string;
}

export interface CityMapOptions {
  container: HTMLElement;
  style: StyleInput;
  bounds: Bounds;
  /** Words for the buttons of the map itself. */
  words: Record<string, string>;
  /** Told what was touched; a map without it is only looked at. */
  onpick?: (pick: Pick | undefined) => void;
  /** Told where a map of spots was touched, and which spot was hit. */
  ontouch?: (touch: Touch) => void;
  /** Told each time the map has come to rest: how many projects are in sight. */
  ondrawn: (projects: number) => void;
}

setWorkerUrl(new URL(workerUrl, location.href).href);

/** A finger is wider than a pin: how far from it a touch still counts, in pixels. */
const reach = 12;

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

  constructor(private readonly options: CityMapOptions) {
    this.tiles = options.style.tiles;
    this.base = options.style.base;
    this.map = new MapLibreMap({
      container: options.container,
      style: cityStyle(options.style),
      bounds: options.bounds,
      fitBoundsOptions: { padding: 40 },
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
    this.zoom = new NavigationControl({ showCompass: false });
    this.place(options.style);
    this.map.on('click', (event) => this.options.onpick?.(this.hit(event)));
    this.map.on('click', ({ lngLat, point }) =>
      this.options.ontouch?.({ lon: lngLat.lng, lat: lngLat.lat, id: this.spotAt(point.x, point.y) }),
    );
    this.map.on('mousemove', (event) => {
      if (options.onpick) this.map.getCanvas().style.cursor = this.hit(event) ? 'pointer' : '';
    });
    this.map.on('idle', () => this.options.ondrawn(this.inSight()));
  }

  /** Draws another selection of projects. */
  show(tiles: string): void {
    if (tiles === this.tiles) return;
    this.tiles = tiles;
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
    const { active, tinted } = this;
    this.tiles = style.tiles;
    this.base = style.base;
    this.map.removeControl(this.zoom).removeControl(this.credit);
    // The map takes its words only when it is made; its new buttons read them from here.
    Object.assign(this.map._locale, words);
    this.map.getCanvas().setAttribute('aria-label', words['Map.Title'] ?? '');
    this.place(style);
    this.active = undefined;
    void this.map.once('style.load', () => {
      this.tint(tinted);
      this.activate(active);
    });
    this.map.setStyle(cityStyle(style), { diff: false });
  }

  /** Looks at a part of the city. */
  look(bounds: Bounds, most = 15.5): void {
    const calm = !matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.map.fitBounds(bounds, { padding: 56, maxZoom: most, animate: calm, duration: 600 });
  }

  /** Lights one project up, or none. */
  activate(id: string | undefined): void {
    this.whenReady(() => {
      const set = (which: string, active: boolean) => {
        for (const sourceLayer of ['pins', 'projects']) {
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
    this.tinted = areas;
    const filter: FilterSpecification = [
      'all',
      ['==', ['get', 'layer'], 'area'],
      ['in', ['get', 'id'], ['literal', areas]],
    ];
    this.whenReady(() => this.map.setFilter('chosen-area', filter));
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

  private hit(event: MapMouseEvent): Pick | undefined {
    if (!this.map.getLayer('project-pin')) return undefined;
    const { x, y } = event.point;
    const around: [[number, number], [number, number]] = [
      [x - reach, y - reach],
      [x + reach, y + reach],
    ];
    const found = this.map.queryRenderedFeatures(around, { layers: hitLayers });
    const best = found.sort((a, b) => hitLayers.indexOf(a.layer.id) - hitLayers.indexOf(b.layer.id))[0];
    return best && pickOf(best);
  }

  private spotAt(x: number, y: number): string | undefined {
    if (!this.map.getLayer('spot-point')) return undefined;
    const found = this.map.queryRenderedFeatures(
      [
        [x - reach, y - reach],
        [x + reach, y + reach],
      ],
      { layers: ['spot-point'] },
    );
    const id: unknown = found[0]?.properties.id;
    return typeof id === 'string' ? id : undefined;
  }

  private inSight(): number {
    if (!this.map.getLayer('project-pin')) return 0;
    const pins = this.map.queryRenderedFeatures({ layers: ['project-pin'] });
    const areas = this.map.queryRenderedFeatures({ layers: ['area-count'] });
    const counted = areas.reduce((sum, area) => sum + Number(area.properties.count ?? 0), 0);
    return new Set(pins.map((pin) => String(pin.properties.id))).size + counted;
  }
}

function pickOf(feature: MapGeoJSONFeature): Pick {
  return { kind: feature.layer.id === 'area-count' ? 'area' : 'project', id: String(feature.properties.id) };
}
