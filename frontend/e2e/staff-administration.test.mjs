// What an administrator keeps: backups made, proved and restored, and how the office works, felt by who writes.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launch, openPage, runVerb, settled, startProgram, temporaryFolder } from './harness.mjs';
import { fill, isSaved, publishByKeys } from './workshop.mjs';

const PASSWORD = 'گل‌محمدی در قمصر';
const REASON = 'تأخیر در ابلاغ اعتبار';

let data;
let program;
let browser;
before(async () => {
  data = temporaryFolder();
  const city = join(data.folder, 'city.json');
  const projects = join(data.folder, 'projects.csv');
  writeFileSync(city, JSON.stringify({ code: 'KSN', name: 'کاشان', nameEn: 'Kashan' }));
  writeFileSync(
    projects,
    'code,title,domain,type,status,start,end\nK-1,بوستان,green,construction,implementation,2026-03-21,2026-12-01\n',
  );
  for (const file of [city, projects]) {
    const { code, text } = await runVerb('--data', data.folder, '--lang', 'en', 'import', file);
    assert.equal(code, 0, text);
  }
  program = await startProgram('--data', data.folder);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await program?.stop();
  data?.remove();
});

/** The first administrator comes in. */
async function begin({ page }) {
  const text = readFileSync(join(data.folder, 'first-administrator.txt'), 'utf8');
  const [code] = /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/.exec(text);
  await page.evaluate((request) => window.go.staff.Session.Begin(request), {
    code,
    name: 'علی نمونه',
    signIn: 'ali',
    password: PASSWORD,
  });
  await page.reload();
  await settled(page);
}

async function comeIn({ page, go }) {
  await go('#/signin');
  await page.getByLabel('نام ورود').fill('ali');
  await page.getByLabel('گذرواژه', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL(/#\/bench/);
}

test('settings are felt, a backup is made, proved and restored at the next start', async () => {
  const visit = await openPage(browser, program);
  const { page, go } = visit;
  await begin(visit);

  await go('#/city');
  await page.getByLabel('قفل پس از چند دقیقه بی‌کاری').fill('۴۰');
  await page.getByLabel('دلیل‌های همیشگی').fill(REASON);
  await page.getByRole('button', { name: 'یک تعطیلی دیگر' }).click();
  await page.getByLabel('روز', { exact: true }).fill('۲۲ بهمن ۱۴۰۵');
  await page.getByLabel('نام', { exact: true }).fill('پیروزی انقلاب');
  await page.getByRole('button', { name: 'ذخیره' }).click();
  await page.getByText('قفل خودکار میان ۲ تا ۳۰ دقیقه است.').waitFor();
  await page.getByLabel('قفل پس از چند دقیقه بی‌کاری').fill('۱۰');
  await page.getByRole('button', { name: 'ذخیره' }).click();
  await page.getByText('ذخیره شد و برقرار است.').waitFor();

  await go('#/backups');
  await page.getByRole('button', { name: 'هم‌اکنون پشتیبان بگیر' }).click();
  await page.getByText('پشتیبان ساخته و با فهرستش سنجیده شد').waitFor();
  const name = await page.locator('tbody tr', { hasText: 'کامل' }).locator('bdi').innerText();
  assert.ok(existsSync(join(data.folder, 'backups', name)), name);
  await page.getByRole('button', { name: new RegExp(`بیازما.*${name}`) }).click();
  await page.getByText('سالم است: همهٔ بخش‌هایش').waitFor();

  await go('#/list/project');
  await page
    .getByRole('link', { name: /ویرایش/ })
    .first()
    .click();
  await page.locator('[data-form] input').first().waitFor();
  await fill(page, 'end', '۱ فروردین ۱۴۰۶');
  await isSaved(page);
  await page.keyboard.press('Control+Enter');
  await page.getByLabel(/دلیل همیشگی برای/).click();
  await page.getByRole('option', { name: REASON }).click();
  assert.equal(await page.getByLabel(/پایان/).and(page.locator('textarea')).inputValue(), REASON);
  await page.getByRole('button', { name: 'فرستادن برای بررسی' }).click();
  await page.getByText('برای بررسی فرستاده شده است').waitFor();
  await go(page.url().replace(/.*#/, '#').replace('draft', 'review'));
  await publishByKeys(page);
  await page.getByText('همه از همین حالا می‌بینند').waitFor();

  await go('#/backups');
  await page.getByRole('button', { name: new RegExp(`بازگردانی.*${name}`) }).click();
  await page.getByText('۱ انتشار پس از این پشتیبان').waitFor();
  await page.getByLabel(/نام شهر را بنویسید/).fill('قم');
  await page.keyboard.press('Enter');
  await page.getByText('این نام شهر نیست').waitFor();
  await page.getByLabel(/نام شهر را بنویسید/).fill('كاشان');
  await page.keyboard.press('Enter');
  await page.getByText('در راه‌اندازی بعدی بازگردانده می‌شود').waitFor();
  assert.deepEqual(visit.faults, []);
  await visit.context.close();

  await program.stop();
  program = await startProgram('--data', data.folder);
  const later = await openPage(browser, program);
  await comeIn(later);
  await later.page.getByText(/داده‌ها در .* به پشتیبان .* بازگشت/).waitFor();
  await later.page.getByRole('button', { name: 'دیدم' }).click();
  await later.go('#/audit');
  for (const act of [
    'بازگرداند',
    'بازگردانی را خواست',
    'پشتیبان را آزمود',
    'پشتیبان گرفت',
    'تنظیم‌ها را تغییر داد',
  ])
    await later.page.locator('tbody').getByText(act, { exact: true }).first().waitFor();
  await later.go('#/projects');
  await later.page.getByText('بوستان').first().waitFor();
  assert.equal(await later.page.getByText(/۱۴۰۶/).count(), 0, 'the end is the one of the backup');
  assert.deepEqual(later.faults, []);
  await later.context.close();
});
