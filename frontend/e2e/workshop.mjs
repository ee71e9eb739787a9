// What the stories of the workshop have in common: who comes in, and how a form is written.
import assert from 'node:assert/strict';
import { settled } from './harness.mjs';

/** The people of the demo, in their order on the screen. */
export const [CLERK, EDITOR, PUBLISHER, ADMINISTRATOR, MODERATOR, SECOND, RESPONDER, DESK] = [
  0, 1, 2, 3, 4, 5, 6, 7,
];

export async function enter({ page, go }, person) {
  await go('#/signin');
  await page.locator('main ul button').nth(person).click();
  await page.waitForURL(/#\/bench/);
  await settled(page);
}

export async function leave({ page }, lang = 'fa') {
  await page.getByRole('button', { name: lang === 'fa' ? 'خروج' : 'Sign out', exact: true }).click();
  await page.waitForURL(/#\/$/);
}

export const box = (page, path) =>
  page.locator(`[data-place$="#${path}"]`).locator('input, textarea').first();
export const isSaved = (page, lang = 'fa') =>
  page.getByText(lang === 'fa' ? /ذخیره شد [۰-۹]/ : /Saved \d/).waitFor();

/** Opens a new draft and waits for its form. */
export async function draftOf({ page, go }, query) {
  await go(`#/draft/new?${query}`);
  await page.waitForURL(/#\/draft\/[0-9a-f]{8}-/);
  await page.locator('[data-form] input').first().waitFor();
  return new URL(page.url()).hash;
}

export async function fill(page, path, text) {
  await box(page, path).fill(text);
  await page.keyboard.press('Enter');
}

/** Sends what is open for review, by keys. */
export async function send(page) {
  await isSaved(page);
  await page.keyboard.press('Control+Enter');
  await page.getByLabel('سخنی با بررسی‌کننده').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText('برای بررسی فرستاده شده است').waitFor();
}

/** Publishes the draft under review, by keys. */
export async function publishByKeys(page) {
  await page.getByRole('button', { name: /^انتشار/, disabled: false }).waitFor();
  await page.keyboard.press('Control+Enter');
}

/** Asks until the answer is the wanted one; says what it was where it never is. */
export async function until(ask, want) {
  const end = Date.now() + 30_000;
  let got = await ask();
  while (got !== want && Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    got = await ask();
  }
  assert.deepEqual(got, want);
}
