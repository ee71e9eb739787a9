// The nouns of the workshop, each from the window to the public: nobody sees it before it is published.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { onDemo, settled } from './harness.mjs';
import { box, CLERK, draftOf, enter, fill, isSaved, leave, PUBLISHER } from './workshop.mjs';

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
    await page.keyboard.press('Enter'); // the code that is offered
    await line(page, '۳۳٫۹۸۵، ۵۱٫۴۱');
    await page.getByText('۳۳٫۹۸۵ شمالی، ۵۱٫۴۱ شرقی').waitFor();
    await send(page);
    await leave(visit);
    assert.deepEqual(await placesFound(visit, name), []);
  });
  await story({}, async (visit) => {
    await enter(visit, PUBLISHER);
    await publish(visit, name, ['Haft Peykar Square', /می‌شود:\s*میدان$/, '۳۳٫۹۸۵ شمالی']);
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

const portrait = fileURLToPath(new URL('../../build/picture.png', import.meta.url));
const encoded = readFileSync(portrait).toString('base64');

/** Runs in the page: drops a file of these bytes on the place for a picture. */
function dropFile(bytes) {
  const file = new File([Uint8Array.from(atob(bytes), (sign) => sign.charCodeAt(0))], 'چهره.png', {
    type: 'image/png',
  });
  const data = new DataTransfer();
  data.items.add(file);
  const place = document.querySelector('.drop');
  for (const type of ['dragover', 'drop'])
    place.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
}

/** Runs in the page: puts a picture of these bytes where it can be pasted from. */
async function copyPicture(bytes) {
  const blob = new Blob([Uint8Array.from(atob(bytes), (sign) => sign.charCodeAt(0))], { type: 'image/png' });
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
}

const WAYS = {
  pick: (page) => page.locator('input[type=file]').setInputFiles(portrait),
  drop: (page) => page.evaluate(dropFile, encoded),
  paste: async (page) => {
    await page.evaluate(copyPicture, encoded);
    await page.locator('.drop').click({ position: { x: 3, y: 3 } });
    await page.keyboard.press('Control+V');
  },
};

for (const [way, give] of Object.entries(WAYS)) {
  test(`the photo of a person, by ${way}: seen at once, by the staff alone, and gone whole when undone`, async () => {
    await story({}, async (visit) => {
      const { page, context } = visit;
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await enter(visit, CLERK);
      await draftOf(visit, 'kind=person');
      await fill(page, 'name', 'مینا نمونه‌ای');
      const asked = page.waitForResponse(/\/media\/.*-320\.jpg$/);
      await give(page);
      await page.waitForFunction(() => document.querySelector('.picture img')?.naturalWidth > 0);
      const { status, url } = await asked.then((answer) => ({ status: answer.status(), url: answer.url() }));
      assert.equal(status, 200);
      assert.equal(
        (await page.request.get(url)).status(),
        404,
        'who is not signed in gets no drafted picture',
      );
      await fill(page, 'alt', 'زنی کنار پنجره');
      await isSaved(page);
      await undo(page, () => box(page, 'alt').inputValue(), '');
      await undo(page, () => page.locator('.picture').count(), 0);
      assert.equal(await page.getByRole('heading', { name: 'تصویر', exact: true }).count(), 0);
      await page.keyboard.press('Control+Enter');
      await page.getByLabel('سخنی با بررسی‌کننده').waitFor();
      assert.equal(await page.getByRole('dialog').getByText('تصویر', { exact: true }).count(), 0);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: /^دوباره/ }).click();
      await page.waitForFunction(() => document.querySelector('.picture img')?.naturalWidth > 0);
      await leave(visit);
    });
  });
}

/** Takes a step back and waits until it is seen. */
async function undo(page, look, want) {
  await page.getByRole('button', { name: /^برگرداندن/ }).click();
  for (let n = 0; n < 100 && (await look()) !== want; n++) await page.waitForTimeout(50);
  assert.equal(await look(), want);
}
