// Where the map stands, and where on the page it draws a place.

/** Where the map is: its middle and its zoom, once it has come to rest there. */
export async function where(page, than = '') {
  const box = page.locator('[data-view]').first();
  await page.waitForFunction(
    (old) => {
      const now = document.querySelector('[data-view]')?.dataset.view;
      const still = now === window.wasAt;
      window.wasAt = now;
      return now && now !== old && still;
    },
    than,
    { polling: 300 },
  );
  const text = await box.getAttribute('data-view');
  const [lon, lat, zoom] = text.split(' ').map(Number);
  return { text, lon, lat, zoom };
}

/** The pixel of the page at which a place is drawn. */
export async function pixel(page, [lon, lat]) {
  const at = await where(page);
  const canvas = await page.locator('.maplibregl-canvas').boundingBox();
  const size = 512 * 2 ** at.zoom;
  const world = (x, y) => [
    (x / 360 + 0.5) * size,
    (0.5 - Math.log(Math.tan(Math.PI / 4 + (y * Math.PI) / 360)) / (2 * Math.PI)) * size,
  ];
  const [x, y] = world(lon, lat);
  const [x0, y0] = world(at.lon, at.lat);
  return { x: canvas.x + canvas.width / 2 + x - x0, y: canvas.y + canvas.height / 2 + y - y0 };
}
