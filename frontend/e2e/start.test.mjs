// The first screen: what it asks for, and what it leaves until somebody needs it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, openPage, settled, startProgram } from './harness.mjs';

const demo = {};

before(async () => {
  demo.program = await startProgram('--demo');
  demo.browser = await launch();
});
after(async () => {
  await demo.browser?.close();
  await demo.program?.stop();
});

/** The files of the page's own that a page asks for from now on, by the beginning of their names. */
function filesOf(page) {
  const names = [];
  page.on('request', (request) => {
    const [, name] = /\/assets\/(.+)-.{8}\.(?:js|css|woff2)$/.exec(new URL(request.url()).pathname) ?? [];
    if (name) names.push(name);
  });
  return names;
}

test('the first screen asks for its own files, in few pieces, and runs nothing ahead', async () => {
  const { page, context, faults } = await openPage(demo.browser, demo.program);
  const names = filesOf(page);
  await page.reload();
  await settled(page);
  await page.waitForTimeout(2500); // what would be fetched ahead has been by then
  const scripts = names.filter((name, n) => names.indexOf(name) === n);
  assert.ok(scripts.includes('_words_fa'), `the words of the language that is shown: ${scripts}`);
  assert.ok(scripts.length <= 16, `in few pieces: ${scripts}`);
  for (const later of [
    '_words_en',
    'staff',
    'MapCanvas',
    'StaffGate',
    'maplibre-gl-worker',
    'DisplayDialog',
    'controls',
  ])
    assert.ok(!scripts.includes(later), `${later} waits until it is needed: ${scripts}`);
  assert.deepEqual(faults, []);
  await context.close();
});

test('the head stands before the page’s own script is read, as it was chosen, and the whole screen comes at once', async () => {
  for (const theme of ['light', 'dark']) {
    const { page, context } = await openPage(demo.browser, demo.program);
    await page.evaluate((theme) => localStorage.setItem('didban.settings', JSON.stringify({ theme })), theme);
    let release;
    const held = new Promise((done) => (release = done));
    await page.route(/\/assets\/start-/, async (route) => {
      await held;
      await route.continue();
    });
    await page.reload({ waitUntil: 'commit' });
    const head = await page.locator('.first').boundingBox();
    assert.equal(await page.locator('html').getAttribute('data-theme'), theme);
    await page.evaluate(() => {
      new MutationObserver(() => {
        if (!document.querySelector('.top')) return;
        requestAnimationFrame(() => (window.stood ??= document.querySelector('.hero') ? 'whole' : 'empty'));
      }).observe(document.body, { childList: true, subtree: true });
    });
    release();
    await page.locator('.hero').waitFor();
    assert.equal(await page.locator('.first').count(), 0);
    const bar = await page.locator('header').first().boundingBox();
    const sizes = ({ y, width, height }) => [y, width, height].map(Math.round);
    assert.deepEqual(sizes(head), sizes(bar), 'nothing moves');
    await page.waitForFunction(() => window.stood);
    assert.equal(await page.evaluate(() => window.stood), 'whole');
    await context.close();
  }
});

test('the other language is fetched when it is chosen, and no screen stands without its words', async () => {
  const { page, context, go } = await openPage(demo.browser, demo.program);
  await go('#/projects');
  let release;
  const held = new Promise((done) => (release = done));
  await page.route(/_words_en-/, async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole('button', { name: 'EN، نمایش به انگلیسی' }).click();
  await page.waitForTimeout(300);
  assert.equal(await page.locator('html').getAttribute('lang'), 'fa', 'Persian stands until English is here');
  assert.match(await page.locator('header nav').innerText(), /پروژه‌ها/);
  release();
  await page.getByRole('button', { name: 'فا, Show in Persian' }).waitFor();
  assert.match(await page.locator('header nav').innerText(), /Projects/);
  await context.close();
});

test('a language that can’t be had is told, and the page stays as it is', async () => {
  const { page, context } = await openPage(demo.browser, demo.program);
  await page.route(/_words_en-/, (route) => route.abort());
  await page.getByRole('button', { name: 'EN، نمایش به انگلیسی' }).click();
  await page.locator('.top [role="alert"], .top [role="status"]').first().waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), 'fa');
  assert.match(await page.locator('header nav').innerText(), /پروژه‌ها/);
  await context.close();
});

test('a dialog that can’t be fetched is told in its place', async () => {
  const { page, context } = await openPage(demo.browser, demo.program);
  await page.route(/DisplayDialog-.*js/, (route) => route.abort());
  await page.getByRole('button', { name: 'نمایش', exact: true }).click();
  await page.locator('.top [role="alert"], .top [role="status"]').first().waitFor();
  await context.close();
});

test('the staff find their words at the door, in both languages', async () => {
  for (const [lang, title] of [
    ['fa', 'کارگاه'],
    ['en', 'workshop'],
  ]) {
    const { page, context, go } = await openPage(demo.browser, demo.program, { lang });
    await go('#/signin');
    assert.match(await page.locator('main').innerText(), new RegExp(title));
    await context.close();
  }
});
