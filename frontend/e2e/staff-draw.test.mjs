// Drawing on the map by mouse and by keys: every point is kept as it is set and taken back one by one. That what is
// drawn comes to the public map is told with the nouns.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onDemo, settled } from './harness.mjs';
import { CLERK, draftOf, enter, isSaved, until } from './workshop.mjs';

const story = onDemo();

const mapOf = (page) => page.locator('.drawn > .map');
const figures = (page) => page.locator('.drawn .figures');
/** How many vertices the drawing has, as its tools say. */
const vertices = (page, n) => page.getByText(new RegExp(`رأس [۰-۹]+ از ${n}$`)).waitFor();

/** Brings the map into sight, and gives where it is. */
async function atMap(page) {
  // The form goes to its own field once it stands: asked again until the map is drawn.
  await page.waitForFunction(
    () => {
      document.querySelector('.place')?.scrollIntoView({ block: 'center' });
      return document.querySelector('.drawn > .map [data-view]');
    },
    undefined,
    { polling: 300 },
  );
  await mapOf(page).evaluate((element) => element.scrollIntoView({ block: 'center' }));
  return mapOf(page).boundingBox();
}

/** Presses on spots of the map, each by its share of width and height. */
async function press(page, { x, y, width, height }, ...spots) {
  for (const [across, down] of spots) await page.mouse.click(x + width * across, y + height * down);
}

/** The kept text of a field of the draft, as the program has it. */
const kept = (page, path) =>
  page.evaluate(async (path) => {
    const draft = location.hash.split('/')[2].split('?')[0];
    const view = await window.go.staff.Drafts.Open({ draft, kind: '', id: '', copy: '', page: '' });
    return view.sheets[0].fields.find((field) => field.path === path).text;
  }, path);
const line = async (page) => JSON.parse(await kept(page, 'geometry')).coordinates;
/** Waits until the program holds so many points. */
const points = (page, n) => until(async () => (await line(page)).length, n);

/** Draws a line, takes points of it back, and finds it after a restart. */
async function byMouse(page) {
  const map = await atMap(page);
  await page.getByRole('button', { name: 'خط', exact: true }).click();
  await press(page, map, [0.42, 0.45], [0.5, 0.5], [0.55, 0.6], [0.6, 0.55]);
  await vertices(page, '۴');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'ادامهٔ ترسیم' }).waitFor();
  await points(page, 4);
  assert.match(await figures(page).innerText(), /درازا: [۰-۹٫]+ کیلومتر/);
  await page.locator('.place .areas', { hasText: 'در این محدوده‌ها' }).waitFor(); // set by the place
  await until(async () => (await kept(page, 'areas')) !== '', true);

  await page.keyboard.press('Control+z');
  await vertices(page, '۳');
  await page.keyboard.press('Control+z');
  await vertices(page, '۲');
  await page.keyboard.press('Control+Shift+Z');
  await vertices(page, '۳');
  await points(page, 3);

  await page.reload();
  await settled(page);
  await atMap(page);
  await figures(page).waitFor();
  assert.equal((await line(page)).length, 3);
}

/** Moves a vertex of the line, splits a side and sets a point by its metres. */
async function byKeys(page) {
  const canvas = page.locator('.drawn canvas');
  const before = await line(page);
  await canvas.focus();
  await page.keyboard.press('PageDown');
  await page.getByText(/رأس ۱ از ۳$/).waitFor();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Insert');
  await points(page, 4);
  const after = await line(page);
  assert.ok(after[0][0] > before[0][0], 'an arrow to the right moves to the east');
  assert.deepEqual(after[2], before[1]);
  // The chosen vertex by its typed coordinates, in metres.
  await page.getByLabel('مختصات', { exact: true }).fill('۵۴۱۰۰۰، ۳۷۶۰۰۰۰');
  await page.keyboard.press('Enter');
  await until(async () => (await line(page))[1].join() === after[1].join(), false);
  await points(page, 4);
}

/** Draws an area that crosses itself, and is told where. */
async function crossed(page) {
  await page.locator('.place').getByRole('button', { name: 'نقطه‌ای به‌جای آن بنویس' }).click();
  await page.getByRole('button', { name: 'محدوده', exact: true }).click();
  const map = await atMap(page);
  await press(page, map, [0.4, 0.4], [0.6, 0.6], [0.6, 0.4], [0.4, 0.6]);
  await page.locator('.drawn .fault', { hasText: 'خودش را قطع می‌کند' }).waitFor();
  await page.getByText('کنار نشان سرخ').waitFor();
  await page.keyboard.press('Delete');
  await page.locator('.drawn .fault').waitFor({ state: 'detached' });
  await page.locator('.place .areas', { hasText: 'در این محدوده‌ها' }).waitFor();
}

/** Takes one area away by hand: from then on the map only proposes. */
async function areasByHand(page) {
  await isSaved(page);
  const [, ...chosen] = (await kept(page, 'areas')).split('\n');
  await page.locator('[data-place$="#areas"]').getByRole('button', { name: 'برداشتن' }).first().click();
  await until(() => kept(page, 'areas'), chosen.join('\n')); // the list is shorter, and the map where it will be
  await press(page, await atMap(page), [0.3, 0.65]);
  await page.locator('.place .areas', { hasText: 'پیشنهاد محدوده‌ها' }).waitFor();
  await isSaved(page);
  assert.deepEqual((await kept(page, 'areas')).split('\n').filter(Boolean), chosen);
}

/** Drops a file on the map, as a hand with a mouse does. */
const drop = (page, name, text) =>
  page.locator('.drawn').evaluate(
    (drawn, [name, text]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], name, { type: 'application/geo+json' }));
      drawn.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    },
    [name, text],
  );

/** Comes to the map by a key, goes to a place by its name, and takes a shape from a file. */
async function byFile(page) {
  await page.locator('[data-place$="#title"] input').focus();
  await page.keyboard.press('Alt+m');
  await page.waitForFunction(() => document.activeElement?.matches('.drawn canvas'));
  const seen = () => page.locator('.drawn > .map [data-view]').getAttribute('data-view');
  const before = await seen();
  const find = page.locator('.drawn').getByRole('combobox', { name: 'رفتن به محله، خیابان یا مکان' });
  await find.fill('فین');
  await page.getByRole('option').first().waitFor();
  await find.press('Enter');
  await until(async () => (await seen()) !== before, true);

  await drop(page, 'نامه.txt', 'سلام');
  await page.locator('.drawn .refused', { hasText: 'نه GeoJSON' }).waitFor();
  const coordinates = [
    [51.41, 33.98],
    [51.42, 33.99],
    [51.43, 33.98],
  ];
  const feature = { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates } };
  await drop(page, 'خط.geojson', JSON.stringify({ type: 'FeatureCollection', features: [feature] }));
  await points(page, 3);
  assert.deepEqual(await line(page), coordinates);
}

test('a line by mouse and by keys is kept point by point; a crossed area is told, a hand-set one never written over; a file is taken in', async () => {
  await story({}, async (visit) => {
    const { page } = visit;
    await enter(visit, CLERK);
    await draftOf(visit, 'kind=event');
    await byMouse(page);
    await byKeys(page);
    await crossed(page);
    await areasByHand(page);
    await byFile(page);
  });
});
