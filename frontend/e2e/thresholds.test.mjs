// From where on projects are flagged: read by all, changed by the staff, never lost.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { call, everything, inLatin, launch, settled, signIn, startProgram, told } from './harness.mjs';

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

/** A story of who may change the thresholds. */
const story = (choice, tell) =>
  told(browser, program, choice, async (visit) => {
    await signIn(visit, 'administrator');
    await tell(visit);
  });
const field = (page, flag) => page.getByRole('textbox', { name: new RegExp(`^${flag}،`) });
const item = (page, flag) => page.locator('main li', { has: page.getByRole('heading', { name: flag }) });
const limitOf = async (page, code) =>
  (await call(page, 'Thresholds', 'Open')).limits.find((limit) => limit.code === code);

test('the public reads the thresholds and can change none', async () => {
  await told(browser, program, {}, async ({ page, go }) => {
    await go('#/transparency');
    await page.getByRole('link', { name: 'آستانه‌ها' }).click();
    await page.waitForURL(/#\/thresholds/);
    await settled(page);
    assert.equal(await page.locator('main li h2').count(), 9);
    assert.equal(await page.locator('main input').count(), 0);
    const refused = await call(page, 'Thresholds', 'Save', { version: 1, reason: '', limits: [] }).catch(
      String,
    );
    assert.match(String(refused), /session.signedOut/);
  });
});

test('the staff sees what a change would do, saves it, and every list follows', async () => {
  await story({}, async ({ page, go }) => {
    await go('#/thresholds');
    const before = await limitOf(page, 'disclosure');
    await field(page, 'کمبود اطلاعات').fill('۹۹');
    const told = item(page, 'کمبود اطلاعات').getByRole('status');
    await told.getByText(/پس از تغییر/).waitFor();
    const then = Number(/\d+/.exec(inLatin(await told.innerText()))[0]);
    assert.ok(then > before.now, `${before.now} → ${then}`);
    assert.equal((await limitOf(page, 'disclosure')).value, before.value, 'nothing is saved by trying');
    await page.getByRole('textbox', { name: /دلیل تغییر/ }).fill('مصوبهٔ شورا');
    await page.keyboard.press('Enter');
    await page.getByText('آستانه‌ها ذخیره شد').waitFor();
    assert.equal((await limitOf(page, 'disclosure')).value, 99);
    await item(page, 'کمبود اطلاعات').getByRole('link').click();
    await page.waitForURL(/#\/projects\?flag=disclosure/);
    await settled(page);
    const count = await page.locator('main [role=status] strong').first().innerText();
    assert.equal(Number(inLatin(count).replace(/\D/g, '')), then);
    const { total } = await call(page, 'Map', 'Open', { ...everything, flags: ['disclosure'] });
    assert.equal(total, then);
  });
});

test('a wrong value is told beside its field, and what was typed outlives the screen', async () => {
  await story({ lang: 'en' }, async ({ page, go }) => {
    await go('#/thresholds');
    const silent = page.getByRole('textbox', { name: /^No recent update/ });
    await silent.fill('9999');
    await silent.press('Tab');
    await page.getByText(/Write a whole number from 1 to 3,?650/).waitFor();
    assert.ok(await page.getByRole('button', { name: 'Save the thresholds' }).isDisabled());
    await silent.fill('45');
    await go('#/about');
    await go('#/thresholds');
    assert.equal(await silent.inputValue(), '45');
    assert.ok(await page.getByText('1 change is not saved.').isVisible());
    await page.getByRole('button', { name: 'Discard the changes' }).click();
    assert.equal(await silent.inputValue(), '90');
  });
});

test('a change that somebody else overtook is kept, and saved at the second try', async () => {
  await story({}, async ({ page, go }) => {
    await go('#/thresholds');
    await page.route('**/call/Thresholds/Save', async (route) => {
      const [request] = route.request().postDataJSON();
      await route.continue({ postData: JSON.stringify([{ ...request, version: request.version - 1 }]) });
    });
    await field(page, 'بی‌خبری').fill('۴۵');
    await page.getByRole('button', { name: 'ذخیرهٔ آستانه‌ها' }).click();
    await page.getByText('آنچه نوشته‌اید همین‌جا مانده است').waitFor();
    assert.equal(await field(page, 'بی‌خبری').inputValue(), '۴۵');
    assert.equal((await limitOf(page, 'silent')).value, 90);
    await page.unroute('**/call/Thresholds/Save');
    await page.getByRole('button', { name: 'ذخیرهٔ آستانه‌ها' }).click();
    await page.getByText('آستانه‌ها ذخیره شد').waitFor();
    assert.equal((await limitOf(page, 'silent')).value, 45);
  });
});

test('a change is told before and after, taken back field by field and after it was saved', async () => {
  await story({}, async ({ page, go }) => {
    await go('#/thresholds');
    const { value } = await limitOf(page, 'behind');
    const card = item(page, 'عقب‌تر از برنامه');
    await field(page, 'عقب‌تر از برنامه').fill(String(value + 7));
    assert.match(
      inLatin(await card.innerText()),
      new RegExp(`از ${value} واحد درصد به ${value + 7} واحد درصد`),
    );
    await card.getByRole('button', { name: /^برگرداندن/ }).click();
    assert.equal(inLatin(await field(page, 'عقب‌تر از برنامه').inputValue()), String(value));

    await field(page, 'عقب‌تر از برنامه').fill('-3');
    await page.getByText(/۱ رقم پذیرفتنی نیست/).waitFor();
    await page.getByRole('button', { name: 'رفتن به رقم نادرست' }).click();
    assert.ok(await field(page, 'عقب‌تر از برنامه').evaluate((input) => input === document.activeElement));

    await field(page, 'عقب‌تر از برنامه').fill(String(value + 7));
    await page.getByRole('textbox', { name: /دلیل تغییر/ }).fill('آزمایش بازگشت');
    await page.getByRole('button', { name: 'ذخیرهٔ آستانه‌ها' }).click();
    await page.getByText('آستانه‌ها ذخیره شد').waitFor();
    await page.getByText('آزمایش بازگشت').waitFor();
    await page.getByRole('button', { name: 'برگرداندن این تغییر' }).click();
    await page.getByRole('button', { name: 'ذخیرهٔ آستانه‌ها' }).click();
    await page.getByText('آستانه‌ها ذخیره شد').waitFor();
    assert.equal((await limitOf(page, 'behind')).value, value);
    const { past } = await call(page, 'Thresholds', 'Open');
    assert.deepEqual(
      past.slice(0, 2).map(({ reason, limits: [{ from, to }] }) => [reason, from, to]),
      [
        ['', value + 7, value],
        ['آزمایش بازگشت', value, value + 7],
      ],
    );
    assert.match(await page.locator('main').innerText(), /دلیلی نوشته نشده است/);
  });
});
