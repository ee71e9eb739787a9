// «محلهٔ من»: chosen once, the ways into the screens carry it; it is seen on each of them, lifted by one touch, kept by
// a desktop and forgotten by a kiosk.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { chosen, launch, onDemo, settled, startProgram, told } from './harness.mjs';
import { agree, approved, latin, shown, spent, standingsOf, tomans, without } from './recount.mjs';
import { areas, projects } from './source.mjs';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const story = onDemo();
let kiosk;
let browser;
before(async () => {
  kiosk = await startProgram('--demo', '--kiosk');
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await kiosk?.stop();
});

const CODE = 'N-FINBOZORG';
const { name } = areas.find(({ code }) => code === CODE);
const own = projects.filter((project) => project.areas.has(CODE));
const bar = (page) => page.locator('.top').getByRole('group', { name: /این صفحه از کجا|What this screen/ });
const bannerOf = (page) => bar(page).innerText();

/** The way to a screen by the bar of the window. */
async function enter(page, screen) {
  await page.getByRole('navigation').locator(`a[href*="#/${screen}"]:visible`).first().click();
  await page.waitForURL(new RegExp(`#/${screen}`));
  await settled(page);
}

test('an area that was made one’s own comes first at home, with its own figures', async () => {
  await story({}, async ({ page, go }) => {
    await go(`#/area/${CODE}`);
    await page.getByRole('button', { name: 'اینجا محلهٔ من است' }).click();
    await go('#/');
    const block = page.locator('.mine');
    assert.match(
      await block.locator('h2').innerText(),
      new RegExp(`محلهٔ من: ${name.replace(/[()]/g, '\\$&')}`),
    );
    const before = await block.evaluate(
      (one) => one.compareDocumentPosition(document.querySelector('.figures')) & 4,
    );
    assert.ok(before, 'it stands before the figures of the city');
    const figures = without(await shown(page), (label) => /پروژهٔ |در سال/.test(label));
    agree(figures, 'my area at home', {
      'همهٔ پروژه‌ها': own.length,
      ...standingsOf(own),
      'اعتبار مصوب': tomans(approved(own)),
      هزینه‌شده: tomans(spent(own)),
    });
  });
});

test('the ways into the lists are narrowed in sight, and one touch tells of the whole city again', async () => {
  await story({}, async ({ page, go }) => {
    await chosen(page, { area: CODE });
    for (const screen of ['projects', 'map', 'transparency', 'trustees', 'events']) {
      await go('#/');
      await enter(page, screen);
      assert.match(page.url(), /[?&]area=/, screen);
      const buttons = bar(page).getByRole('button');
      assert.equal(await buttons.first().getAttribute('aria-pressed'), 'true', screen);
      await buttons.last().click();
      await settled(page);
      assert.doesNotMatch(page.url(), /[?&]area=/, screen);
      assert.equal(await buttons.last().getAttribute('aria-pressed'), 'true', screen);
    }
    await go('#/projects');
    assert.match(
      latin(await page.getByRole('main').innerText()),
      new RegExp(`^${projects.length} پروژه`, 'm'),
    );
    await bar(page).getByRole('button').first().click();
    await settled(page);
    assert.match(latin(await page.getByRole('main').innerText()), new RegExp(`^${own.length} پروژه`, 'm'));
  });
});

test('a link without an area shows the whole city to everybody; the search and the news ask first', async () => {
  await story({ lang: 'en', theme: 'dark' }, async ({ page, go }) => {
    await chosen(page, { area: CODE });
    for (const screen of ['projects?status=implementation', 'search?q=باغ', 'news']) {
      await go(`#/${screen}`);
      assert.doesNotMatch(page.url(), /area=/);
      assert.match(await bannerOf(page), /Whole city/);
      assert.equal(await bar(page).getByRole('button').last().getAttribute('aria-pressed'), 'true');
    }
    await bar(page).getByRole('button').first().click();
    await settled(page);
    assert.match(page.url(), /#\/news\?area=/);
    await go('#/project/KSH-1402-004');
    assert.equal(await bar(page).count(), 0, 'a page of one thing is of that thing');
  });
});

test('the finder at home takes the neighbourhood of a landmark, and the choice can be taken back', async () => {
  await story({}, async ({ page, go }) => {
    await go('#/');
    const ask = page
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: 'محلهٔ شما کجاست؟' }) });
    await ask.getByRole('button', { name: 'محله‌ام را پیدا کن' }).click();
    await ask.getByRole('combobox').first().fill('باغ فین');
    await page.getByRole('option').first().click();
    await page.locator('.mine').waitFor();
    assert.match(await page.locator('.mine h2').innerText(), /فین/);
    await page.getByRole('button', { name: 'اینجا محلهٔ من است' }).click();
    await page.locator('.mine').waitFor({ state: 'detached' });
    await page.reload();
    await settled(page);
    assert.equal(await page.locator('.mine').count(), 0, 'what was taken back stays so');
  });
});

test('a desktop keeps it, a kiosk that is left forgets it', async () => {
  const choice = { touch: true, screen: 'kiosk' };
  await told(browser, kiosk, choice, async ({ page, go }) => {
    await page.clock.install();
    await go(`#/area/${CODE}`);
    await page.getByRole('button', { name: 'اینجا محلهٔ من است' }).tap();
    await page.reload();
    await settled(page);
    await go('#/');
    assert.equal(await page.locator('.mine').count(), 1);
    await page.locator('h1').tap();
    const wiped = page.waitForEvent('load');
    await page.clock.fastForward(95_000);
    await page.clock.fastForward(25_000);
    await wiped;
    await settled(page);
    assert.equal(await page.locator('.mine').count(), 0);
    assert.equal(await page.locator('.tab-bar a[href*="area="]').count(), 0);
  });
});

test('nothing of it is wider than its screen, and axe finds nothing', async () => {
  for (const [screen, theme, text] of [
    ['desktop', 'dark', '1'],
    ['kiosk', 'contrast', '1'],
    ['zoomed', 'light', '1'],
    ['desktop', 'light', '5'],
  ])
    await story({ screen, theme }, async ({ page, go }) => {
      await chosen(page, { text });
      for (const area of ['', CODE]) {
        await chosen(page, { area });
        for (const hash of area ? ['#/', '#/projects', '#/search?q=باغ'] : ['#/']) {
          await go(hash);
          const wide = await page.evaluate(() => document.querySelector('main').scrollWidth - innerWidth);
          assert.ok(wide <= 0, `${hash} on ${screen} in ${text}: ${wide}`);
          if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(readFileSync(axe, 'utf8'));
          const { violations } = await page.evaluate(() =>
            window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'] }),
          );
          const found = violations.map(({ id, nodes }) => [id, nodes[0].target.join(' ')]);
          assert.deepEqual(found, [], `${hash} ${screen} ${theme} ${text}`);
        }
      }
    });
});
