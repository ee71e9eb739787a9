// The dashboard and the signs of a project: every figure opens its list and explains itself.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, inLatin, onDemo, settled, startProgram, temporaryFolder } from './harness.mjs';

const story = onDemo();

const digitsOf = (text) => Number(inLatin(text).replace(/\D/g, ''));

const ask = (page, request) =>
  call(page, 'Transparency', 'Open', { area: '', year: 0, show: '', offset: 0, ...request });

test('a figure opens the list behind it, with as many projects', async () => {
  await story({}, async ({ page, go }) => {
    await go('#/transparency');
    const view = await ask(page, {});
    const flag = view.flags.find((one) => one.count > 0);
    const link = page.locator(`main a[href="#/transparency?show=flag%3A${flag.code}"]`).first();
    assert.equal(digitsOf(await link.locator('strong').innerText()), flag.count);
    await link.click();
    await settled(page);
    assert.equal(await page.locator('main ul a[href*="#/project/"]').count(), Math.min(24, flag.count));
  });
});

test('a domain opens the projects list, which has the same count', async () => {
  await story({}, async ({ page, go }) => {
    await go('#/transparency');
    const [domain] = (await ask(page, {})).domains;
    await page.locator(`main a[href="#/projects?domain=${domain.code}"]`).first().click();
    await page.waitForURL(/#\/projects/);
    await settled(page);
    assert.equal(digitsOf(await page.locator('main [role=status] strong').first().innerText()), domain.count);
  });
});

test('the filters live in the address, and a chart has a table', async () => {
  await story({ lang: 'en' }, async ({ page, go }) => {
    const [year] = (await ask(page, {})).years;
    await go(`#/transparency?year=${year}`);
    assert.match(await page.locator('main').innerText(), new RegExp(`fiscal year ${year}`));
    const section = page.locator('section', {
      has: page.getByRole('heading', { name: 'By source of money' }),
    });
    await section.getByRole('button', { name: 'Table' }).click();
    const rows = section.locator('tbody tr');
    assert.equal(await rows.count(), (await ask(page, { year })).sources.length);
    await section.getByText('How was this computed?').click();
    assert.match(await section.innerText(), /Amounts sum the lines of that source/);
  });
});

test('a project explains its signs by keyboard: formula, figures and day', async () => {
  await story({}, async ({ page, go }) => {
    const { flags } = await ask(page, {});
    const code = flags.find((one) => one.count > 0).code;
    const { shown } = await ask(page, { show: `flag:${code}` });
    await go(`#/project/${shown.projects[0].id}`);
    const sign = page.locator('#flags details').first();
    await sign.locator('summary').focus();
    await page.keyboard.press('Enter');
    const text = await sign.innerText();
    for (const word of ['راه محاسبه', 'حاصل', 'آستانه', 'روز محاسبه']) assert.ok(text.includes(word), word);
    const score = page.locator('#disclosure');
    await score.getByText('همهٔ ۴۰ قلم').click();
    assert.equal(await score.locator('tbody tr').count(), 40);
  });
});

test('an empty city says so', async () => {
  const data = temporaryFolder();
  const empty = await startProgram('--data', data.folder);
  try {
    await story(
      {},
      async ({ page, go }) => {
        await go('#/transparency');
        assert.match(await page.locator('main').innerText(), /هنوز پروژه‌ای ثبت نشده است/);
      },
      empty,
    );
  } finally {
    await empty.stop();
    data.remove();
  }
});
