// Drawing on the map: every point is kept as it is set, taken back one by one, and seen by the public once published.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onDemo, settled } from './harness.mjs';
import { box, CLERK, draftOf, EDITOR, enter, fill, isSaved, leave, PUBLISHER } from './workshop.mjs';

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

async function press(page, { x, y, width, height }, across, down) {
  await page.mouse.click(x + width * across, y + height * down);
}

/** The kept text of a field of the draft, as the program has it. */
const kept = (page, path) =>
  page.evaluate(async (path) => {
    const draft = location.hash.split('/')[2].split('?')[0];
    const view = await window.go.staff.Drafts.Open({ draft, kind: '', id: '', copy: '', page: '' });
    return view.sheets[0].fields.find((field) => field.path === path).text;
  }, path);
const points = async (page) => JSON.parse(await kept(page, 'geometry')).coordinates.length;

test('a line is drawn, left by Esc, taken back point by point, and is there after a restart', async () => {
  await story({}, async (visit) => {
    const { page } = visit;
    await enter(visit, CLERK);
    const hash = await draftOf(visit, 'kind=event');
    const map = await atMap(page);
    await page.getByRole('button', { name: 'خط', exact: true }).click();
    for (const [across, down] of [
      [0.42, 0.45],
      [0.5, 0.5],
      [0.55, 0.6],
      [0.6, 0.55],
    ])
      await press(page, map, across, down);
    await vertices(page, '۴');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'ادامهٔ ترسیم' }).waitFor();
    await isSaved(page);
    assert.equal(await points(page), 4);
    assert.match(await figures(page).innerText(), /درازا: [۰-۹٫]+ کیلومتر/);
    await page.locator('.place .areas', { hasText: 'در این محدوده‌ها' }).waitFor(); // set by the place
    const areas = await kept(page, 'areas');
    assert.notEqual(areas, '');

    await page.keyboard.press('Control+z');
    await vertices(page, '۳');
    assert.equal(await points(page), 3);
    await page.keyboard.press('Control+z');
    await vertices(page, '۲');
    await page.keyboard.press('Control+Shift+Z');
    await vertices(page, '۳');

    await page.reload();
    await settled(page);
    assert.equal(new URL(page.url()).hash.split('?')[0], hash.split('?')[0]);
    await atMap(page);
    await figures(page).waitFor();
    assert.equal(await points(page), 3);
  });
});

test('a crossed area is told with its place, and a hand-set area is never written over', async () => {
  await story({}, async (visit) => {
    const { page } = visit;
    await enter(visit, CLERK);
    await draftOf(visit, 'kind=event');
    const map = await atMap(page);
    await page.getByRole('button', { name: 'محدوده', exact: true }).click();
    for (const [across, down] of [
      [0.4, 0.4],
      [0.6, 0.6],
      [0.6, 0.4],
      [0.4, 0.6],
    ])
      await press(page, map, across, down);
    await page.locator('.drawn .fault', { hasText: 'خودش را قطع می‌کند' }).waitFor();
    await page.getByText('کنار نشان سرخ').waitFor();
    await page.keyboard.press('Delete');
    await page.locator('.drawn .fault').waitFor({ state: 'detached' });
    await page.locator('.place .areas', { hasText: 'در این محدوده‌ها' }).waitFor();

    // One area is taken away by hand: from now on the map only proposes.
    await isSaved(page);
    const [, ...chosen] = (await kept(page, 'areas')).split('\n');
    await page.locator('[data-place$="#areas"]').getByRole('button', { name: 'برداشتن' }).first().click();
    await mapOf(page).evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await press(page, await mapOf(page).boundingBox(), 0.3, 0.65);
    await page.locator('.place .areas', { hasText: 'پیشنهاد محدوده‌ها' }).waitFor();
    await isSaved(page);
    assert.deepEqual((await kept(page, 'areas')).split('\n'), chosen);
  });
});

test('a place is drawn by the keyboard alone, published, and found on the public map', async () => {
  const name = 'گذر هفت‌آسیاب';
  await story({}, async (visit) => {
    const { page } = visit;
    await enter(visit, CLERK);
    await draftOf(visit, 'kind=place');
    await fill(page, 'name', name);
    await box(page, 'sort').focus();
    await page.keyboard.type('معب');
    await page.getByRole('option', { name: 'معبر' }).first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await atMap(page);
    await page.getByRole('button', { name: 'خط', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.drawn canvas').focus();
    await page.keyboard.press('Enter');
    // The next point by its typed coordinates, in metres.
    await page.getByLabel('مختصات', { exact: true }).fill('۵۴۱۰۰۰، ۳۷۶۰۰۰۰');
    await page.keyboard.press('Enter');
    await vertices(page, '۲');
    await page.locator('.drawn canvas').focus();
    await page.keyboard.press('Escape');
    await page.keyboard.press('PageUp');
    const before = JSON.parse(await kept(page, 'geometry')).coordinates;
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Insert');
    await vertices(page, '۳');
    await isSaved(page);
    const after = JSON.parse(await kept(page, 'geometry')).coordinates;
    assert.equal(after.length, 3);
    assert.ok(after[0][0] > before[0][0], 'an arrow to the right moves to the east');
    assert.deepEqual(after[2], before[1]);
    await page.keyboard.press('Control+Enter');
    await page.getByLabel('سخنی با بررسی‌کننده').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('برای بررسی فرستاده شده است').waitFor();
    await leave(visit);
  });
  await story({}, async (visit) => {
    const { page, go } = visit;
    await enter(visit, PUBLISHER);
    await page.getByRole('link', { name }).first().click();
    await page.waitForURL(/#\/review\//);
    await page.getByRole('main').getByText('معبر').first().waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('همه از همین حالا می‌بینند').waitFor();
    await leave(visit);
    await go('#/map');
    await page.getByRole('combobox', { name: 'یافتن جا روی نقشه' }).fill(name);
    await page.getByRole('option', { name }).first().waitFor();
  });
});

test('an area’s border is held against its neighbours before it is sent', async () => {
  await story({}, async (visit) => {
    const { page, go } = visit;
    await enter(visit, EDITOR);
    await go('#/list/area');
    const id = await page.evaluate(async () => {
      const { areas } = await window.go.api.City.Boot();
      return areas.find(({ rank }) => rank === 'neighbourhood').id;
    });
    await draftOf(visit, `kind=area&id=${id}`);
    await atMap(page);
    await page.locator('.drawn canvas').focus();
    await page.keyboard.press('PageDown');
    for (let n = 0; n < 8; n++) await page.keyboard.press('Shift+ArrowLeft');
    await isSaved(page);
    await page.locator('.drawn ul[aria-label="یادآوری"] li').first().waitFor();
    await page.keyboard.press('Control+z');
  });
});
