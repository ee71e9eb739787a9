// What leaves شهرآن, and the sizes in which its pictures are loaded.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { call, onDemo, settled, startProgram, temporaryFolder } from './harness.mjs';

const story = onDemo();

async function downloaded(page, button) {
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}

test('a list loads small versions alone, and every picture has its words', async () => {
  await story({}, async ({ page }) => {
    const asked = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    for (const screen of ['#/news', '#/projects']) {
      await page.goto(new URL(screen, page.url()).href);
      await settled(page);
      await page.waitForFunction(() =>
        [...document.images].some((image) => image.complete && image.naturalWidth > 0),
      );
      assert.equal(await page.locator('img:not([alt])').count(), 0, screen);
      const silent = page.locator('main img[alt=""]');
      for (let n = 0; n < (await silent.count()); n++)
        assert.ok(
          await silent.nth(n).evaluate((image) => image.closest('button, a, li, article') !== null),
          screen,
        );
    }
    const pictures = asked.filter((path) => path.startsWith('/media/'));
    assert.ok(pictures.length > 3);
    assert.deepEqual(
      pictures.filter((path) => !/-(320|640|1280)\.jpg$/.test(path)),
      [],
    );
  });
});

test('a list loads no picture larger than it shows it, the second time either', async () => {
  for (const screen of ['desktop', 'kiosk'])
    await story({ screen }, async ({ page, go }) => {
      let looked = 0;
      for (const hash of ['#/', '#/news', '#/projects', '#/events', '#/']) {
        await go(hash);
        await page.waitForFunction(() => [...document.images].every((one) => one.complete || one.loading === 'lazy')); // prettier-ignore
        const lazy = await page.evaluate(() =>
          [...document.images]
            .filter((one) => one.loading === 'lazy' && one.naturalWidth > 0)
            .map((one) => [Number(/-(\d+)\.jpg$/.exec(one.currentSrc)[1]), one.clientWidth]),
        );
        looked += lazy.length;
        for (const [chosen, shown] of lazy) {
          const fit = [320, 640, 1280].find((width) => width >= shown);
          assert.equal(chosen, fit, `${screen} ${hash}: ${shown} px`);
        }
      }
      assert.ok(looked > 10, `${screen}: ${looked} pictures`);
    });
});

test('the news goes along as a feed of what is shown', async () => {
  for (const lang of ['fa', 'en'])
    await story({ lang }, async ({ page }) => {
      await page.goto(new URL('#/news', page.url()).href);
      await settled(page);
      const feed = await downloaded(page, page.getByRole('button', { name: 'RSS', exact: true }));
      assert.equal(feed.name, 'shahran-all.rss');
      assert.match(feed.text, /<rss version="2\.0"/);
      assert.match(feed.text, /urn:uuid:/);
    });
});

test('an article goes along as one page that loads nothing', async () => {
  await story({}, async ({ page }) => {
    const { articles } = await call(page, 'News', 'Open', {
      section: '',
      form: '',
      area: '',
      offset: 0,
      limit: 1,
    });
    await page.goto(new URL(`#/article/${articles[0].id}`, page.url()).href);
    await settled(page);
    const { text } = await downloaded(page, page.getByRole('button', { name: 'ذخیرهٔ این نوشته' }));
    const alone = await page.context().browser().newContext();
    const file = await alone.newPage();
    const asked = [];
    file.on('request', (request) => asked.push(request.url()));
    await file.setContent(text);
    assert.equal(await file.getByRole('heading', { level: 1 }).innerText(), articles[0].title);
    assert.deepEqual(
      asked.filter((url) => !url.startsWith('data:')),
      [],
    );
    await alone.close();
  });
});

test('a kiosk keeps its files', async () => {
  const { folder, remove } = temporaryFolder();
  const kiosk = await startProgram('--kiosk', '--data', folder);
  try {
    await story(
      { screen: 'kiosk', touch: true },
      async ({ page }) => {
        await page.goto(new URL('#/news', page.url()).href);
        await settled(page);
        assert.equal(await page.getByRole('button', { name: 'RSS', exact: true }).count(), 0);
      },
      kiosk,
    );
  } finally {
    await kiosk.stop();
    remove();
  }
});
