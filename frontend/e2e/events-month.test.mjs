// The board of a month: an event of several days is one bar over the days of its weeks.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onDemo } from './harness.mjs';

const story = onDemo();
const course = '#/events?view=month&day=2026-12-05';
const name = '«شهر من»';

test('a course of 22 days is one bar a week, said once, and opens from each of its days', async () => {
  await story({}, async ({ page, go }) => {
    await go(course);
    const bars = page.locator('.lasting', { hasText: name });
    assert.equal(await bars.count(), 4);
    const covered = await bars.evaluateAll((all) => all.reduce((sum, bar) => sum + Number(bar.style.getPropertyValue('--days')), 0)); // prettier-ignore
    assert.equal(covered, 22);
    assert.equal(await page.locator('[role=gridcell] .entry', { hasText: name }).count(), 0);
    const days = page.getByRole('gridcell').getByRole('button');
    assert.equal(
      await days
        .filter({ hasText: name })
        .filter({ hasText: /از ۸ آذر ۱۴۰۵ تا ۲۹ آذر ۱۴۰۵/ })
        .count(),
      1,
    );
    const spoken = await page.locator('[role=gridcell] .sr-only').allInnerTexts();
    assert.equal(spoken.filter((text) => text.includes(name)).length, 1);

    // The bar lies over days of equal width, from the first to the last of its week.
    const box = await bars.nth(1).boundingBox();
    const week = await page.getByRole('row').nth(3).boundingBox();
    assert.ok(Math.abs(box.width - week.width) < 6, `${box.width} of ${week.width}`);
    // A touch on the bar is one on the day under it.
    await page.mouse.click(box.x + 20, box.y + box.height / 2);
    await page.getByRole('heading', { level: 2, name: 'جمعه ۲۰ آذر ۱۴۰۵' }).waitFor();
    await page.getByRole('link', { name: new RegExp(name) }).first().waitFor(); // prettier-ignore
  });
});

test('keys walk over its days, and a narrow window shows the bar without words', async () => {
  await story({ lang: 'en', screen: 'zoomed' }, async ({ page, go }) => {
    await go(course);
    const bar = page.locator('.board .lasting').first();
    assert.ok(await bar.isVisible());
    assert.equal(await bar.locator('span').isVisible(), false);
    await page.locator('[role=grid] [tabindex="0"]').focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('heading', { level: 2, name: /15 Azar 1405/ }).waitFor();
    await page.getByRole('link', { name: new RegExp(name) }).first().waitFor(); // prettier-ignore
  });
});
