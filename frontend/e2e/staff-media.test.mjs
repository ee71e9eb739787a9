// The pictures of a noun, many at once: what comes in, what does not, and what the public sees of them.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { onDemo, settled, temporaryFolder } from './harness.mjs';
import { box, CLERK, draftOf, enter, fill, isSaved, leave, PUBLISHER, publishByKeys } from './workshop.mjs';

const story = onDemo();

/** Files are picked from a disk, as a person picks them: 20 MB by another way take long to reach the browser. */
const desk = temporaryFolder();
after(() => desk.remove());
function file(name, content) {
  const path = join(desk.folder, name);
  writeFileSync(path, content);
  return path;
}

const city = new URL('../../backend/demo/city/media/', import.meta.url);
const jpeg = (name) => readFileSync(fileURLToPath(new URL(name, city)));

/** A photo as a camera writes it, with the day on which it was taken; and as heavy as it is told to be. */
function photo(source, taken, bytes = 0) {
  const tag = (id, kind, count, value) => {
    const b = Buffer.alloc(12);
    b.writeUInt16BE(id);
    b.writeUInt16BE(kind, 2);
    b.writeUInt32BE(count, 4);
    b.writeUInt32BE(value, 8);
    return b;
  };
  const tiff = Buffer.concat([
    Buffer.from('MM\0*\0\0\0\x08\0\x01', 'latin1'),
    tag(0x8769, 4, 1, 26),
    Buffer.alloc(4),
    Buffer.from([0, 1]),
    tag(0x9003, 2, 20, 44),
    Buffer.alloc(4),
    Buffer.from(`${taken} 16:20:00\0`),
  ]);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  const picture = jpeg(source);
  return Buffer.concat([
    picture.subarray(0, 2),
    head,
    body,
    picture.subarray(2),
    // What stands behind the end is bared away: the file is heavy, the picture is the same.
    Buffer.alloc(Math.max(0, bytes - picture.length)),
  ]);
}

const fresh = fileURLToPath(new URL('../../build/picture.png', import.meta.url));
const TITLE = 'نمایش عکس‌های میدان نمونه';

const board = (page) => page.locator('.board');
const uses = (page) =>
  page.locator('.tile input[type=radio]:checked').evaluateAll((all) => all.map(({ value }) => value));
const allIn = (page) =>
  page.waitForFunction(
    () =>
      document.querySelectorAll('.tile').length > 0 &&
      !document.querySelector('.intake li.waiting, .intake li.sending'),
  );

test('many pictures at once: one that is refused stops none, the same one is told, use and order go by keys', async () => {
  await story({}, async (visit) => {
    const { page, go } = visit;
    await enter(visit, CLERK);
    await draftOf(visit, 'kind=event');
    await fill(page, 'title', TITLE);
    await box(page, 'category').fill('فره');
    await page
      .getByRole('option', { name: /فرهنگی/ })
      .first()
      .click();
    await box(page, 'start').fill('۲۵ اسفند ۱۴۰۵');
    await page
      .locator('input[type=file]')
      .setInputFiles([
        fresh,
        file('صورت‌جلسه.txt', 'nothing'),
        file('سنگین.jpg', photo('article-01.jpg', '2026:05:17', 20_000_000)),
        file('again.jpg', jpeg('article-01.jpg')),
      ]);
    await allIn(page);
    const told = await page.locator('.intake li').allInnerTexts();
    const refused = visit.faults.splice(0);
    assert.ok(refused.length === 1 && /422/.test(refused[0]), 'the browser notes what the program refused');
    assert.equal(told.length, 3, 'a new one that is in needs no word');
    assert.match(told[0], /صورت‌جلسه\.txt[^]*پذیرفته نمی‌شود/);
    assert.match(told[1], /سنگین\.jpg[^]*پیش‌تر آمده است و همان به کار رفت: /);
    assert.match(told[2], /again\.jpg[^]*پیش‌تر در همین فهرست آمده است/);
    assert.deepEqual(await uses(page), ['cover', 'during']);

    const first = page.locator('.tile').first();
    await first.locator('input[type=radio]:checked').focus();
    await page.keyboard.press('Digit2');
    assert.deepEqual(await uses(page), ['before', 'during']);
    await page.keyboard.press('Alt+ArrowDown');
    assert.deepEqual(await uses(page), ['during', 'before']);
    await page.keyboard.press('Digit1');
    assert.deepEqual(await uses(page), ['during', 'cover'], 'the keys go on with the tile');

    const mine = page.locator('.tile').nth(1);
    await mine.locator('[data-place$="#alt"] input').fill('میدانی با درختان بلند');
    await mine.getByRole('button', { name: /نقطهٔ کانونی/ }).click();
    await page.locator('.stage img').waitFor();
    await page.locator('.stage').focus();
    for (let n = 0; n < 3; n++) await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('ArrowUp');
    await page.getByRole('status').getByText('۲۰٪ از چپ، ۴۹٪ از بالا').waitFor();
    await page.keyboard.press('Escape');
    await isSaved(page);
    await page.keyboard.press('Control+Enter');
    await page.getByLabel('سخنی با بررسی‌کننده').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('برای بررسی فرستاده شده است').waitFor();
    await leave(visit);
    await enter(visit, PUBLISHER);
    await page.getByRole('link', { name: TITLE }).first().click();
    await page.waitForURL(/#\/review\//);
    await page.getByText('۲۰٪ از چپ، ۴۹٪ از بالا').first().waitFor();
    await publishByKeys(page);
    await page.getByText('همه از همین حالا می‌بینند').waitFor();
    await leave(visit);
    await go('#/events');
    await page.getByRole('link', { name: TITLE }).first().click();
    await page.waitForURL(/#\/event\//);
    await settled(page);
    const cover = page.getByRole('img', { name: 'میدانی با درختان بلند' }).first();
    assert.match(await cover.evaluate((img) => getComputedStyle(img).objectPosition), /^20% 49%$/);
  });
});

test('the day that a camera wrote is offered, and never set by itself', async () => {
  await story({}, async (visit) => {
    const { page } = visit;
    await enter(visit, CLERK);
    await draftOf(visit, 'kind=event');
    // The last step of its first table of brightness another: a file that the city has not.
    const other = photo('article-02.jpg', '2026:05:17');
    other[other.indexOf(Buffer.from([0xff, 0xdb])) + 2 + 2 + 64] += 1;
    await page.locator('input[type=file]').setInputFiles([file('دوربین.jpg', other)]);
    await allIn(page);
    await page.getByText('دوربین می‌گوید: ۲۷ اردیبهشت ۱۴۰۵').waitFor();
    assert.equal(await box(page, 'taken').inputValue(), '');
    await page.getByRole('button', { name: 'همین روز را بگذار' }).click();
    await page.getByText('یکشنبه ۲۷ اردیبهشت ۱۴۰۵').waitFor();
    await page.getByText('دوربین می‌گوید').waitFor({ state: 'detached' });
    await isSaved(page);
    await board(page).locator('input[type=radio]').first().focus();
    await page.keyboard.press('Control+Delete');
    await page.locator('.tile').waitFor({ state: 'detached' });
    await leave(visit);
  });
});
