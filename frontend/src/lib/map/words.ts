/** The map's own words: the controls that MapLibre draws, and what the base map says of itself. */
import type { Lang } from '$lib/i18n/format';

const fa = {
  map: 'نقشهٔ پروژه‌های شهر',
  place: 'جای پروژه روی نقشه',
  keys: 'با کلیدهای جهت‌نما جابه‌جا شوید و با + و − بزرگ‌نمایی کنید؛ همین پروژه‌ها در فهرست کنار نقشه هم آمده‌اند.',
  schematic: 'نقشهٔ شماتیک؛ نقشهٔ پایهٔ خیابان‌ها نصب نشده است',
  broken: 'پروندهٔ basemap.pmtiles خراب است؛ نقشهٔ شماتیک نشان داده می‌شود.',
  schema: 'ساختار basemap.pmtiles شناخته نشد (Protomaps یا OpenMapTiles)؛ نقشهٔ شماتیک نشان داده می‌شود.',
  elsewhere: 'basemap.pmtiles کاشان را نمی‌پوشاند؛ نقشهٔ شماتیک نشان داده می‌شود.',
  noWebgl: 'این دستگاه نمی‌تواند نقشه را بکشد؛ پروژه‌ها در فهرست آمده‌اند.',
  whole: 'نمای همهٔ شهر',
  zoomIn: 'بزرگ‌تر',
  zoomOut: 'کوچک‌تر',
  attribution: 'منبع نقشه',
  title: 'نقشه',
};

const en: typeof fa = {
  map: 'Map of the city’s projects',
  place: 'Where the project lies',
  keys: 'Move with the arrow keys and zoom with + and −; the list beside the map holds the same projects.',
  schematic: 'Schematic map; no street base map is installed',
  broken: 'The file basemap.pmtiles is broken; the schematic map is shown.',
  schema:
    'The schema of basemap.pmtiles is not known (Protomaps or OpenMapTiles); the schematic map is shown.',
  elsewhere: 'basemap.pmtiles does not cover Kashan; the schematic map is shown.',
  noWebgl: 'This machine can’t draw the map; the projects are in the list.',
  whole: 'Show the whole city',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  attribution: 'Map sources',
  title: 'Map',
};

export const mapWords = { fa, en };

/** The names under which MapLibre asks for its words. */
export function controlWords(lang: Lang): Record<string, string> {
  const w = mapWords[lang];
  return {
    'NavigationControl.ZoomIn': w.zoomIn,
    'NavigationControl.ZoomOut': w.zoomOut,
    'AttributionControl.ToggleAttribution': w.attribution,
    'Map.Title': w.map,
  };
}
