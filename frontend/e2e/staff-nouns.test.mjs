// The nouns of the workshop, each from the window to the public: nobody sees it before it is published.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onDemo, settled } from './harness.mjs';
import { CLERK, enter, isSaved, leave, PUBLISHER } from './workshop.mjs';

const story = onDemo();

/** Begins a noun at the bench and leaves the cursor in its first field. */
async function begin({ page }, title) {
  await page.getByRole('link', { name: title, exact: true }).click();
  await page.waitForURL(/#\/draft\/[0-9a-f]{8}-/);
  await page.waitForFunction(() => document.activeElement?.closest('[data-form] [data-place]'));
}

/** Types into the field that has the cursor, and goes on to the next by Enter. */
async function line(page, text) {
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

/** Types the beginning of a choice and takes the first that is offered. */
async function choose(page, text, title) {
  await page.keyboard.type(text);
  await page.getByRole('option', { name: title }).first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

async function send(page) {
  await isSaved(page);
  await page.keyboard.press('Control+Enter');
  await page.getByLabel('سخنی با بررسی‌کننده').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText('برای بررسی فرستاده شده است').waitFor();
}

/** Publishes what waits under a title, once its review says some words. */
async function publish({ page }, title, words) {
  await page.getByRole('link', { name: title }).first().click();
  await page.waitForURL(/#\/review\//);
  for (const text of words) await page.getByRole('main').getByText(text).first().waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText('همه از همین حالا می‌بینند').waitFor();
}

/** The places that the finder of the map offers for some words. */
async function placesFound({ page, go }, text) {
  await go('#/map');
  const box = page.getByRole('combobox', { name: 'یافتن جا روی نقشه' });
  await box.fill(text);
  await page
    .getByRole('option')
    .or(page.getByText('جایی به این نام در داده‌های شهر نیست.'))
    .first()
    .waitFor();
  return page.getByRole('option').allInnerTexts();
}

test('a place is typed, sent and published; the map finds it then and not before', async () => {
  const name = 'میدان هفت‌پیکر';
  await story({}, async (visit) => {
    const { page } = visit;
    await enter(visit, CLERK);
    await begin(visit, 'مکان تازه');
    await line(page, name);
    await line(page, 'Haft Peykar Square');
    await choose(page, 'می', 'میدان');
    await line(page, '۳۳٫۹۸۵، ۵۱٫۴۱');
    await page.getByText('۳۳٫۹۸۵ شمالی، ۵۱٫۴۱ شرقی').waitFor();
    await send(page);
    await leave(visit);
    assert.deepEqual(await placesFound(visit, name), []);
  });
  await story({}, async (visit) => {
    await enter(visit, PUBLISHER);
    await publish(visit, name, ['Haft Peykar Square', /: میدان$/, '۳۳٫۹۸۵ شمالی']);
    await leave(visit);
    assert.match((await placesFound(visit, name)).join(), /میدان هفت‌پیکر/);
  });
});

test('an event is typed, sent and published; the calendar shows it then and not before', async () => {
  const title = 'شب بادگیرها در خانهٔ نمونه';
  const seen = async ({ page, go }) => {
    await go('#/events');
    return page.getByRole('main').getByText(title).count();
  };
  await story({}, async (visit) => {
    const { page } = visit;
    await enter(visit, CLERK);
    await begin(visit, 'رویداد تازه');
    await line(page, title);
    await choose(page, 'فره', /فرهنگی/);
    await page.keyboard.press('Enter'); // the code that is offered
    await page.keyboard.type('گشتی شبانه میان بادگیرها.');
    await page.keyboard.press('Tab');
    await line(page, '۲۵ اسفند ۱۴۰۵');
    await line(page, '۱۸:۳۰');
    await line(page, '۲۵ اسفند ۱۴۰۵');
    await line(page, '۲۱');
    await line(page, 'خانهٔ نمونه');
    await line(page, '۳۳٫۹۸۲، ۵۱٫۴۴');
    await choose(page, 'منطقه', /منطقه/);
    await page.keyboard.press('Alt+Digit4');
    await line(page, 'شهرداری');
    await line(page, 'همه');
    await line(page, '۱۲۰');
    await page
      .getByText(/۲۵ اسفند ۱۴۰۵، ۱۸:۳۰/)
      .first()
      .waitFor();
    await send(page);
    await leave(visit);
    assert.equal(await seen(visit), 0);
  });
  await story({}, async (visit) => {
    const { page } = visit;
    await enter(visit, PUBLISHER);
    await publish(visit, title, ['فرهنگی', '۱۸:۳۰', '۱۲۰', 'گشتی شبانه']);
    await leave(visit);
    assert.equal(await seen(visit), 1);
    await page.getByRole('link', { name: title }).first().click();
    await page.waitForURL(/#\/event\//);
    await settled(page);
    await page.getByText('گشتی شبانه میان بادگیرها.').waitFor();
  });
});
