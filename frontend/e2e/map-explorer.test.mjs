// The map explored: shades, the city as it was, what lies near, places by name, and
// what a finger, a mouse and a keyboard reach.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, everything, onDemo, settled } from './harness.mjs';
import { pixel, where } from './on-map.mjs';

const story = onDemo();

const listed = (page) =>
  page
    .locator('main ul a[href*="#/project/"]')
    .evaluateAll((links) => links.map((link) => link.hash.split('/')[2]));
const ids = (view) => view.projects.slice(0, 50).map(({ id }) => id);
const hash = (page) => page.evaluate(() => decodeURIComponent(location.hash));

test('areas are shaded by a figure, told by a legend and a table, and stay in the address', async () => {
  await story({}, async ({ page, go }) => {
    await go('#/map?status=completion,maintenance');
    await page.locator('[aria-label^="رنگ محدوده‌ها:"]').click();
    await page.getByRole('option', { name: 'سهم پروژه‌های به‌موقع' }).click();
    await page.getByRole('button', { name: 'محله', exact: true }).click();
    await settled(page);
    assert.match(await hash(page), /status=completion,maintenance&shade=onTime&level=neighbourhood/);
    const view = await call(page, 'Map', 'Open', {
      ...everything,
      statuses: ['completion', 'maintenance'],
      level: 'neighbourhood',
    });
    const unknown = view.areas.filter(({ judged }) => judged === 0).length;
    assert.ok(unknown > 0 && unknown < view.areas.length, 'the sample has both');
    const legend = page.locator('details', { hasText: 'سهم پروژه‌های به‌موقع' }).first();
    const row = await legend.locator('li', { hasText: 'نامعلوم' }).innerText();
    assert.ok(row.includes(unknown.toLocaleString('fa-IR')), row);
    assert.doesNotMatch(await legend.innerText(), /[0-9]/, 'the figures are in Persian digits');
    await page.getByRole('button', { name: 'جدول رقم‌ها' }).click();
    const table = page.getByRole('dialog').getByRole('table');
    assert.equal(await table.locator('tbody tr').count(), view.areas.length);
    const last = await table.locator('tbody tr').last().locator('td').last().innerText();
    assert.equal(last, 'نامعلوم', 'what is unknown is not nought');
  });
});

test('the city as it was: map, list, counts and shades agree, today comes back', async () => {
  await story({}, async ({ page, go }) => {
    await go('#/map?shade=count');
    const today = await call(page, 'Map', 'Open', everything);
    const slider = page.getByRole('slider');
    assert.equal(await slider.getAttribute('aria-valuetext'), 'امروز');
    assert.ok((await slider.boundingBox()).height >= 44);
    await slider.focus();
    await page.keyboard.press('Home');
    await page.waitForFunction(() => /at=\d{4}-\d\d/.test(location.hash));
    assert.ok((await hash(page)).includes(`at=${today.first}`));
    for (let n = 0; n < 24; n++) await page.keyboard.press('ArrowLeft'); // onward, in a page from right to left
    await settled(page);
    await page.waitForFunction((first) => !location.hash.includes(first), today.first);
    await settled(page);
    const at = /at=(\d{4}-\d\d)/.exec(await hash(page))[1];
    const was = await call(page, 'Map', 'Open', { ...everything, at, level: 'region' });
    assert.ok(was.total > 0 && was.total < today.total, `${was.total} of ${today.total}`);
    assert.deepEqual(await listed(page), ids(was));
    const sum = await page.locator('main [role="status"] strong').first().innerText();
    assert.ok(sum.startsWith(was.total.toLocaleString('fa-IR')), sum);
    assert.ok(was.areas.reduce((all, { projects }) => all + projects, was.outside) >= was.total);
    const status = was.counts.find(({ facet }) => facet === 'status').options;
    assert.equal(
      status.reduce((all, { count }) => all + count, 0),
      was.total,
    );
    await page.getByRole('button', { name: 'ماه بعد' }).click();
    await settled(page);
    assert.ok(!(await hash(page)).includes(at), 'who wants no motion steps by hand');
    await page.getByRole('button', { name: 'بازگشت به امروز' }).click();
    await page.waitForFunction(() => !location.hash.includes('at='));
    await settled(page);
    assert.deepEqual(await listed(page), ids(today));
  });
});

test('near here: a touched spot orders the list by distance, in metres', async () => {
  await story({ screen: 'kiosk', touch: true }, async ({ page, go }) => {
    await go('#/map');
    await where(page);
    await page.getByRole('button', { name: 'نزدیک اینجا' }).tap();
    await page.getByText('روی جایی از نقشه بزنید.').waitFor();
    const canvas = await page.locator('.maplibregl-canvas').boundingBox();
    await page.touchscreen.tap(canvas.x + canvas.width / 2, canvas.y + canvas.height / 2);
    await page.waitForFunction(() => location.hash.includes('near='));
    await page.getByRole('button', { name: '۲٬۰۰۰ متر' }).tap();
    await settled(page);
    const near = /near=([^&]*)/.exec(await hash(page))[1];
    assert.match(near, /,2000$/);
    const view = await call(page, 'Map', 'Open', { ...everything, near });
    assert.ok(view.total > 1);
    assert.deepEqual(
      view.metres,
      view.metres.toSorted((a, b) => a - b),
    );
    assert.deepEqual(await listed(page), ids(view));
    const first = await page.locator('main ul a[href*="#/project/"]').first().innerText();
    const told = view.metres[0] === 0 ? 'همین‌جا' : `${view.metres[0].toLocaleString('fa-IR')} متر`;
    assert.ok(first.includes(told), first);
    await page.getByRole('button', { name: 'برداشتن دایره' }).tap();
    await page.waitForFunction(() => !location.hash.includes('near='));
  });
});

test('a place is found by name, in any spelling, and the map flies there', async () => {
  await story({}, async ({ page, go }) => {
    await go('#/map');
    const whole = await where(page);
    const box = page.getByRole('combobox', { name: 'یافتن جا روی نقشه' });
    await box.fill('باغ فين'); // with an Arabic ي
    await page
      .getByRole('option', { name: /باغ فین/ })
      .first()
      .waitFor();
    await page.keyboard.press('ArrowDown');
    assert.ok(await box.getAttribute('aria-activedescendant'));
    await page.keyboard.press('Enter');
    const there = await where(page, whole.text);
    const { places } = await call(page, 'Map', 'Gazetteer', { text: 'باغ فین', limit: 1 });
    assert.ok(there.zoom > whole.zoom);
    assert.ok(Math.abs(there.lon - places[0].lon) < 0.003 && Math.abs(there.lat - places[0].lat) < 0.003);
    assert.match(await hash(page), /near=[^&]*,500$/, 'a landmark opens the circle');
    await box.fill('قققق');
    await page.getByText('جایی به این نام در داده‌های شهر نیست.').waitFor();
    await box.fill('محلهٔ راوند');
    await page.getByRole('option').first().click();
    await page.waitForFunction(() => location.hash.includes('area='));
    assert.ok((await where(page, there.text)).zoom < there.zoom, 'an area narrows and is looked at whole');
  });
});

test('a filter leaves the map in its place; a selection out of sight is flown to', async () => {
  await story({}, async ({ page, go }) => {
    await go('#/map');
    const first = await where(page);
    await page.locator('.maplibregl-ctrl-zoom-in').click();
    const near = await where(page, first.text);
    await page.getByRole('button', { name: /^فیلترها/ }).click();
    await page.locator('.panel details').first().getByRole('checkbox').first().check();
    await settled(page);
    assert.equal((await where(page)).text, near.text);

    const [west, south, east, north] = (await call(page, 'Map', 'Open', everything)).bounds;
    await page.locator('.maplibregl-canvas').focus();
    while ((await where(page)).lon < east + (east - west))
      for (let n = 0; n < 5; n++) await page.keyboard.press('ArrowRight');
    await page.locator('.panel details').first().getByRole('checkbox').first().uncheck();
    await settled(page);
    const back = await where(page);
    assert.ok(back.lon > west && back.lon < east && back.lat > south && back.lat < north, back.text);
  });
});

test('a keyboard alone moves and zooms the map', async () => {
  await story({}, async ({ page, go }) => {
    await go('#/map');
    const start = await where(page);
    await page.locator('.maplibregl-canvas').focus();
    await page.keyboard.press('ArrowRight');
    const east = await where(page, start.text);
    assert.ok(east.lon > start.lon);
    await page.keyboard.press('+');
    const near = await where(page, east.text);
    assert.ok(near.zoom > east.zoom);
    assert.ok((await listed(page)).length > 0, 'what is on the map is in the list too');
  });
});

/** A line of a project with no other project near its beginning. */
async function aLine(page) {
  const { projects } = await call(page, 'Map', 'Open', everything);
  for (const { id, title } of projects) {
    const { geometry } = await call(page, 'Projects', 'Open', id);
    const shape = geometry && JSON.parse(geometry);
    if (shape?.type !== 'LineString' || shape.coordinates.length < 3) continue;
    const [lon, lat] = shape.coordinates[0];
    const around = await call(page, 'Map', 'Open', { ...everything, near: `${lon},${lat},300` });
    if (around.total === 1) return { id, title, shape };
  }
  throw new Error('no line lies alone');
}

test('a finger beside a line hits it, a mouse that far off does not', async () => {
  for (const touch of [true, false])
    await story({ touch }, async ({ page, go }) => {
      const { title, shape } = await aLine(page);
      const [a, b] = shape.coordinates;
      await go(`#/map?near=${a.join(',')},250`);
      await page.waitForTimeout(1000);
      // a quarter of the way along the first piece, 17 pixels to its side
      const [from, to] = [await pixel(page, a), await pixel(page, b)];
      const length = Math.hypot(to.x - from.x, to.y - from.y);
      const spot = {
        x: from.x + (to.x - from.x) / 4 - (17 * (to.y - from.y)) / length,
        y: from.y + (to.y - from.y) / 4 + (17 * (to.x - from.x)) / length,
      };
      const card = page
        .getByRole('complementary')
        .filter({ hasText: title })
        .filter({ hasText: 'صفحهٔ پروژه' });
      if (touch) {
        await page.touchscreen.tap(spot.x, spot.y);
        await card.waitFor();
        return;
      }
      await page.mouse.click(spot.x, spot.y);
      await page.waitForTimeout(500);
      assert.equal(await card.count(), 0);
      // the circle has moved there, and the map with it
      await page.keyboard.press('Escape');
      await settled(page);
      const [now, then] = [await pixel(page, a), await pixel(page, b)];
      await page.mouse.move(now.x + (then.x - now.x) / 4, now.y + (then.y - now.y) / 4);
      await page.locator('.hover', { hasText: title }).waitFor();
      await page.mouse.move(0, 0);
      await page.locator('.hover').waitFor({ state: 'detached' });
    });
});

test('a touched project is told as it was then', async () => {
  await story({}, async ({ page, go }) => {
    await go('#/map?at=1403-05');
    const was = await call(page, 'Map', 'Open', { ...everything, at: '1403-05' });
    for (const project of was.projects.slice(0, 5))
      assert.deepEqual(await call(page, 'Map', 'Card', { id: project.id, at: '1403-05' }), project);
    assert.match(await page.getByRole('main').innerText(), /شهر در پایان مرداد ۱۴۰۳/);
    assert.ok(was.undated > 0);
  });
});

test('a touch anywhere tells of the place by one call; a circle that stands moves', async () => {
  await story({}, async ({ page, go }) => {
    await go('#/map');
    const spot = [51.452, 33.9635];
    const told = await call(page, 'Map', 'Here', { lon: spot[0], lat: spot[1], at: '' });
    assert.ok(
      told.total > 0 && told.trustees.length > 0 && told.metres[0] > 150,
      JSON.stringify(told.metres),
    );
    const at = await pixel(page, spot);
    const asked = [];
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.startsWith('/call/')) asked.push(pathname.slice('/call/'.length));
    });
    await page.mouse.click(at.x, at.y);
    const card = page
      .getByRole('complementary')
      .filter({ has: page.getByRole('heading', { name: 'اینجا' }) });
    await card.getByText('چه کسی پاسخگوست؟').waitFor();
    assert.deepEqual(asked, ['Map/Here']);
    const words = await card.innerText();
    assert.ok(words.includes(`${told.total.toLocaleString('fa-IR')} پروژه در این محله`), words);
    for (const { title } of told.nearest) assert.ok(words.includes(title.slice(0, 12)), title);
    assert.ok(words.includes(told.trustees[0].name), words);
    assert.equal(
      await card.getByRole('link', { name: 'همهٔ این محله' }).getAttribute('href'),
      `#/area/${told.areas[0]}`,
    );

    await card.getByRole('button', { name: /تا ۵۰۰ متری اینجا/ }).click();
    await page.waitForFunction(() => /near=51\.45\d*,33\.96\d*,500/.test(decodeURIComponent(location.hash)));
    const first = await hash(page);
    await where(page);
    await page.keyboard.press('Escape');
    await card.waitFor({ state: 'detached' });
    const canvas = await page.locator('.maplibregl-canvas').boundingBox();
    await page.mouse.click(canvas.x + canvas.width / 3, canvas.y + canvas.height - 60);
    await page.waitForFunction((old) => decodeURIComponent(location.hash) !== old, first);
    assert.match(await hash(page), /near=[^&]*,500$/);

    await page.getByRole('button', { name: 'برداشتن دایره' }).click();
    await page.keyboard.press('Escape');
    await page.locator('.maplibregl-canvas').focus();
    await page.keyboard.press('Enter');
    // a project in the middle has its own card
    await page.getByRole('button', { name: 'بستن کارت' }).waitFor();
  });
});

test('the first view: whole below the tools, with landmarks, streets and an open legend', async () => {
  await story({}, async ({ page, go }) => {
    await go('#/map');
    await where(page);
    const names = JSON.parse(await page.locator('[data-names]').getAttribute('data-names'));
    assert.ok(names['landmark-label'] >= 10, JSON.stringify(names));
    assert.ok(names['street-label'] >= 5, JSON.stringify(names));
    const [west, south, east, north] = (await call(page, 'Map', 'Open', everything)).bounds;
    const [low, high] = [await pixel(page, [west, south]), await pixel(page, [east, north])];
    const canvas = await page.locator('.maplibregl-canvas').boundingBox();
    const tools = await page.locator('main .tools').boundingBox();
    assert.ok(high.y >= tools.y + tools.height, `${high.y} under ${tools.y + tools.height}`);
    assert.ok(low.y <= canvas.y + canvas.height && low.x >= canvas.x && high.x <= canvas.x + canvas.width);

    const legend = page.locator('details', { hasText: 'راهنمای نشان‌ها' });
    assert.ok(await legend.getByText('پایان‌یافته').isVisible(), 'it stands open at the first visit');
    await legend.locator('summary').click();
    await page.reload();
    await settled(page);
    assert.ok(!(await legend.getByText('پایان‌یافته').isVisible()), 'who folded it finds it folded');
  });
});

test('on a low screen half is map and no control lies on another', async () => {
  await story({ screen: 'zoomed' }, async ({ page, go }) => {
    await go('#/map');
    await where(page);
    const main = await page.locator('main').boundingBox();
    const canvas = await page.locator('.maplibregl-canvas').boundingBox();
    assert.ok(canvas.height >= 384 / 2, `${canvas.height}`);
    assert.ok(canvas.y + canvas.height <= main.y + main.height, 'all of it is in sight');
    const controls = page.locator(
      'main .tools > *:visible, .map > button, .maplibregl-ctrl-zoom-in, .maplibregl-ctrl-zoom-out',
    );
    const boxes = (await Promise.all((await controls.all()).map((one) => one.boundingBox()))).filter(
      (box) => box && box.width > 1,
    );
    assert.ok(boxes.length >= 6, `${boxes.length}`);
    for (const [n, a] of boxes.entries())
      for (const b of boxes.slice(n + 1))
        assert.ok(
          a.x + a.width <= b.x + 1 ||
            b.x + b.width <= a.x + 1 ||
            a.y + a.height <= b.y + 1 ||
            b.y + b.height <= a.y + 1,
          JSON.stringify([a, b]),
        );
  });
});
