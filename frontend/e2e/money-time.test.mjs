// Money and time: in English a month is a Jalali one, and the last figure of every amount is a
// touch away.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, chosen, everything, inLatin, onDemo } from './harness.mjs';

const story = onDemo();

test('in English a month is a Jalali one, and a calendar shows both', async () => {
  await story({ lang: 'en' }, async ({ page, go }) => {
    const board = await call(page, 'Transparency', 'Open', { area: '', year: 0 });
    await go('#/transparency');
    const words = await page.locator('main').innerText();
    const month = (iso) =>
      new Intl.DateTimeFormat('en-GB-u-ca-persian', { timeZone: 'UTC', month: 'long' }).format(
        Date.parse(iso),
      );
    for (const { first } of board.months) assert.ok(words.includes(month(first)), month(first));
    await go('#/search?q=آب&from=2025-10-04&to=2025-12-04');
    await page.locator('.range-trigger').first().click();
    const sheet = page.locator('.calendar-sheet');
    await sheet.getByRole('grid').waitFor();
    assert.match(await sheet.innerText(), /September – October 2025/);
    assert.match(
      (await sheet.locator('[role="gridcell"] button').first().getAttribute('aria-label')) ?? '',
      /^\w+day, 1 Mehr 1404 \(23\sSep\s2025\)$/,
    );
  });
});

/** Touches the middle of a thing, whatever lies over it. */
async function touch(page, thing) {
  await thing.scrollIntoViewIfNeeded();
  const box = await thing.boundingBox();
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
}

/** The whole number that a text begins with. */
const figure = (text) => Number(/^[\d.,]+/.exec(inLatin(text).replaceAll('٬', ','))[0].replaceAll(',', ''));

test('a touch on a bar tells its amount to the last figure, in the unit, and its name opens the list', async () => {
  await story({ lang: 'en', touch: true }, async ({ page, go }) => {
    const board = await call(page, 'Transparency', 'Open', { area: '', year: 0 });
    await chosen(page, { unit: 'toman' });
    await go('#/transparency');
    const largest = board.contractors[0];
    const bars = page.getByRole('list', { name: 'Largest contractors' });
    const bar = bars.locator('li').first().locator('.track');
    assert.equal(
      (await bars.locator('li').first().locator('.value button').innerText().then(figure)) < 1e6,
      true,
    );
    await touch(page, bar);
    const told = bars.locator('li').first().locator('.value button');
    assert.equal(figure(await told.innerText()), largest.value / 10);
    assert.match(await told.innerText(), /tomans/);
    assert.match(page.url(), /#\/transparency$/, 'a touch on a bar stays on the page');
    await chosen(page, { unit: 'rial' });
    assert.equal(figure(await told.innerText()), largest.value, 'what was told stays told in another unit');
    assert.match(await told.innerText(), /rials/);
    await bars.locator('li').first().getByRole('link').tap();
    await page.waitForURL(/contractor=/);
  });
});

test('the last figure is a key away in a card, in a row of the table and in the shades of the map', async () => {
  await story({ lang: 'en' }, async ({ page, go }) => {
    await chosen(page, { unit: 'toman' });
    const list = await call(page, 'Map', 'Open', everything);
    const exactly = async (where, rials) => {
      const button = where.locator('button.money').first();
      await button.focus();
      await page.keyboard.press('Enter');
      assert.equal(figure(await button.innerText()), rials / 10);
    };
    const known = list.projects.find((project) => project.approved > 0);
    await go('#/projects');
    await exactly(page.locator('main article.card', { hasText: known.title }), known.approved);
    await go('#/projects?view=table');
    const priced = list.projects.find((project) => project.amount > 0);
    await exactly(page.locator('main tbody tr', { hasText: priced.code }), priced.amount);
    assert.match(page.url(), /#\/projects/, 'nothing was opened');
    await go('#/map?shade=money&level=region');
    const shade = page.locator('details.panel button.money').first();
    await shade.waitFor();
    const short = await shade.innerText();
    await shade.focus();
    await page.keyboard.press('Enter');
    assert.notEqual(await shade.innerText(), short);
    assert.match(await shade.innerText(), /^[\d,]+ tomans( to [\d,]+ tomans)?/);
  });
});

test('on paper amounts are exact, and none is cut', async () => {
  await story({ lang: 'en' }, async ({ page, go }) => {
    const { projects } = await call(page, 'Map', 'Open', everything);
    const { area } = projects.toSorted((a, b) => b.approved - a.approved)[0];
    await go(`#/area/${area}`);
    const { money } = await call(page, 'Areas', 'Open', area);
    // the width of A4 within its margins, at 96 dots an inch
    await page.setViewportSize({ width: 660, height: 1000 });
    await page.emulateMedia({ media: 'print' });
    const sum = page.getByRole('row', { name: /^Sum/ }).locator('button.money').first();
    const printed = await sum.evaluate((one) => getComputedStyle(one, '::before').content);
    assert.equal(printed, `"${money.approved.toLocaleString('en')} rials"`);
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('main table')]
        .map((table) => table.parentElement)
        .filter((frame) => frame.scrollWidth > frame.clientWidth)
        .map((frame) => frame.innerText),
    );
    assert.deepEqual(cut, []);
  });
});
