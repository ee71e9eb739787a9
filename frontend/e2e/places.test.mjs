// The city by its places and days: areas, events and those who answer for them.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  anyEvent,
  call,
  inLatin,
  onDemo,
  runVerb,
  settled,
  startProgram,
  temporaryFolder,
} from './harness.mjs';

const story = onDemo();

const areasOf = async (page) => (await call(page, 'City', 'Boot')).areas;
const words = (page) => page.getByRole('main').innerText();

/** Presses what a page offers to save and reads the file. */
async function saved(page, name) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name }).click(),
  ]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

test('a search for a neighbourhood opens its page, whose figures agree with the list', async () => {
  await story({}, async ({ page, go }) => {
    const area = (await areasOf(page)).find(({ rank }) => rank === 'neighbourhood');
    await go(`#/search?${new URLSearchParams({ q: area.name, kind: 'area' })}`);
    await page.locator(`main a[href="#/area/${area.id}"]`).first().click();
    await page.waitForURL(/#\/area\//);
    await settled(page);
    const view = await call(page, 'Areas', 'Open', area.id);
    assert.match(inLatin(await page.locator('h1').innerText()), new RegExp(inLatin(area.name)));
    await page
      .getByRole('link', { name: new RegExp(`همهٔ .* پروژه`) })
      .first()
      .click();
    await page.waitForURL(/#\/projects\?area=/);
    await settled(page);
    assert.match(inLatin(await words(page)), new RegExp(`${view.total} پروژه`));
  });
});

test('the map leads to the page of a chosen area, and the page up and down the areas', async () => {
  await story({}, async ({ page, go }) => {
    const areas = await areasOf(page);
    const region = areas.find(({ rank }) => rank === 'region');
    await go(`#/map?area=${region.id}`);
    await page.getByRole('link', { name: /صفحهٔ منطقه/ }).click();
    await page.waitForURL(new RegExp(`#/area/${region.id}`));
    await settled(page);
    const inner = areas.find(({ parent }) => parent === region.id);
    await page.locator(`main a[href="#/area/${inner.id}"]`).first().click();
    await page.waitForURL(new RegExp(`#/area/${inner.id}`));
    await settled(page);
    await page.locator(`main a[href="#/area/${region.id}"]`).first().click();
    await page.waitForURL(new RegExp(`#/area/${region.id}`));
  });
});

test('an area of which little is known shows no figure that nobody knows', async () => {
  const data = temporaryFolder();
  const areas = join(data.folder, 'areas.geojson');
  const projects = join(data.folder, 'projects.csv');
  const feature = {
    type: 'Feature',
    properties: { code: 'R9', rank: 'region', name: 'منطقهٔ ۹' },
    geometry: null,
  };
  writeFileSync(areas, JSON.stringify({ type: 'FeatureCollection', features: [feature] }));
  writeFileSync(
    projects,
    'code,title,domain,type,status,areas\nK-1,بوستان,green,construction,preparation,R9\n',
  );
  const { code, text } = await runVerb('--data', data.folder, '--lang', 'en', 'import', areas, projects);
  assert.equal(code, 0, text);
  const bare = await startProgram('--data', data.folder);
  try {
    await story(
      {},
      async ({ page, go }) => {
        const [area] = await areasOf(page);
        const view = await call(page, 'Areas', 'Open', area.id);
        assert.equal(view.money, undefined);
        assert.equal(view.unbudgeted, 1);
        await go(`#/area/${area.id}`);
        const said = await words(page);
        assert.match(said, /جمعیت\s+نامعلوم/);
        assert.match(said, /وسعت\s+نامعلوم/);
        assert.match(said, /هنوز رقم بودجه‌ای ثبت نشده/);
        assert.doesNotMatch(said, /undefined|NaN|null|[^۰-۹]۰ تومان/);
      },
      bare,
    );
  } finally {
    await bare.stop();
    data.remove();
  }
});

test('the map of trustees stands beside the directory; touching a pin shows who it is', async () => {
  await story({}, async ({ page, go }) => {
    const { pins, trustees } = await call(page, 'Trustees', 'Open', { area: '', text: '' });
    const [pin] = pins;
    await go('#/trustees');
    const box = page.locator('[data-view]');
    await box.waitFor();
    const map = await box.boundingBox();
    const directory = await page.getByRole('heading', { name: 'فهرست معتمدین' }).boundingBox();
    assert.ok(directory.x + directory.width <= map.x || directory.x >= map.x + map.width, 'side by side');
    assert.ok(map.y + map.height <= 768, 'the whole map is in sight');

    // Where several stand close, a touch comes nearer until the one stands alone.
    const down = (at) => Math.log(Math.tan(Math.PI / 4 + (at * Math.PI) / 360)) / (2 * Math.PI);
    for (let tries = 0; tries < 8 && !page.url().includes('person='); tries++) {
      const seen = await box.getAttribute('data-view');
      const [lon, lat, zoom] = seen.split(' ').map(Number);
      const world = 512 * 2 ** zoom;
      await page.mouse.click(
        map.x + map.width / 2 + ((pin.lon - lon) / 360) * world,
        map.y + map.height / 2 - (down(pin.lat) - down(lat)) * world,
      );
      await page.waitForFunction(
        ([node, before]) => location.hash.includes('person=') || node.dataset.view !== before,
        [await box.elementHandle(), seen],
      );
    }
    await page.waitForURL(new RegExp(`person=${pin.id}`));
    const name = trustees.find(({ id }) => id === pin.id).name;
    const card = page.locator('[aria-live] h3', { hasText: name });
    await card.waitFor();
    await page.waitForFunction(
      (node) => node.getBoundingClientRect().bottom <= innerHeight,
      await card.elementHandle(),
    );
  });
});

test('an area names the signs of warning of its projects, on screen and on paper', async () => {
  await story({}, async ({ page, go }) => {
    const area = (await areasOf(page)).find(({ rank }) => rank === 'region');
    const { flags } = await call(page, 'Areas', 'Open', area.id);
    assert.ok(flags.length > 1);
    await go(`#/area/${area.id}`);
    for (const { code, count, worst } of flags) {
      const link = page.locator(`main a[href*="flag=${code}"]`);
      assert.equal(await link.getAttribute('href'), `#/projects?area=${area.id}&flag=${code}`);
      assert.match(inLatin(await link.innerText()), new RegExp(`\\b${count} پروژه`));
      assert.equal((await page.locator(`main ol a[href="#/project/${worst[0].id}"]`).count()) > 0, true);
    }
    await page.emulateMedia({ media: 'print' });
    assert.ok(await page.getByRole('heading', { name: 'نشانه‌های هشدار' }).isVisible());
    assert.ok(await page.locator(`main ol a[href="#/project/${flags[0].worst[0].id}"]`).first().isVisible());
  });
});

test('the report of an area is printed on paper, without buttons, saying that it is a demonstration', async () => {
  await story({ theme: 'dark' }, async ({ page, go }) => {
    await go(`#/area/${(await areasOf(page))[0].id}`);
    await page.emulateMedia({ media: 'print' });
    assert.ok(await page.getByText('گزارش محدوده').isVisible());
    assert.ok(await page.getByRole('main').getByText('دادهٔ نمایشی').isVisible());
    assert.equal(await page.getByRole('button', { name: 'چاپ گزارش' }).isVisible(), false);
    assert.equal(
      await page.evaluate(() => getComputedStyle(document.body).backgroundColor),
      'rgb(255, 255, 255)',
    );
    const area = await call(page, 'Areas', 'Open', (await areasOf(page))[0].id);
    const rows = page.getByRole('region', { name: 'همهٔ پروژه‌های محدوده' }).locator('tbody tr');
    assert.equal(await rows.count(), area.total);
    assert.ok(await rows.last().isVisible());
    assert.equal(await page.locator('main img:visible').count(), 0, 'no picture that may not have come');
    const pdf = await page.pdf({ format: 'A4', printBackground: true });
    assert.ok((pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length >= 2);
  });
});

test('the month is walked by keyboard, from Saturday, and the address keeps it', async () => {
  await story({}, async ({ page, go }) => {
    const { events } = await call(page, 'Events', 'Open', anyEvent);
    const first = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Tehran' }).format(
      Math.max(...events.map(({ start }) => start)),
    );
    await go(`#/events?view=month&day=${first}`);
    assert.equal(await page.getByRole('columnheader').first().innerText(), 'شنبه');
    await page.getByRole('grid').locator('[tabindex="0"]').focus();
    assert.match(await page.evaluate(() => document.activeElement.textContent), /، از [۰-۹]+ .* تا /);
    await page.keyboard.press('ArrowLeft');
    await page.waitForURL((url) => /day=/.test(url.hash) && !url.hash.includes(first));
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(new RegExp(`day=${first}`));
    await settled(page);
    assert.ok(
      (await page.locator('main section a[href^="#/event/"]').count()) > 0,
      'the day lists its events',
    );
    const month = await page.getByRole('grid').getAttribute('aria-label');
    await page.keyboard.press('PageDown');
    await page.waitForFunction(
      (before) => document.querySelector('[role="grid"]').getAttribute('aria-label') !== before,
      month,
    );
    const next = await page.getByRole('grid').getAttribute('aria-label');
    await page.reload();
    await settled(page);
    assert.equal(await page.getByRole('grid').getAttribute('aria-label'), next);
  });
});

test('every filter of the events says how many it shows', async () => {
  await story({}, async ({ page, go }) => {
    const { categories, areas } = await call(page, 'Events', 'Open', { ...anyEvent, time: 'past' });
    for (const [name, option] of [
      ['category', categories[0]],
      ['area', areas[0]],
    ]) {
      await go(`#/events?time=past&${name}=${option.code}`);
      assert.equal(await page.locator('main li h3 a[href^="#/event/"]').count(), option.count);
    }
  });
});

test('an event is taken along as a calendar file and as a code', async () => {
  await story({}, async ({ page, go }) => {
    const { events } = await call(page, 'Events', 'Open', anyEvent);
    await go(`#/event/${events[0].id}`);
    assert.ok(await page.getByRole('img', { name: /رمزینه/ }).isVisible());
    const { name, text } = await saved(page, /ICS/);
    assert.match(name, /\.ics$/);
    assert.ok(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75));
    const lines = text.replaceAll('\r\n ', '').split('\r\n');
    assert.ok(lines.includes(`UID:${events[0].id}`));
    const start = new Date(events[0].start).toISOString().replace(/[-:]|\.\d+/g, '');
    assert.ok(lines.includes(`DTSTART:${start}`), text);
    assert.ok(lines.some((line) => line.startsWith('SUMMARY:')));
  });
});

test('a touch of the map tells who answers there; an area does the same by keyboard', async () => {
  await story({ touch: true, screen: 'kiosk' }, async ({ page, go }) => {
    await go('#/trustees');
    const canvas = page.locator('.maplibregl-canvas');
    await canvas.waitFor();
    await canvas.scrollIntoViewIfNeeded();
    const box = await canvas.boundingBox();
    for (let attempt = 0; attempt < 8 && !page.url().includes('spot='); attempt++) {
      // Where a pin stands, its person is told: the next touch goes a finger further.
      await page.touchscreen.tap(box.x + box.width / 2 - 24 * attempt, box.y + box.height / 2);
      await page.waitForTimeout(600);
    }
    const [lon, lat] = new URLSearchParams(page.url().split('?').at(-1)).get('spot').split(',').map(Number);
    const view = await call(page, 'Trustees', 'At', { lon, lat, area: '' });
    assert.ok(view.areas.length > 0 && view.trustees.length > 0, 'the middle of the city is answered for');
    await settled(page);
    const answer = page.locator('[aria-live="polite"]').filter({ hasText: view.trustees[0].name });
    assert.ok(await answer.isVisible());

    await go('#/trustees');
    const select = page.getByLabel(/محدوده/).first();
    await select.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/spot=/);
    await settled(page);
    const [region] = await areasOf(page);
    const named = await call(page, 'Trustees', 'At', { lon: 0, lat: 0, area: region.id });
    assert.ok((await words(page)).includes(named.trustees[0].name));
  });
});

test('a trustee has a page and an address card; an ended term is marked and not hidden', async () => {
  await story({}, async ({ page, go }) => {
    const { trustees } = await call(page, 'Trustees', 'Open', { area: '', text: '' });
    const known = trustees.find(({ phone, term }) => phone && term === 'running');
    await go('#/trustees');
    await page.locator(`main a[href="#/trustee/${known.id}"]`).first().click();
    await page.waitForURL(/#\/trustee\//);
    await settled(page);
    assert.ok((await words(page)).includes(known.post));
    const { name, text } = await saved(page, /vCard/);
    assert.match(name, /\.vcf$/);
    const lines = text.replaceAll('\r\n ', '').split('\r\n');
    assert.deepEqual(lines.slice(0, 3), ['BEGIN:VCARD', 'VERSION:4.0', `FN:${known.name}`]);
    assert.ok(lines.includes(`TEL;TYPE=work:${known.phone}`));

    const ended = trustees.find(({ term }) => term === 'over');
    await go('#/trustees');
    const card = page.getByRole('article').filter({ hasText: ended.name });
    assert.match(await card.first().innerText(), /دورهٔ پیشین/);
    await go(`#/trustee/${ended.id}`);
    assert.match(await words(page), /پایان یافته/);
    await go(`#/trustees?${new URLSearchParams({ text: 'شهردار منطقه' })}`);
    assert.ok((await page.getByRole('article').count()) >= 1);
  });
});

test('a unit tells who leads it and what it answers for, and its projects are those of the list', async () => {
  await story({}, async ({ page, go }) => {
    const { trustees } = await call(page, 'Trustees', 'Open', { area: '', text: '' });
    const { id, unitId, name } = trustees.find(({ post }) => post === 'شهردار منطقه');
    await go(`#/trustee/${id}`);
    await page.locator(`main a[href="#/unit/${unitId}"]`).first().click();
    await page.waitForURL(new RegExp(`#/unit/${unitId}`));
    await settled(page);
    const led = await call(page, 'Units', 'Open', unitId);
    assert.ok((await words(page)).includes(name));
    await page.locator(`main a[href="#/unit/${led.parent.id}"]`).click();
    await page.waitForURL(new RegExp(led.parent.id));
    await settled(page);
    const busy = await page.evaluate(() =>
      [...document.querySelectorAll('main a[href^="#/unit/"]')].map((link) => link.getAttribute('href')),
    );
    const all = await Promise.all(busy.map((hash) => call(page, 'Units', 'Open', hash.split('/').at(-1))));
    const fa = (n) => n.toLocaleString('fa-IR', { useGrouping: false });
    const unit = all.find(({ total, statuses }) => total > 1 && statuses.length > 1);
    await go(`#/unit/${unit.id}`);
    await page
      .getByRole('link', { name: new RegExp(fa(unit.total)) })
      .first()
      .click();
    await page.waitForURL(/#\/projects\?unit=/);
    await settled(page);
    assert.match(await words(page), new RegExp(`${fa(unit.total)} پروژه`));
    assert.ok((await words(page)).includes(unit.title));
  });
});

test('a kiosk offers the code alone', async () => {
  const data = temporaryFolder();
  const city = fileURLToPath(new URL('../../backend/demo/city', import.meta.url));
  const { code, text } = await runVerb('--data', data.folder, '--lang', 'en', 'import', city);
  assert.equal(code, 0, text);
  const kiosk = await startProgram('--data', data.folder, '--kiosk');
  try {
    await story(
      { screen: 'kiosk' },
      async ({ page, go }) => {
        const { trustees } = await call(page, 'Trustees', 'Open', { area: '', text: '' });
        await go(`#/trustee/${trustees[0].id}`);
        assert.ok(await page.getByRole('img', { name: /رمزینه/ }).isVisible());
        assert.equal(await page.getByRole('button', { name: /vCard/ }).count(), 0);
      },
      kiosk,
    );
  } finally {
    await kiosk.stop();
    data.remove();
  }
});

test('an empty city has no events and nobody who answers, and an unknown area is told plainly', async () => {
  const data = temporaryFolder();
  await runVerb('--data', data.folder, 'check');
  const empty = await startProgram('--data', data.folder);
  try {
    await story(
      {},
      async ({ page, go }) => {
        for (const hash of ['#/events', '#/events?view=month', '#/events?view=map', '#/trustees']) {
          await go(hash);
          const said = await words(page);
          assert.ok(said.trim().length > 10, `${hash} is blank`);
          assert.doesNotMatch(said, /undefined|NaN|null/);
        }
        await go('#/area/0192aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee');
        assert.match(await words(page), /پیدا نشد/);
      },
      empty,
    );
  } finally {
    await empty.stop();
    data.remove();
  }
});
