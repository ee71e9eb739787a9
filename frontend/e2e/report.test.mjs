// A report without a word typed: at a kiosk by touch, nine touches at most; the telephone first where life is in danger.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, openPage, settled, startProgram } from './harness.mjs';

let browser, program;
before(async () => {
  [browser, program] = await Promise.all([launch(), startProgram('--demo')]);
});
after(async () => {
  await browser?.close();
  await program?.stop();
});

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
