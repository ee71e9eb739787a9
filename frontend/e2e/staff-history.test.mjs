// What becomes of a noun over time: a conflict is settled, a version comes back, and what was withdrawn tells so.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onDemo, settled } from './harness.mjs';
import { box, isSaved, leave, publishByKeys } from './workshop.mjs';

const story = onDemo();

/** Calls a bound method of the workshop as the page does. */
const ask = (page, service, method, request) =>
  page.evaluate(([s, m, r]) => window.go.staff[s][m](r), [service, method, request]);

/** Another person is in, whom no screen shows yet. */
async function becomes(page, name) {
  await page.evaluate(() => window.go.staff.Session.SignOut().catch(() => undefined));
  await ask(page, 'Session', 'SignIn', { name, password: '' });
}

/** The next person sits down before the screen. */
async function hands(visit, name) {
  await becomes(visit.page, name);
  await visit.page.reload();
  await settled(visit.page);
}

/** The reviewer reads a draft and publishes it. */
async function publish({ page, go }, draft) {
  await go(`#/review/${draft}`);
  await publishByKeys(page);
  await page.getByText('همه از همین حالا می‌بینند').waitFor();
}

const draftHere = async (page) => {
  await page.waitForURL(/#\/draft\/[0-9a-f]{8}-/);
  return new URL(page.url()).hash.replace('#/draft/', '');
};

const listOf = (page, kind) =>
  ask(page, 'Lists', 'Open', { kind, text: '', state: 'public', whose: '', sort: '', page: 0 });

const draftOf = (page, kind, id) => ask(page, 'Drafts', 'Open', { draft: '', kind, id, copy: '', page: '' });

/** Writes a field of a draft from a page that nobody sees. */
async function write(page, draft, sheet, path, text) {
  const edit = { n: 1, sheet, op: 'set', item: '', path, row: '', after: '', text, at: 0, cut: 0 };
  const view = await ask(page, 'Drafts', 'Edits', { draft, page: `page-${text}`, unit: '', edits: [edit] });
  assert.equal(view.n, 1);
}

test('a conflict is settled by keys, undone, settled again and published; an old version comes back', async () => {
  let person;
  let draft = '';
  await story({}, async (visit) => {
    const { page, go } = visit;
    await becomes(page, 'clerk');
    [person] = (await listOf(page, 'person')).rows;
    const sheet = `person/${person.id}`;
    draft = (await draftOf(page, 'person', person.id)).id;
    await write(page, draft, sheet, 'name', 'نام از متصدی');
    await ask(page, 'Drafts', 'Drop', { draft });
    // Meanwhile the publisher brings another name and a text before the public.
    await becomes(page, 'publisher');
    const other = (await draftOf(page, 'person', person.id)).id;
    await write(page, other, sheet, 'name', 'نام منتشرشده');
    await write(page, other, sheet, 'bio', 'زندگی‌نامهٔ منتشرشده');
    await ask(page, 'Review', 'Publish', { draft: other, at: 0, reasons: [] });

    await hands(visit, 'clerk');
    await ask(page, 'Drafts', 'Reopen', { draft });
    await go(`#/draft/${draft}`);
    await page.getByText('تا برخورد حل نشود منتشر نمی‌شود').waitFor();
    await page.keyboard.press('Alt+KeyB');
    const dialog = page.getByRole('dialog', { name: 'برخورد با آنچه منتشر شده است' });
    await dialog.getByText('شناسنامهٔ کاری').waitFor();
    await page.waitForFunction(() => document.activeElement?.closest('[data-point]'));
    assert.equal(await dialog.getByRole('button', { name: /^پایان برخورد/ }).isDisabled(), true);
    await page.keyboard.press('Digit2');
    assert.equal(await dialog.getByRole('radio', { name: 'منتشرشده' }).isChecked(), true);
    await page.keyboard.press('Digit3');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('نام هر دو');
    await page.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('تا برخورد حل نشود منتشر نمی‌شود').waitFor({ state: 'hidden' });
    assert.equal(await box(page, 'name').inputValue(), 'نام هر دو');
    assert.equal(await box(page, 'bio').inputValue(), 'زندگی‌نامهٔ منتشرشده');
    // It is one step.
    await page.getByRole('button', { name: 'برگرداندن (Ctrl+Z)' }).click();
    await page.getByText('تا برخورد حل نشود منتشر نمی‌شود').waitFor();
    assert.equal(await box(page, 'name').inputValue(), 'نام از متصدی');
    await page.getByRole('button', { name: 'دوباره (Ctrl+Shift+Z)' }).click();
    await page.getByText('تا برخورد حل نشود منتشر نمی‌شود').waitFor({ state: 'hidden' });
    await isSaved(page);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'فرستادن برای بررسی' }).click();
    await page.getByText('برای بررسی فرستاده شده است').waitFor();

    await hands(visit, 'publisher');
    await publish(visit, draft);
    // The history has all three, and the first comes back as a draft.
    await go(`#/history/${person.id}?kind=person`);
    await page.getByRole('heading', { name: /تاریخچهٔ «نام هر دو»/ }).waitFor();
    const versions = page.getByRole('list', { name: 'نسخه‌ها' }).getByRole('button');
    assert.equal(await versions.count(), 3);
    await versions.first().focus();
    await page.keyboard.press('ArrowDown');
    await page.getByText('نام منتشرشده').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('button', { name: 'بازگرداندن به این نسخه' }).click();
    await draftHere(page);
    await page.waitForFunction(
      (name) => document.querySelector('[data-place$="#name"] input')?.value === name,
      person.title,
    );
    await page.keyboard.press('Alt+KeyH');
    await page
      .getByRole('dialog', { name: /تاریخچهٔ/ })
      .getByText('اکنون منتشر است')
      .waitFor();
    await page.keyboard.press('Escape');
    await leave(visit);
  });
});

test('what is withdrawn tells so at its address, and comes back', async () => {
  const reason = 'دو بار ثبت شده بود و یکی می‌ماند';
  await story({}, async (visit) => {
    const { page, go } = visit;
    await hands(visit, 'publisher');
    const [event] = (await listOf(page, 'event')).rows;
    await go(`#/event/${event.id}`);
    await page.getByRole('link', { name: 'تاریخچه' }).click();
    await page.getByRole('button', { name: 'پس‌گرفتن از دید همگان' }).click();
    await page.getByLabel('چرا پس گرفته می‌شود؟').fill(reason);
    await page.getByRole('button', { name: 'ساختن پیش‌نویس پس‌گرفتن' }).click();
    const withdrawing = await draftHere(page);
    await page.getByText('این مورد با انتشار پیش‌نویس پس گرفته می‌شود.').waitFor();
    await page.getByText(reason).first().waitFor();
    // Whoever still names it is taken back with it.
    const too = page.getByRole('button', { name: 'پس‌گرفتن آن هم' });
    for (let n = await too.count(); n > 0; n--) {
      await too.first().click();
      await page.waitForFunction((left) => document.querySelectorAll('section li .acts').length < left, n);
    }
    await publish(visit, withdrawing);
    await leave(visit);

    await go(`#/event/${event.id}`);
    await page.getByText(/این رویداد در .* از دید همگان پس گرفته شد/).waitFor();
    await page.getByText(reason).waitFor();
    assert.equal(await page.getByText(event.title).count(), 0, 'nothing tells what it was');
    assert.equal(await page.getByRole('link', { name: 'تاریخچه و بازگرداندن' }).count(), 0);

    await hands(visit, 'publisher');
    await page.getByRole('link', { name: 'تاریخچه و بازگرداندن' }).click();
    await page.getByRole('button', { name: 'بازگرداندن به دید همگان' }).waitFor();
    // The list knows it too.
    await go('#/list/event?state=withdrawn');
    const row = page.getByRole('row').filter({ hasText: event.title });
    await row.getByText(reason).waitFor();
    await row.getByRole('button', { name: /^برگردان/ }).click();
    const back = await draftHere(page);
    await page.locator('[data-form] input').first().waitFor();
    await publish(visit, back);
    await leave(visit);
    await go(`#/event/${event.id}`);
    await page.getByRole('heading', { level: 1, name: event.title }).waitFor();
    await settled(page);
  });
});
