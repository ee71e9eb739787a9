// What people come for, from beginning to end, on the sample city.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, everything, onDemo, settled } from './harness.mjs';
import { pixel } from './on-map.mjs';

const story = onDemo();

test('a citizen finds a project by search and reads its page', async () => {
  await story({}, async ({ page }) => {
    assert.match(await page.locator('h1').innerText(), /کاشان/);
    const box = page.getByRole('main').getByRole('combobox');
    await box.fill('باغ فین');
    await box.press('Enter');
    await page.waitForURL(/#\/search\?q=/);
    await settled(page);
    assert.ok((await page.locator('main mark').count()) > 0, 'what was found is marked');
    await page.locator('main a[href*="#/project/"]').first().click();
    await page.waitForURL(/#\/project\//);
    await settled(page);
    assert.match(await page.getByRole('main').innerText(), /میلیارد تومان/);
  });
});

test('the suggestions are reached by keyboard alone', async () => {
  await story({}, async ({ page }) => {
    const box = page.getByRole('main').getByRole('combobox');
    await box.focus();
    await page.keyboard.type('بوستان', { delay: 20 });
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    assert.ok(await box.getAttribute('aria-activedescendant'));
    await page.keyboard.press('Enter');
    await page.waitForURL(/#\/(project|article|event|trustee|area|map|search)/);
  });
});

test('the list beside the map agrees with the map, whatever the filter', async () => {
  await story({}, async ({ page, go }) => {
    for (const statuses of [[], ['implementation'], ['completion', 'cancelled']]) {
      const view = await call(page, 'Map', 'Open', { ...everything, statuses });
      await go(`#/map${statuses.length ? `?status=${statuses.join(',')}` : ''}`);
      const rows = page.locator('main ul a[href*="#/project/"]');
      const listed = await rows.evaluateAll((links) => links.map((link) => link.hash.split('/')[2]));
      assert.deepEqual(
        listed,
        view.projects.slice(0, 50).map((project) => project.id),
      );
      assert.ok(view.projects.every((project) => !statuses.length || statuses.includes(project.status)));
    }
  });
});

test('a touch on the map opens the card of a project, the card its page', async () => {
  await story({ touch: true }, async ({ page, go }) => {
    const { projects } = await call(page, 'Map', 'Open', everything);
    const { alone, place } = await lonely(page, projects);
    const { area, domain, type, status } = alone;
    await go(`#/map?area=${area}&domain=${domain}&type=${type}&status=${status}`);
    await page.locator('.maplibregl-canvas').waitFor();
    const spot = await pixel(page, place);
    await page.touchscreen.tap(spot.x, spot.y);
    const card = page.getByRole('complementary').filter({ hasText: alone.title });
    await card.getByRole('link', { name: 'صفحهٔ پروژه' }).click();
    await page.waitForURL(new RegExp(`#/project/${alone.id}`));
  });
});

/** A project of one spot that no other project shares area, domain, type and status with, and the spot. */
async function lonely(page, projects) {
  for (const project of projects) {
    if (!project.area) continue;
    const view = await call(page, 'Map', 'Open', {
      ...everything,
      areas: [project.area],
      domains: [project.domain],
      types: [project.type],
      statuses: [project.status],
    });
    if (view.total !== 1 || view.located !== 1) continue;
    const { geometry } = await call(page, 'Projects', 'Open', project.id);
    const shape = JSON.parse(geometry);
    if (shape.type === 'Point') return { alone: project, place: shape.coordinates };
  }
  throw new Error('every project has a double');
}

test('a reader goes from the news to an article, to its project and back to the same place', async () => {
  await story({}, async ({ page, go }) => {
    const { articles } = await call(page, 'News', 'Open', {
      section: '',
      form: '',
      area: '',
      offset: 0,
      limit: 60,
    });
    let wanted;
    for (const article of articles) {
      const view = await call(page, 'News', 'Article', article.id);
      if (view.projects.length > 0) wanted ??= view;
    }
    await go(`#/article/${wanted.card.id}`);
    assert.match(await page.locator('h1').innerText(), new RegExp(wanted.card.title.slice(0, 10)));
    await page.locator(`main a[href*="#/project/${wanted.projects[0].id}"]`).first().click();
    await page.waitForURL(/#\/project\//);
    await settled(page);
    await page.goBack();
    await page.waitForURL(/#\/article\//);
    await settled(page);
    assert.match(await page.locator('h1').innerText(), new RegExp(wanted.card.title.slice(0, 10)));
  });
});

test('a citizen finds who answers for a neighbourhood', async () => {
  await story({ screen: 'kiosk', touch: true }, async ({ page, go }) => {
    await go('#/trustees');
    const { trustees } = await call(page, 'Trustees', 'Open', { area: '', text: '' });
    const words = await page.getByRole('main').innerText();
    assert.ok(trustees.length >= 20);
    assert.ok(words.includes(trustees[0].name) && words.includes(trustees[0].post));
  });
});

test('the language is switched where one stands, and kept', async () => {
  await story({}, async ({ page, go }) => {
    await go('#/projects');
    await page.getByRole('button', { name: 'نمایش به انگلیسی' }).click();
    await page.locator('html[lang="en"][dir="ltr"]').waitFor();
    assert.match(await page.locator('h1').innerText(), /Projects/);
    await page.reload();
    await settled(page);
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  });
});

test('the program says that its data is a demonstration', async () => {
  await story({}, async ({ page, go }) => {
    for (const hash of ['#/', '#/map', '#/projects', '#/news', '#/trustees', '#/about']) {
      await go(hash);
      assert.ok(await page.getByText('دادهٔ نمایشی').first().isVisible(), hash);
    }
  });
});

test('a keyboard alone walks through the program', async () => {
  await story({}, async ({ page }) => {
    await page.keyboard.press('Tab');
    assert.match(await page.evaluate(() => document.activeElement.className), /skip/);
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
    const link = page.getByRole('navigation').first().getByRole('link', { name: 'پروژه‌ها' });
    await link.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/#\/projects/);
    await settled(page);
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
  });
});
