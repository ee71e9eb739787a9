// The staff: who signs in writes, what is typed is never lost, and what was not published is never seen.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launch, openPage, settled, startProgram, temporaryFolder, told } from './harness.mjs';
import {
  ADMINISTRATOR,
  box,
  CLERK,
  draftOf,
  EDITOR,
  enter,
  fill,
  isSaved,
  leave,
  PUBLISHER,
  publishByKeys,
} from './workshop.mjs';

const portrait = fileURLToPath(new URL('../../build/picture.png', import.meta.url));

let program;
let browser;

before(async () => {
  program = await startProgram('--demo');
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await program?.stop();
});

const story = (tell, where = program) => told(browser, where, {}, tell);

test('a clerk enters a trustee, the publisher returns and then publishes; the public sees it then', async () => {
  let address = '';
  await story(async (visit) => {
    const { page } = visit;
    await enter(visit, CLERK);
    address = await draftOf(visit, 'kind=trustee');
    await page.getByRole('button', { name: 'تازه' }).first().click();
    await fill(page, 'name', 'مریم نمونه‌ای');
    await page.locator('input[type=file]').setInputFiles(portrait);
    await fill(page, 'alt', 'زنی کنار در چوبی خانه‌ای قدیمی');
    await box(page, 'post').click();
    await page.keyboard.type('معتمد');
    await page.getByRole('option').first().click();
    await fill(page, 'start', '۱ فروردین ۱۴۰۵');
    await fill(page, 'end', '۱۴۰۵/۱۳/۴۰');
    await page
      .getByText(/در تقویم نیست/)
      .first()
      .waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('۱ ایراد مانده است').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('F8');
    assert.match(
      await page.evaluate(() => document.activeElement.closest('[data-place]').dataset.place),
      /#end$/,
    );
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Enter');
    await isSaved(page);
    await page.keyboard.press('Control+Enter');
    await page.getByLabel('سخنی با بررسی‌کننده').fill('لطفاً بررسی شود');
    await page.keyboard.press('Control+Enter');
    await page.getByText('برای بررسی فرستاده شده است').waitFor();
    await leave(visit);
  });
  await story(async ({ page, go }) => {
    await go('#/trustees');
    assert.equal(await page.getByText('مریم نمونه‌ای').count(), 0, 'nobody sees it before');
  });
  await story(async (visit) => {
    const { page, go } = visit;
    await enter(visit, PUBLISHER);
    await page.getByRole('link', { name: /مریم نمونه‌ای/ }).click();
    await page.getByText('لطفاً بررسی شود').waitFor();
    // The bench shows the word too: the key is for the screen of the review.
    await page.getByRole('button', { name: /^بازگرداندن/ }).waitFor();
    await page.keyboard.press('Control+Backspace');
    await page.getByLabel('چه باید تغییر کند؟').fill('تلفن را بنویسید');
    await page.keyboard.press('Control+Enter');
    await page.getByText('بازگردانده شد').waitFor();
    await leave(visit);
    await enter(visit, CLERK);
    await page.getByText('تلفن را بنویسید').waitFor();
    await go(address);
    await fill(page, 'phone', '۰۳۱۵۵۰۰۱۲۳۴');
    await isSaved(page);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'فرستادن برای بررسی' }).click();
    await page.getByText('برای بررسی فرستاده شده است').waitFor();
    await leave(visit);
    await enter(visit, PUBLISHER);
    await go(address.replace('draft', 'review'));
    await publishByKeys(page);
    await page.getByText('همه از همین حالا می‌بینند').waitFor();
    await go(address);
    await page.getByRole('button', { name: 'باز کردن برای اصلاح' }).click();
    await page.waitForURL(({ hash }) => hash !== address && /#\/draft\/[0-9a-f]{8}-/.test(hash));
    assert.equal(await box(page, 'phone').inputValue(), '۰۳۱-۵۵۰۰۱۲۳۴', 'the base is what is public now');
    await leave(visit);
    await go('#/trustees');
    await page.getByText('مریم نمونه‌ای').first().waitFor();
  });
});

test('a lock in mid-word covers all, and the word is there afterwards', async () => {
  await story(async (visit) => {
    const { page } = visit;
    await enter(visit, CLERK);
    await draftOf(visit, 'kind=place');
    await page.keyboard.type('میدان نیمه');
    await page.getByRole('button', { name: 'قفل‌کردن' }).click();
    await page.getByRole('heading', { name: 'قفل است' }).waitFor();
    assert.equal(await page.title(), '');
    assert.equal(await box(page, 'name').isVisible(), false);
    await page.keyboard.type('کاره');
    await page.getByRole('button', { name: 'بازکردن' }).click();
    await box(page, 'name').waitFor();
    assert.equal(await box(page, 'name').inputValue(), 'میدان نیمه');
    await isSaved(page);
    await leave(visit);
  });
});

test('a draft is taken over, and its writer is told and keeps the words', async () => {
  const clerk = await openPage(browser, program);
  await enter(clerk, CLERK);
  const address = await draftOf(clerk, 'kind=place');
  await clerk.page.keyboard.type('پارک نخست');
  await isSaved(clerk.page);
  await story(async (editor) => {
    await enter(editor, EDITOR);
    await editor.go(address);
    await editor.page.getByText(/در دست سارا کریمی است/).waitFor();
    assert.equal(await box(editor.page, 'name').inputValue(), 'پارک نخست');
    assert.equal(await box(editor.page, 'name').isEditable(), false);
    await editor.page.getByRole('button', { name: 'به دست گرفتن' }).click();
    await editor.page.waitForFunction(() => !document.querySelector('[data-place$="#name"] input').readOnly);
    await leave(editor);
  });
  await clerk.page.getByText(/در دست حسین امینی است/).waitFor();
  assert.equal(await box(clerk.page, 'name').inputValue(), 'پارک نخست');
  assert.deepEqual(clerk.faults, []);
  await clerk.context.close();
});

test('the first administrator comes by the code in the folder; a program that dies in mid-word loses none', async () => {
  const { folder, remove } = temporaryFolder();
  let alive = await startProgram('--data', folder);
  const { page, context, go } = await openPage(browser, alive);
  const password = 'گل‌محمدی در قمصر';
  try {
    await go('#/signin');
    await page.getByRole('heading', { name: 'راه‌اندازی کارگاه' }).waitFor();
    const code = /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/.exec(
      readFileSync(join(folder, 'first-administrator.txt'), 'utf8'),
    )[0];
    await page.getByLabel('کد یک‌بارمصرف').fill(code);
    await page.getByLabel('نام و نام خانوادگی شما').fill('علی نمونه');
    await page.getByLabel('نام ورود').fill('ali');
    await page.getByLabel('گذرواژه', { exact: true }).fill(password);
    await page.getByLabel('تکرار گذرواژه').fill(password);
    await page.keyboard.press('Enter');
    await page.waitForURL(/#\/bench/);
    const address = await draftOf({ page, go }, 'kind=place');
    await page.keyboard.type('پل');
    await isSaved(page);
    await alive.kill();
    await page.keyboard.type(' شکسته');
    await page.getByText('برنامه پاسخ نمی‌دهد').waitFor();
    await page.getByRole('button', { name: 'رونوشت در پرونده' }).waitFor();
    const port = new URL(page.url()).port;
    alive = await startProgram('--data', folder, '--port', port);
    await page.goto(alive.address);
    await settled(page);
    await page.goto(`${alive.origin}/${address}`);
    await page.getByLabel('نام ورود').fill('ali');
    await page.getByLabel('گذرواژه', { exact: true }).fill(password);
    await page.keyboard.press('Enter');
    await box(page, 'name').waitFor();
    assert.equal(await box(page, 'name').inputValue(), 'پل شکسته');
    assert.equal(await page.evaluate(() => Object.keys(localStorage).some((key) => /tail/.test(key))), false);
  } finally {
    await context.close();
    await alive.stop();
    remove();
  }
});

test('an administrator sees who did what, walks both chains, and takes them as a file', async () => {
  await story(async (visit) => {
    const { page, go } = visit;
    await enter(visit, ADMINISTRATOR);
    await go('#/audit');
    await page
      .getByRole('row', { name: /علی کاشانی.*وارد شد/ })
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'زنجیره را بیازما' }).click();
    await page.getByText(/انتشارها: هر .* حلقه درست است/).waitFor();
    await page.getByText(/دسترسی‌ها: هر .* حلقه درست است/).waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /گرفتن پرونده/ }).click(),
    ]);
    assert.match(readFileSync(await file.path(), 'utf8'), /"chain":"access".*"what":"exported"/);
    await page
      .getByRole('button', { name: /^تفاوت/ })
      .first()
      .click();
    await page.getByRole('dialog').locator('dl').first().waitFor();
    await page.keyboard.press('Escape');
    await leave(visit);
  });
});

test('a kiosk has no door for the staff, and refuses every call', async () => {
  const kiosk = await startProgram('--demo', '--kiosk');
  try {
    await told(browser, kiosk, { screen: 'kiosk' }, async ({ page, go }) => {
      assert.equal(await page.locator('a[href="#/signin"], a[href="#/bench"]').count(), 0);
      for (const hash of ['#/signin', '#/bench', '#/list/place', '#/users']) {
        await go(hash);
        await page.getByText('صفحه پیدا نشد').first().waitFor();
      }
      const refused = await page.evaluate(() =>
        Promise.all([
          window.go.staff.Session.SignIn({ name: 'clerk', password: '' }).catch(String),
          window.go.staff.Drafts.Open({ draft: '', kind: 'place', id: '', copy: '', page: '' }).catch(String),
        ]),
      );
      const headers = await page.evaluate(() => window.didbanHeaders());
      const sent = await page.request.post(`${kiosk.origin}/upload?draft=x&name=x`, { data: 'x', headers });
      for (const answer of [...refused, await sent.text()]) assert.match(answer, /session\.kiosk/);
    });
  } finally {
    await kiosk.stop();
  }
});
