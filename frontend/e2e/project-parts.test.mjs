// The five parts of a project's page: a strip that follows the reader, folded contracts, the way to the top.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, onDemo, settled } from './harness.mjs';

const story = onDemo();
const PAGE = '#/project/KSH-1402-004';
const PARTS = ['خلاصه', 'پیشرفت', 'پول و قرارداد', 'سند و تاریخچه', 'همین‌جا و پاسخ‌گو'];

const strip = (page) => page.getByRole('navigation', { name: /در این صفحه|On this page/ });
const here = (page) => strip(page).locator('[aria-current="location"]').innerText();
const scrolled = (page) => page.locator('main').evaluate((main) => main.scrollTop);
/** How far the top of an element stands below the top of what is in sight. */
const below = (page, selector) =>
  page.locator(selector).evaluate((element) => element.getBoundingClientRect().top - element.closest('main').getBoundingClientRect().top); // prettier-ignore

test('a touch leads to each part, which stands below the strip and is marked in it', async () => {
  for (const screen of ['kiosk', 'desktop']) {
    await story({ touch: true, screen }, async ({ page, go }) => {
      await go(PAGE);
      assert.deepEqual(await strip(page).getByRole('button').allInnerTexts(), PARTS);
      assert.equal(await here(page), PARTS[0]);
      for (const [n, id] of ['summary', 'progress', 'money', 'record', 'here'].entries()) {
        await strip(page).getByRole('button', { name: PARTS[n] }).tap();
        await page.waitForFunction(
          (text) => document.querySelector('.page-parts [aria-current]')?.textContent === text,
          PARTS[n],
        );
        const place = await strip(page).boundingBox();
        const main = await page.locator('main').boundingBox();
        assert.ok(Math.abs(place.y - main.y) < 2 || n === 0, `${screen}: the strip stays at the top`);
        const top = await below(page, `#part-${id}`);
        assert.ok(top >= place.height - 1 && top < main.height / 2, `${screen}, ${id}: ${top}`);
      }
    });
  }
});

test('the strip follows the wheel, and the keyboard walks it', async () => {
  await story({}, async ({ page, go }) => {
    await go(PAGE);
    const seen = [];
    await page.mouse.move(600, 500);
    for (let n = 0; n < 60 && seen.at(-1) !== PARTS.at(-1); n++) {
      await page.mouse.wheel(0, 300);
      await page.evaluate(
        () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
      );
      const now = await here(page);
      if (seen.at(-1) !== now) seen.push(now);
    }
    assert.deepEqual(seen, PARTS);
    await go(PAGE);
    await strip(page).getByRole('button', { name: PARTS[2] }).focus();
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'part-money');
    await page.keyboard.press('Tab');
    assert.ok(await page.evaluate(() => document.activeElement.closest('#part-money') !== null));
    const focus = await page.evaluate(() => document.activeElement.getBoundingClientRect().top);
    const edge = await strip(page).boundingBox();
    assert.ok(focus >= edge.y + edge.height - 1, 'what has the focus is not under the strip');
  });
});

test('in a low window the strip goes along and runs over no edge', async () => {
  for (const lang of ['fa', 'en']) {
    await story({ screen: 'zoomed', lang }, async ({ page, go }) => {
      await go(PAGE);
      assert.equal(await strip(page).evaluate((nav) => getComputedStyle(nav).position), 'static');
      const wide = await page.locator('main').evaluate((main) => main.scrollWidth - main.clientWidth);
      assert.ok(wide <= 0, `${wide} px over the edge`);
    });
  }
});

test('a contract is one line with whom and how much; a touch opens it, a link to it too', async () => {
  await story({ touch: true, screen: 'kiosk' }, async ({ page, go }) => {
    const view = await call(page, 'Projects', 'Open', 'KSH-1402-004');
    await go(PAGE);
    const folds = page.locator('#contracts details.raised-l');
    assert.equal(await folds.count(), view.contracts.length);
    for (const [n, contract] of view.contracts.entries()) {
      const line = await folds.nth(n).locator('summary').first().innerText();
      assert.ok(line.includes(contract.contractor), line);
      assert.match(line, /مبلغ کنونی\s+[۰-۹٫]+ (میلیارد|میلیون) تومان\s+پرداخت‌شده\s+[۰-۹٫]+/);
      assert.ok(!(await folds.nth(n).getByText('برآورد اولیه').first().isVisible()));
    }
    assert.match(await folds.nth(2).locator('summary').first().innerText(), /افزایش/);
    await folds.nth(0).locator('summary').first().tap();
    assert.ok(await folds.nth(0).getByText('برآورد اولیه').first().isVisible());

    const { number } = view.contracts[1];
    await go(`#/project/${view.card.id}?contract=${encodeURIComponent(number)}`);
    await page.waitForFunction((id) => document.activeElement?.id === id, `contract-${number}`);
    assert.ok(await folds.nth(1).getByText('برآورد اولیه').first().isVisible());
    assert.ok(!(await folds.nth(0).getByText('برآورد اولیه').first().isVisible()));
    const top = await below(page, `[id="contract-${number}"]`);
    assert.ok(top >= (await strip(page).boundingBox()).height - 1 && top < 960, `at ${top}`);

    await page.emulateMedia({ media: 'print' });
    const paper = await page.locator('main').innerText();
    for (const contract of view.contracts)
      assert.ok(paper.includes(contract.contractor), contract.contractor);
  });
});

test('far down a long page a touch leads back to the top, and by the keyboard the focus comes along', async () => {
  await story({ touch: true, screen: 'kiosk' }, async ({ page, go }) => {
    await go(PAGE);
    const back = page.getByRole('button', { name: 'بازگشت به بالا' });
    assert.equal(await back.count(), 0);
    await strip(page).getByRole('button', { name: PARTS[4] }).tap();
    await back.tap();
    await page.waitForFunction(() => document.querySelector('main').scrollTop === 0);
    await back.waitFor({ state: 'detached' });
    assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H1');
    await go('#/projects');
    await page.locator('main').evaluate((main) => main.scrollTo(0, main.scrollHeight));
    await back.focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('main').scrollTop === 0);
    assert.equal(await scrolled(page), 0);
  });
});

test('in portrait the page is a third shorter, and hides no warning, no promise and no sum', async () => {
  await story({ touch: true, screen: 'kiosk' }, async ({ page, go }) => {
    const view = await call(page, 'Projects', 'Open', 'KSH-1402-004');
    await go(PAGE);
    const long = await page.locator('main').evaluate((main) => main.scrollHeight);
    assert.ok(long < 14_000, `${long} px`);
    const words = await page.locator('main').innerText();
    for (const told of [
      /نخستین وعده ۳۱ خرداد ۱۴۰۵ · [۰-۹]+ روز گذشته/,
      /اعتبار مصوب/,
      /هزینه‌شده/,
      /مبلغ قراردادها/,
    ])
      assert.match(words, told);
    const flags = page.locator('#flags summary');
    assert.equal(await flags.count(), view.flags.length);
    for (const flag of await flags.all()) assert.ok(await flag.isVisible());
    await page.getByText(view.unit.replace(/\d/g, ''), { exact: false }).first().waitFor();
    await settled(page);
  });
});
