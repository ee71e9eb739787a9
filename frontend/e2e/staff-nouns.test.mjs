// The nouns of the workshop, each from the window to the public: nobody sees it before it is published.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { call, inLatin, onDemo, settled } from './harness.mjs';
import {
  ADMINISTRATOR,
  box,
  CLERK,
  draftOf,
  enter,
  fill,
  isSaved,
  leave,
  PUBLISHER,
  send,
  until,
  publishByKeys,
} from './workshop.mjs';

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

/** Publishes what waits under a title, once its review says some words. */
async function publish({ page }, title, words) {
  await page.getByRole('link', { name: title }).first().click();
  await page.waitForURL(/#\/review\//);
  for (const text of words) await page.getByRole('main').getByText(text).first().waitFor();
  await publishByKeys(page);
  await page.getByText('همه از همین حالا می‌بینند').waitFor();
}

const PLACE = 'میدان هفت‌پیکر';
const EVENT = 'شب بادگیرها در خانهٔ نمونه';

async function typePlace(page) {
  await line(page, PLACE);
  await line(page, 'Haft Peykar Square');
  await choose(page, 'می', 'میدان');
  await page.keyboard.press('Enter'); // the code that is offered
  await line(page, '۳۳٫۹۸۵، ۵۱٫۴۱');
  await page.locator('.echo', { hasText: '۳۳٫۹۸۵ شمالی، ۵۱٫۴۱ شرقی' }).waitFor();
}

async function typeEvent(page) {
  await line(page, EVENT);
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
}

/** What the public finds: the place by the gazetteer of the map, the event in the calendar. */
async function seen({ page, go }) {
  const { places } = await call(page, 'Map', 'Gazetteer', { text: PLACE, limit: 8 });
  await go('#/events');
  return {
    places: places.map(({ name }) => name),
    events: await page.getByRole('main').getByText(EVENT).count(),
  };
}

test('a place and an event are typed, sent and published; the public finds them then and not before', async () => {
  await story({}, async (visit) => {
    const { page, go } = visit;
    await enter(visit, CLERK);
    await begin(visit, 'مکان تازه');
    await typePlace(page);
    await send(page);
    await go('#/bench');
    await begin(visit, 'رویداد تازه');
    await typeEvent(page);
    await send(page);
    await leave(visit);
    assert.deepEqual(await seen(visit), { places: [], events: 0 });

    await enter(visit, PUBLISHER);
    await publish(visit, PLACE, ['Haft Peykar Square', /می‌شود:\s*میدان$/, '۳۳٫۹۸۵ شمالی']);
    await go('#/bench');
    await publish(visit, EVENT, ['فرهنگی', '۱۸:۳۰', '۱۲۰', 'گشتی شبانه']);
    await leave(visit);
    assert.deepEqual(await seen(visit), { places: [PLACE], events: 1 });
    await page.getByRole('link', { name: EVENT }).first().click();
    await page.waitForURL(/#\/event\//);
    await page.getByText('گشتی شبانه میان بادگیرها.').waitFor();
  });
});

/** A cell of a row of the list, the newest row where no other is named. */
const cell = (page, name) => page.locator(`td[data-place$=".${name}"]`).last();

/** What a clerk is offered for the domain of a new project, by a few letters. */
async function offeredDomains(visit, letters) {
  const { page } = visit;
  await enter(visit, CLERK);
  await draftOf(visit, 'kind=project');
  await box(page, 'domain').pressSequentially(letters);
  const option = page.getByRole('option', { name: 'شهر هوشمند' });
  await option.waitFor();
  await option.click();
  await until(() => box(page, 'domain').inputValue(), 'شهر هوشمند');
  await isSaved(page);
  await leave(visit);
}

test('a domain that the administrator makes is refused a faint colour, published, and offered in the sheet of a project', async () => {
  await story({}, async (visit) => {
    const { page, go } = visit;
    await enter(visit, ADMINISTRATOR);
    await go('#/terms');
    await page.getByRole('link', { name: /^ویرایش.*حوزه‌ها$/ }).click();
    await page.waitForURL(/#\/draft\/[0-9a-f]{8}-/);
    await cell(page, 'fa').click();
    for (const text of ['شهر هوشمند', 'Smart city', 'smart', '#ffee00', 'lightbulb']) {
      await page.keyboard.type(text);
      await page.keyboard.press('Tab');
    }
    await page
      .getByRole('complementary')
      .getByText(/تباین ۱ به ۱ است/)
      .waitFor();
    const line = page.getByRole('listitem').filter({ has: page.getByLabel('رنگ «شهر هوشمند»') });
    await line.getByRole('button', { name: /^گذاشتن/ }).click();
    await line.getByText(/؛ بس است$/).waitFor();
    await isSaved(page);
    await go(new URL(page.url()).hash.replace('draft', 'review'));
    await page.getByRole('main').getByText('شهر هوشمند').first().waitFor();
    await publishByKeys(page);
    await page.getByText('همه از همین حالا می‌بینند').waitFor();
    // every open page has it, without being opened anew
    await go('#/terms');
    await page.getByRole('article', { name: 'حوزه‌ها' }).getByText('شهر هوشمند').waitFor();
    const { terms } = await call(page, 'City', 'Boot');
    assert.deepEqual(terms.domains.at(-1).code, 'smart');
    await leave(visit);
    await offeredDomains(visit, 'هوش');
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

/** Gives the picture, waits until it is seen; gives the address of its small size. */
async function given(page, give) {
  const asked = page.waitForResponse(/\/media\/.*-320\.jpg$/);
  await give(page);
  await pictured(page);
  const answer = await asked;
  assert.equal(answer.status(), 200);
  return answer.url();
}

const pictured = (page) =>
  page.waitForFunction(() => document.querySelector('.picture img')?.naturalWidth > 0);

/** Takes a step back. */
const undo = (page) => page.getByRole('button', { name: /^برگرداندن/ }).click();
const gone = (page) => until(() => page.locator('.picture').count(), 0);

test('the photo of a person, picked, dropped or pasted: seen at once, by the staff alone, gone whole when undone', async () => {
  await story({}, async (visit) => {
    const { page, context } = visit;
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await enter(visit, CLERK);
    for (const give of Object.values(WAYS)) {
      await draftOf(visit, 'kind=person');
      await fill(page, 'name', 'مینا نمونه‌ای');
      const url = await given(page, give);
      assert.equal(
        (await page.request.get(url)).status(),
        404,
        'no drafted picture for who is not signed in',
      );
      await isSaved(page);
      await undo(page);
      await gone(page);
    }
    await page.getByRole('button', { name: /^دوباره/ }).click();
    await pictured(page);
    await fill(page, 'alt', 'زنی کنار پنجره');
    await isSaved(page);
    await undo(page);
    await until(() => box(page, 'alt').inputValue(), '');
    await undo(page);
    await gone(page);
    assert.equal(await page.getByRole('heading', { name: 'تصویر', exact: true }).count(), 0);
    await page.keyboard.press('Control+Enter');
    await page.getByLabel('سخنی با بررسی‌کننده').waitFor();
    assert.equal(await page.getByRole('dialog').getByText('تصویر', { exact: true }).count(), 0);
  });
});

/** The amounts of a column, from the top. */
const amounts = (page) =>
  page.locator('tbody .money button').evaluateAll((all) => all.map((one) => one.dataset.exact));

const rials = (text) => Number(inLatin(text).replace(/\D/g, ''));

test('a list is narrowed, sorted and kept under a name; it survives a reload and goes into a file', async () => {
  await story({}, async (visit) => {
    const { page, go } = visit;
    await enter(visit, PUBLISHER);
    await go('#/list/project');
    await page.getByRole('button', { name: 'فیلترها' }).click();
    const filters = page.getByRole('dialog', { name: 'فیلترها' });
    await filters.getByText('قلم ناگفته', { exact: true }).click();
    await filters.getByLabel('پیامد زیست‌محیطی').check();
    await filters.getByRole('button', { name: /^نمایش/ }).click();
    await page.waitForURL(/missing=environment/);
    await page.getByRole('button', { name: 'ستون‌ها' }).click();
    await page.getByLabel('هشدارها').check();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'مرتب‌کردن بر پایهٔ اعتبار مصوب' }).click();
    const head = page.getByRole('columnheader', { name: 'مرتب‌کردن بر پایهٔ اعتبار مصوب' });
    await until(() => head.getAttribute('aria-sort'), 'descending');
    await settled(page);
    const falling = (await amounts(page)).map(rials);
    assert.ok(falling.length > 2);
    assert.deepEqual(
      falling,
      falling.toSorted((a, b) => b - a),
    );

    await page.getByRole('button', { name: 'نماها' }).click();
    await page.getByLabel('نام نما').fill('بی‌پیامد');
    await page.getByLabel('همه ببینند').check();
    await page.keyboard.press('Enter');
    const view = page.getByRole('link', { name: 'بی‌پیامد' });
    await view.waitFor();
    await page.reload();
    await settled(page);
    await page.getByRole('button', { name: 'قلم ناگفته: پیامد زیست‌محیطی' }).waitFor();
    assert.deepEqual((await amounts(page)).map(rials), falling);
    await page.getByRole('columnheader', { name: /هشدارها/ }).waitFor();
    await leave(visit);

    // Another person has the shared view, with what it shows.
    await enter(visit, CLERK);
    await go('#/list/project');
    await view.click();
    await page.waitForURL(/missing=environment/);
    await settled(page);
    assert.deepEqual((await amounts(page)).map(rials), falling);
    await page.getByRole('button', { name: 'پرونده' }).click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /CSV/ }).click(),
    ]);
    assert.match(file.suggestedFilename(), /^list-project-.*\.csv$/);
    const [header, ...rows] = readFileSync(await file.path(), 'utf8')
      .trim()
      .split('\r\n');
    assert.match(header, /^\uFEFF?شناسه,عنوان,.*اعتبار مصوب.*هشدارها$/);
    assert.equal(rows.length, rials(await page.locator('.over [role=status]').innerText()));
    await page.keyboard.press('Escape');
    await leave(visit);
  });
});
