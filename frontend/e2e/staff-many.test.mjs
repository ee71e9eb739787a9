// Work on many nouns at once, by keys alone: one change of twenty projects, tried, made, taken back and made again; a
// round of progress from the desk until it is sent.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onDemo } from './harness.mjs';
import { CLERK, enter, isSaved, until } from './workshop.mjs';

const story = onDemo();

const ask = (page, service, method, request) =>
  page.evaluate(([s, m, r]) => window.go.staff[s][m](r), [service, method, request]);

const shot = (page, name) =>
  process.env.SHOTS ? page.screenshot({ path: `${process.env.SHOTS}/${name}.png` }) : undefined;

/** Presses a key so many times. */
async function times(page, n, key) {
  for (let i = 0; i < n; i++) await page.keyboard.press(key);
}

/** Goes by Tab until an element has the focus. */
async function tabTo(page, target, most = 60) {
  await target.waitFor();
  for (let i = 0; i < most; i++) {
    if (await target.evaluate((element) => element.contains(document.activeElement)).catch(() => false))
      return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`${target} is not reached by Tab`);
}

test('twenty projects get another owner in one draft, one step takes all back, and a sheet opens alone', async () => {
  await story({}, async (visit) => {
    const { page, go } = visit;
    await enter(visit, CLERK);
    await go('#/list/project?sort=code');
    await page.locator('[data-choose]').first().waitFor();
    await page.locator('[data-choose]').first().focus();
    await page.keyboard.press('Space');
    await times(page, 19, 'Shift+ArrowDown');
    await page.getByText('۲۰ برگزیده').waitFor();
    await shot(page, 'list');
    await page.keyboard.press('Control+Enter');
    const field = page.getByRole('dialog').getByLabel(/^خانه/);
    await field.waitFor();
    await tabTo(page, field);
    await page.keyboard.press('Enter');
    await page.getByRole('option').first().waitFor();
    await times(page, 9, 'ArrowDown'); // the owner
    await page.keyboard.press('Enter');
    const value = page.locator('[data-place="bulk#owner"] input');
    await tabTo(page, value);
    await page.keyboard.type('سازمان نوسازی');
    await page.keyboard.press('Escape');
    await page.getByText('۲۰ مورد عوض می‌شود').waitFor();
    await shot(page, 'bulk');
    await page.keyboard.press('Control+Enter');

    await page.waitForURL(/#\/draft\/[0-9a-f]{8}-/);
    await page.getByText('۲۰ برگه در یک پیش‌نویس').waitFor();
    await shot(page, 'sheets');
    const draft = new URL(page.url()).hash.replace('#/draft/', '');
    const changed = async () =>
      (
        await ask(page, 'Drafts', 'Open', { draft, kind: '', id: '', copy: '', page: '', sheet: '' })
      ).sheets.filter(({ changes }) => changes.length).length;
    assert.equal(await changed(), 20);
    await page.keyboard.press('Control+Z');
    await until(changed, 0);
    await page.keyboard.press('Control+Shift+Z');
    await until(changed, 20);

    // one sheet at a time, and back by a key
    await page.locator('[data-sheet]').nth(1).focus();
    await page.keyboard.press('Enter');
    await page.getByText('برگهٔ ۲ از ۲۰').waitFor();
    await page.locator('[data-place$="#title"] input').waitFor();
    await shot(page, 'sheet');
    await page.keyboard.press('Alt+PageDown');
    await page.getByText('برگهٔ ۳ از ۲۰').waitFor();
    await page.keyboard.press('Alt+KeyT');
    await page.getByText('۲۰ برگه در یک پیش‌نویس').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog').getByText('سازمان نوسازی').first().waitFor();
    await shot(page, 'send');
    await page.getByLabel('سخنی با بررسی‌کننده').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('برای بررسی فرستاده شده است').waitFor();
  });
});

test('a round of progress goes from the desk until it is sent, and is found again in between', async () => {
  await story({}, async (visit) => {
    const { page, go } = visit;
    await enter(visit, CLERK);
    const door = page.getByRole('link', { name: 'پیشرفت این ماه' });
    await tabTo(page, door);
    await page.keyboard.press('Enter');
    await page.waitForURL(/#\/round\/progress/);
    await page.locator('td[role=gridcell] input').waitFor();
    await shot(page, 'round-empty');
    const rows = page.locator('tbody tr');
    const free = await rows.evaluateAll((all) => all.findIndex((row) => !row.classList.contains('fixed')));
    await times(page, free, 'ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.type('۳');
    await page.keyboard.press('Tab');
    await page.keyboard.type('۲');
    await page.keyboard.press('Tab');
    await page.keyboard.type('کارگاه از نو آغاز شد');
    await page.keyboard.press('Enter');
    await isSaved(page);
    await page.getByText('۱ مورد نوشته شده').waitFor();
    await shot(page, 'round');
    const written = () => rows.nth(free).locator('td[role=gridcell]').allInnerTexts();
    const [day, physical] = await written();
    assert.match(day, /۱۴/);
    assert.match(physical, /۳/);

    await go('#/bench');
    await page.getByText('پیشرفت این ماه').first().waitFor();
    await go('#/round/progress');
    await page.getByText('۱ مورد نوشته شده').waitFor();
    assert.match((await written())[2], /۲/);

    await page.keyboard.press('Control+Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('کارگاه از نو آغاز شد').first().waitFor();
    await shot(page, 'round-send');
    const reasons = dialog.locator('section textarea');
    for (let i = 0; i < (await reasons.count()); i++) await reasons.nth(i).fill('اندازه‌گیری تازه کمتر بود');
    await page.keyboard.press('Control+Enter');
    await page.getByText('فرستاده شد. آنچه از این پس').waitFor();
    await page.getByText('هنوز چیزی نوشته نشده').waitFor();
    await shot(page, 'round-sent');
  });
});
