// Events and places as a finger meets them: several in one hall, long names, rows of suggestions, letters of the map.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { anyEvent, call, onDemo, runVerb, settled, startProgram, temporaryFolder } from './harness.mjs';

const story = onDemo();
const LONG = `${'همایش بررسی برنامهٔ پنج‌سالهٔ شهرداری با معتمدین محله‌ها، '.repeat(4)}(نشست دوم)`;

let hall;
let data;
before(async () => {
  data = temporaryFolder();
  const events = join(data.folder, 'events.csv');
  const row = (n, title, audience) =>
    `EV-${n},${title},cultural,2030-05-0${n} 17:00,2030-05-0${n} 19:00,تالار شهر,"${audience}",51.4368,33.9752`;
  writeFileSync(
    events,
    [
      'code,title,category,start,end,place,audience,lon,lat',
      row(1, 'نمایش یکم', ''),
      row(2, 'نمایش دوم', ''),
      row(3, `"${LONG}"`, 'همهٔ شهروندان منطقه‌های یک تا پنج، از هشت سال به بالا، همراه با خانواده‌های خود'),
    ].join('\n'),
  );
  const { code, text } = await runVerb('--data', data.folder, '--lang', 'en', 'import', events);
  assert.equal(code, 0, text);
  hall = await startProgram('--data', data.folder);
});
after(async () => {
  await hall?.stop();
  data?.remove();
});

const wide = (page) =>
  page.evaluate(() => {
    const main = document.querySelector('main');
    return Math.max(document.documentElement.scrollWidth - innerWidth, main.scrollWidth - main.clientWidth);
  });

test('each of several events in one hall can be touched on the map', async () => {
  await story(
    { touch: true, screen: 'kiosk' },
    async ({ page, go }) => {
      await go('#/events?view=map');
      const { events } = await call(page, 'Events', 'Open', anyEvent);
      const box = page.locator('[data-view]');
      await box.waitFor();
      const touched = new Set();
      const down = (at) => Math.log(Math.tan(Math.PI / 4 + (at * Math.PI) / 360)) / (2 * Math.PI);
      // They stand 45 metres and more around their hall; a touched crowd comes nearer first.
      for (let n = 0; n < events.length; n++) {
        const turn = n * Math.PI * (3 - Math.sqrt(5));
        const away = (45 * Math.sqrt(n)) / 111_320;
        const pin = { lon: 51.4368 + (Math.cos(turn) * away) / 0.8293, lat: 33.9752 + Math.sin(turn) * away };
        for (let tries = 0; tries < 12 && !touched.has(`event-${events[n].id}`); tries++) {
          await box.scrollIntoViewIfNeeded();
          const map = await box.boundingBox();
          const [lon, lat, zoom] = (await box.getAttribute('data-view')).split(' ').map(Number);
          const world = 512 * 2 ** zoom;
          await page.touchscreen.tap(
            map.x + map.width / 2 + ((pin.lon - lon) / 360) * world,
            map.y + map.height / 2 - (down(pin.lat) - down(lat)) * world,
          );
          await page.waitForTimeout(600);
          for (const one of await page.locator('li.chosen').all()) touched.add(await one.getAttribute('id'));
        }
      }
      assert.equal(touched.size, events.length, [...touched].join());
    },
    hall,
  );
});

test('long names stay within the page, in both languages', async () => {
  for (const lang of ['fa', 'en'])
    await story(
      { lang },
      async ({ page, go }) => {
        const { events } = await call(page, 'Events', 'Open', anyEvent);
        const long = events.find(({ title }) => title === LONG);
        for (const hash of [
          '#/events',
          `#/events?view=month&day=2030-05-03&audience=${encodeURIComponent(long.audience)}`,
          '#/events?view=map',
          `#/event/${long.id}`,
        ]) {
          await go(hash);
          assert.ok((await wide(page)) <= 0, `${lang} ${hash} is wider than the page`);
        }
        await go('#/events?view=month&day=2030-05-03');
        const entry = page.getByRole('gridcell').locator('.entry > span').first();
        assert.equal(await entry.evaluate((node) => getComputedStyle(node).direction), 'rtl');
      },
      hall,
    );
});

test('a day that is opened shows its events, one that keys walk over leaves the page where it is', async () => {
  await story(
    {},
    async ({ page, go }) => {
      await go('#/events?view=month&day=2030-05-04');
      const top = () => page.evaluate(() => document.querySelector('main').scrollTop);
      await page.getByRole('grid').locator('[tabindex="0"]').focus();
      const start = await top();
      await page.keyboard.press('ArrowRight');
      await page.waitForURL(/day=2030-05-03/);
      await settled(page);
      assert.equal(await top(), start);
      await page.keyboard.press('Enter');
      const card = page.locator('main section a[href^="#/event/"]').first();
      await page.waitForFunction(
        (node) => node.getBoundingClientRect().top < innerHeight,
        await card.elementHandle(),
      );
    },
    hall,
  );
});

test('what goes on now says so, and a telephone number is told in the digits of the page', async () => {
  await story({ lang: 'en' }, async ({ page, go }) => {
    const { trustees } = await call(page, 'Trustees', 'Open', { area: '', text: '' });
    const known = trustees.find(({ phone }) => phone);
    assert.match(known.phone, /^[0-9-]+$/);
    await go(`#/trustee/${known.id}`);
    assert.ok((await page.getByRole('main').innerText()).includes(known.phone));
    const { events } = await call(page, 'Events', 'Open', anyEvent);
    await go('#/events');
    assert.equal(await page.getByText('On now').count(), events.filter(({ on }) => on).length);
  });
});

test('a touched row of suggestions counts once: the map under it is left alone', async () => {
  await story({ touch: true, screen: 'kiosk' }, async ({ page, go }) => {
    await go('#/map');
    await page.locator('[data-view]').waitFor();
    await page.getByRole('button', { name: 'نزدیک اینجا' }).tap();
    const box = page.getByRole('combobox', { name: 'یافتن جا روی نقشه' });
    await box.fill('منطقهٔ ۱');
    const row = page.getByRole('option').first();
    await row.waitFor();
    await row.tap();
    await page.getByText('روی نقشه نشان داده شد').waitFor({ state: 'attached' });
    await page.waitForTimeout(500);
    assert.ok(!page.url().includes('near='), page.url());
    assert.equal(await box.inputValue(), 'منطقهٔ ۱');
  });
});

test('a row is meant that was seen when the touch began, however late it is heard', async () => {
  await story({ screen: 'kiosk' }, async ({ page, go }) => {
    await go('#/');
    const box = page.getByRole('main').getByRole('combobox');
    await box.fill('باغ');
    const rows = page.getByRole('main').getByRole('option');
    await rows.nth(1).waitFor();
    await page.waitForTimeout(300);
    const place = await rows.first().boundingBox();
    await page.mouse.move(place.x + 30, place.y + 10);
    const meant = await rows.first().innerText();
    // More letters are typed; the finger comes down before their rows have come.
    await page.keyboard.type(' ملی شهر');
    await page.mouse.down();
    await page.waitForTimeout(600);
    assert.equal(await rows.first().innerText(), meant, 'the rows stand still under a finger');
    assert.equal(new URL(page.url()).hash.replace('#/', ''), '', 'nothing counts yet');
    await page.mouse.up();
    await page.waitForFunction(() => location.hash.length > 3);
    await settled(page);
    const name = meant.split('\n')[0].trim();
    assert.ok((await page.getByRole('main').innerText()).includes(name), name);
  });
});

test('letters of the map are drawn alone, from left to right: no bracket is turned twice', async () => {
  await story({}, async ({ page, go }) => {
    await go('#/map');
    await page.locator('[data-view]').waitFor();
    /** The lean of a drawn bracket: its middle lies to the left of its ends where it opens to the right. */
    const lean = await page.evaluate(() => {
      const ink = new OffscreenCanvas(60, 60).getContext('2d');
      ink.font = '40px Vazirmatn';
      ink.fillText('(', 20, 45);
      const { data } = ink.getImageData(0, 0, 60, 60);
      const rows = [];
      for (let y = 0; y < 60; y++) {
        const xs = [];
        for (let x = 0; x < 60; x++) if (data[4 * (60 * y + x) + 3] > 128) xs.push(x);
        if (xs.length) rows.push(xs.reduce((a, b) => a + b) / xs.length);
      }
      return rows[Math.floor(rows.length / 2)] - rows[0];
    });
    assert.ok(lean < -0.5, `leans ${lean}`);
  });
});
