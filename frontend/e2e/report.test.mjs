// A report without a word typed: at a kiosk by touch, nine touches at most; the telephone first where life is in danger.
// What is there already is chosen as the same, by a code that follows it; others say what they see, and that words are wrong.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, openPage, settled, startProgram } from './harness.mjs';

let browser, program;
before(async () => {
  [browser, program] = await Promise.all([launch(), startProgram('--demo', '--here', '51.4346,33.9826')]);
});
after(async () => {
  await browser?.close();
  await program?.stop();
});

const shot = (page, name) =>
  process.env.SHOTS ? page.screenshot({ path: `${process.env.SHOTS}/${name}.png` }) : undefined;

test('a report needs no typing and nine touches at most', async () => {
  const { page, context, faults, go } = await openPage(browser, program, { screen: 'kiosk', touch: true });
  let touches = 0;
  const touch = async (role, name) => {
    await page.getByRole(role, { name, exact: true }).click();
    touches += 1;
  };
  await go('#/reports');
  await touch('link', 'گزارش بدهید');
  await page.getByRole('radio', { name: 'آتش‌سوزی', exact: true }).click();
  await page.getByRole('link', { name: '۱۲۵' }).waitFor();
  assert.equal(await page.getByRole('radio').count(), 0, 'the telephone stands alone');
  await page.getByRole('button', { name: 'موضوع دیگری', exact: true }).click();
  await touch('radio', 'آسفالت');
  await touch('button', 'بعدی');
  const map = page.locator('.maplibregl-canvas');
  await page.locator('[data-view]').waitFor();
  const { x, y, width, height } = await map.boundingBox();
  await page.mouse.click(x + width / 2, y + height / 2);
  touches += 1;
  await page.getByText('در درب باغ', { exact: true }).waitFor();
  await touch('button', 'بعدی');
  await touch('radio', 'خطرناک');
  await touch('button', 'بازبینی');
  await page.locator('.send.awake').waitFor();
  await touch('button', 'ارسال');
  await page.getByText('گزارش شما رسید').waitFor();
  assert.ok(touches <= 8, `${touches} touches; one more where reports are near`);
  await settled(page);
  assert.deepEqual(faults, []);
  await context.close();
});

test('«همین است» counts for a report and gives its code; its page tells what others see', async () => {
  const { page, context, faults, go } = await openPage(browser, program, { screen: 'kiosk', touch: true });
  await go('#/report');
  await page.getByRole('radio', { name: 'آسفالت', exact: true }).click();
  await page.getByRole('button', { name: 'بعدی', exact: true }).click();
  await page.locator('[data-view]').waitFor();
  await page.getByRole('button', { name: 'همین‌جا', exact: true }).click();
  await page.getByRole('status').filter({ hasText: 'در ' }).first().waitFor();
  await shot(page, 'report-here');
  await page.getByRole('button', { name: 'بعدی', exact: true }).click();
  const card = page.locator('li').filter({ hasText: 'پس از کندن کوچه' });
  await card.getByText('۰ متر دورتر').waitFor();
  await shot(page, 'report-near');
  await card.getByRole('button', { name: /همین است/ }).click();
  await page.getByText('برای همان گزارش شمرده شدید').waitFor();
  const shown = await page.locator('.digits bdi').first().textContent(); // each digit is read out too
  const code = shown.replace(/[^۰-۹]/g, '').slice(0, 12);
  assert.equal(code.length, 12);
  await shot(page, 'report-same');
  const ask = (method, request) =>
    page.evaluate(([m, r]) => window.go.dialogue.Dialogue[m](r), [method, request]);
  const followed = await ask('Follow', { code, visit: 'story' });
  assert.deepEqual([followed.state, followed.work], ['merged', 'received']);

  await go(`#/report/${followed.main.id}`);
  await page.getByText('۱ نفر از ۱ دستگاه').waitFor();
  await page.reload();
  await settled(page);
  await page.getByRole('button', { name: 'هنوز هست', exact: true }).click();
  await page.getByText('گفتهٔ شما شمرده شد.').waitFor();
  await page.getByText('۴ نفر از ۲ دستگاه').waitFor();
  await shot(page, 'report-page');
  await page.getByRole('link', { name: 'این نوشته مشکل دارد' }).click();
  await page
    .getByText('نوشته‌ای که از آن می‌گویید')
    .or(page.getByLabel('نوشته‌ای که از آن می‌گویید'))
    .first()
    .waitFor();
  await shot(page, 'report-notice');
  await page.getByRole('radio', { name: /تبلیغ/ }).click();
  await page.getByRole('button', { name: 'بازبینی', exact: true }).click();
  await page.locator('.send.awake').waitFor();
  await page.getByRole('button', { name: 'ارسال', exact: true }).click();
  await page.getByText('کد پیگیری', { exact: true }).first().waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});
