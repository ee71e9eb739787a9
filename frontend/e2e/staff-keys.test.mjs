// The workshop by the keyboard alone: the cursor is always seen, and never lost.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { onDemo, settled } from './harness.mjs';
import { ADMINISTRATOR, box, draftOf, enter, isSaved, leave } from './workshop.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const story = onDemo();
const NAME = 'پری نمونه‌ای';

/** Runs in the page: what has the cursor, and whether that is seen. */
function cursor() {
  const own = document.activeElement;
  const frame = own.closest('.entry-box') ?? own.closest('label') ?? own;
  const { outlineStyle, outlineWidth } = getComputedStyle(frame);
  return {
    lost: own === document.body,
    seen: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
    what: `${own.tagName} ${own.ariaLabel ?? own.innerText ?? ''}`.trim().slice(0, 60),
    place: own.closest('[data-place]')?.dataset.place.replace(/^.*#/, '') ?? '',
  };
}

/** The cursor is somewhere, and is seen there. */
async function stands(page, where) {
  const now = await page.evaluate(cursor);
  assert.ok(!now.lost && now.seen, `${where}: ${JSON.stringify(now)}`);
  return now;
}

/** Goes on by Tab until the cursor is on what is looked for. */
async function tabTo(page, wanted) {
  for (let n = 0; n < 60; n++) {
    await page.keyboard.press('Tab');
    const { what } = await stands(page, wanted);
    if (wanted.test(what)) return;
  }
  assert.fail(`the cursor never came to ${wanted}`);
}

test('sign in, open, type, undo, send, and leave', async () => {
  await story({}, async ({ page, go }) => {
    await go('#/signin');
    await tabTo(page, /سارا کریمی/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/#\/bench/);
    await settled(page);
    await tabTo(page, /^A دورهٔ خدمت تازه/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/#\/draft\/[0-9a-f]{8}-/);
    await page.waitForFunction(() => document.activeElement?.closest('[data-place$="#person"]'));
    await stands(page, 'the first field');
    await tabTo(page, /^BUTTON تازه/);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() =>
      document.activeElement?.closest('[data-place^="person/"][data-place$="#name"]'),
    );
    await stands(page, 'a new person');
    await page.keyboard.type(NAME);
    await page.keyboard.press('Tab');
    await isSaved(page);
    await page.keyboard.press('Control+KeyZ');
    await page.waitForFunction(
      (whole) => document.querySelector('[data-place$="#name"] input').value !== whole,
      NAME,
    );
    await stands(page, 'after undo');
    await page.keyboard.press('Control+Shift+KeyZ');
    await page.waitForFunction(
      (whole) => document.querySelector('[data-place$="#name"] input').value === whole,
      NAME,
    );
    await page.keyboard.press('Alt+Digit2');
    assert.equal((await stands(page, 'the second section')).place, 'person');
    await page.keyboard.press('Enter');
    await page.keyboard.type('معتمد');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    assert.equal((await stands(page, 'after a choice')).place, 'start');
    await page.keyboard.type('۱ مهر ۱۴۰۶');
    await page.keyboard.press('Enter');
    await page.keyboard.type('۱ مهر ۱۴۰۵');
    await page.keyboard.press('Enter');
    const { place } = await stands(page, 'before the dialog');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'رفتن به نخستین ایراد' }).waitFor();
    await page.waitForFunction(() => document.activeElement?.closest('[role=dialog]'));
    await stands(page, 'in the dialog');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.equal((await stands(page, 'after the dialog')).place, place);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'رفتن به نخستین ایراد' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.waitForFunction(() => document.activeElement?.closest('[data-place$="#end"]'));
    await page.keyboard.press('Control+KeyA');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Tab');
    await isSaved(page);
    await page.keyboard.press('Control+Enter');
    await page.getByLabel('سخنی با بررسی‌کننده').waitFor();
    await stands(page, 'the word to the reviewer');
    await page.keyboard.press('Control+Enter');
    await page.getByText('برای بررسی فرستاده شده است').waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await stands(page, 'after sending');
    await tabBack(page, /^BUTTON پس‌گرفتن/);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.closest('[data-place$="#name"]'));
    await stands(page, 'taken back');
    assert.equal(await box(page, 'name').inputValue(), NAME);
    await page.keyboard.press('Shift+Tab');
    await tabBack(page, /^BUTTON دورریختن/);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.closest('[role=dialog]'));
    await stands(page, 'before throwing away');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.match((await stands(page, 'kept')).what, /دورریختن/);
    await tabBack(page, /^BUTTON خروج/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/#\/$/);
  });
});

test('the help is one key away on every screen, and the cursor comes back from it', async () => {
  for (const [lang, title] of [
    ['fa', 'راهنمای کارگاه'],
    ['en', 'Help for the workshop'],
  ])
    await story({ lang }, async (visit) => {
      const { page, go } = visit;
      const help = page.getByRole('dialog', { name: title });
      await go('#/signin');
      await page.keyboard.press('F1');
      await help.waitFor();
      await page.keyboard.press('Escape');
      await enter(visit, ADMINISTRATOR);
      const draft = await draftOf(visit, 'kind=place');
      await page.keyboard.type('پل');
      await isSaved(page, lang);
      for (const hash of ['#/bench', '#/list/place', draft, draft.replace('draft', 'review'), '#/users']) {
        await go(hash);
        await tabBack(page, /\(F1\)$/);
        await page.keyboard.press('Enter');
        await help.waitFor();
        await page.waitForFunction(() => document.activeElement?.closest('[role=dialog]'));
        await page.keyboard.press('Escape');
        await help.waitFor({ state: 'detached' });
        assert.match((await stands(page, hash)).what, /\(F1\)$/);
        await page.keyboard.press('F1');
        await help.waitFor();
        for (const mark of MARKS[lang]) await help.getByText(mark).first().waitFor();
        if (hash === '#/bench') await holds(page);
        await page.keyboard.press('Escape');
        await help.waitFor({ state: 'detached' });
      }
      await page.keyboard.press('Control+Slash');
      await page.getByRole('dialog').getByText('F8 · Shift+F8').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.keyboard.press('Control+KeyK');
      await page.waitForFunction(() => document.activeElement?.closest('[role=dialog] [role=search]'));
      await page.keyboard.type(lang === 'fa' ? 'رويداد' : 'events'); // with an Arabic yeh
      await page.getByRole('option').first().waitFor();
      await page.keyboard.press('Enter');
      await page.waitForURL(/#\/list\/event$/);
      await leave(visit, lang);
    });
});

/** The help has no barrier. */
async function holds(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run('[role=dialog]'));
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`),
    [],
  );
}

/** The six states of the mark of saving. */
const MARKS = {
  fa: ['هنوز چیزی ننوشته‌اید', /^ذخیره شد/, 'در راه…', 'قفل است', 'برنامه پاسخ نمی‌دهد', 'ذخیره نشد'],
  en: ['Nothing written yet', /^Saved/, 'On its way…', 'Locked', 'The program does not answer', 'Not saved'],
};

async function tabBack(page, wanted) {
  for (let n = 0; n < 60; n++) {
    const { what } = n ? await stands(page, wanted) : await page.evaluate(cursor);
    if (wanted.test(what)) return;
    await page.keyboard.press('Shift+Tab');
  }
  assert.fail(`the cursor never came back to ${wanted}`);
}
