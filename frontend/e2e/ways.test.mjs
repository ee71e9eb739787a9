// The ways by which people come to a project: by the map, by the list, by touch or keyboard alone;
// two years compared, printed, in the other language.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, everything, inLatin, onDemo, settled } from './harness.mjs';

const story = onDemo();
const count = async (page) => {
  const text = await page.locator('main [role=status] strong').first().innerText();
  return Number(inLatin(text).replace(/\D/g, ''));
};
const focused = (page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');

/** Presses Tab until what has the focus is wanted; fails where it never is. */
async function tabTo(page, wanted, most = 90) {
  for (let n = 0; n < most; n++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(wanted)) return;
  }
  throw new Error(`no Tab of ${most} led there; the last was «${await focused(page)}»`);
}

test('by the map: a filter beside it, a row of its list, the page, and back to the same map', async () => {
  await story({}, async ({ page, go }) => {
    await go('#/map?status=implementation');
    const view = await call(page, 'Map', 'Open', { ...everything, statuses: ['implementation'] });
    const rows = page.locator('main ul a[href*="#/project/"]');
    assert.equal(await rows.count(), Math.min(50, view.total));
    const name = view.projects[0].title;
    await rows.first().click();
    const card = page.getByRole('complementary').filter({ hasText: name });
    const onward = card.getByRole('link', { name: 'صفحهٔ پروژه' });
    if (!/#\/project\//.test(page.url())) await onward.click();
    await page.waitForURL(/#\/project\//);
    await settled(page);
    assert.ok((await page.locator('h1').innerText()).includes(name.slice(0, 12)));
    await page.goBack();
    await page.waitForURL(/#\/map\?.*status=implementation/);
    await settled(page);
    assert.equal(await rows.count(), Math.min(50, view.total));
  });
});

test('by the list: narrowed, sorted by its size, opened, and back to the same list', async () => {
  await story({}, async ({ page, go }) => {
    await go('#/projects');
    const box = page.getByRole('complementary').getByRole('checkbox');
    await box.first().check();
    await settled(page);
    const narrowed = await count(page);
    assert.ok(narrowed > 0);
    await page
      .getByRole('radio', { name: 'جدول' })
      .or(page.getByRole('tab', { name: 'جدول' }))
      .or(page.getByRole('button', { name: 'جدول' }))
      .first()
      .click();
    await settled(page);
    await page.getByRole('button', { name: /مرتب‌کردن بر پایهٔ مبلغ/ }).click();
    await settled(page);
    const first = page.locator('main tbody th a').first();
    const title = await first.innerText();
    const address = page.url();
    await first.click();
    await page.waitForURL(/#\/project\//);
    await settled(page);
    assert.ok((await page.locator('h1').innerText()).includes(title.slice(0, 12)));
    await page.goBack();
    await page.waitForURL(address);
    await settled(page);
    assert.equal(await count(page), narrowed);
  });
});

test('two years: the dashboard names both whole, each opens its own list', async () => {
  await story({}, async ({ page, go }) => {
    const board = await call(page, 'Transparency', 'Open', { area: '', year: 0 });
    const [newer, older] = board.years;
    await go(`#/transparency?year=${newer}`);
    const section = page.locator('section', { has: page.getByRole('heading', { name: 'سال به سال' }) });
    assert.match(await section.innerText(), /همهٔ سال‌ها/);
    for (const year of [newer, older]) {
      const bar = board.byYear.find(({ code }) => code === String(year));
      const link = section.locator(`a[href="#/projects?budget=${year}"]`);
      assert.match(inLatin(await link.innerText()), new RegExp(`\\b${bar.count} پروژه`));
      await link.click();
      await page.waitForURL(new RegExp(`budget=${year}`));
      await settled(page);
      assert.equal(await count(page), bar.count);
      await page.goBack();
      await settled(page);
    }
  });
});

test('by touch alone, at a kiosk: a screen, a filter, a project, a figure to the last rial', async () => {
  await story({ screen: 'kiosk', touch: true }, async ({ page }) => {
    await page.getByRole('navigation').last().getByRole('link', { name: 'پروژه‌ها' }).tap();
    await page.waitForURL(/#\/projects/);
    await settled(page);
    await page.getByRole('button', { name: /فیلتر/ }).tap();
    const dialog = page.getByRole('dialog');
    const option = dialog.locator('label:has(input[type=checkbox])', { hasText: 'در حال اجرا' }).first();
    const size = await option.boundingBox();
    assert.ok(size.height >= 44, `an option is ${size.height} high`);
    await option.tap();
    await dialog
      .getByRole('button', { name: /نمایش|پروژه/ })
      .last()
      .tap();
    await settled(page);
    const card = page.locator('main a[href*="#/project/"]').first();
    await card.tap();
    await page.waitForURL(/#\/project\//);
    await settled(page);
    const money = page.locator('main button.money').filter({ visible: true }).first();
    const short = inLatin(await money.innerText());
    await money.tap();
    assert.notEqual(inLatin(await money.innerText()), short);
    assert.match(inLatin(await money.innerText()), /\d{1,3}([,٬]\d{3}){2,}/);
  });
});

test('by keyboard alone: from the first screen to a project of the table and its printed sheet', async () => {
  await story({}, async ({ page }) => {
    await tabTo(page, () => document.activeElement?.matches('header a[href="#/projects"]') ?? false);
    await page.keyboard.press('Enter');
    await page.waitForURL(/#\/projects/);
    await settled(page);
    await tabTo(page, () => document.activeElement?.matches('main aside input[type=checkbox]') ?? false);
    await page.keyboard.press('Space');
    await settled(page);
    const narrowed = await count(page);
    const { total } = await call(page, 'Map', 'Open', everything);
    assert.ok(narrowed > 0 && narrowed < total, `${narrowed} of ${total}`);
    await tabTo(page, () => document.activeElement?.matches('main a[href*="#/project/"]') ?? false);
    await page.keyboard.press('Enter');
    await page.waitForURL(/#\/project\//);
    await settled(page);
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
    await page.emulateMedia({ media: 'print' });
    const pdf = await page.pdf({ format: 'A4' });
    assert.ok(pdf.length > 10_000 && pdf.subarray(0, 5).toString() === '%PDF-');
    assert.equal(await page.locator('header nav').first().isVisible(), false);
  });
});

test('the language is switched in the middle of a narrowed list, which stays as it is', async () => {
  await story({}, async ({ page, go }) => {
    await go('#/projects?flag=disclosure,price&view=table&sort=amount&descending=1');
    const before = await count(page);
    await page.getByRole('button', { name: 'نمایش به انگلیسی' }).click();
    await page.locator('html[lang="en"]').waitFor();
    await settled(page);
    assert.equal(await count(page), before);
    assert.match(page.url(), /flag=disclosure,price/);
    const chosen = await page.getByRole('group', { name: /chosen/i }).innerText();
    assert.match(chosen, /Missing disclosure[\s\S]*Price up by amendments|Price up[\s\S]*Missing disclosure/);
    assert.match(await page.locator('main table').innerText(), /rials/);
  });
});
