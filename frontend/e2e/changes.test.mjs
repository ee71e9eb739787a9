// «از ماه پیش چه شد؟»: its figures against the files of the sample city, its lines, its way from home and its bulletin.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { call, inLatin, onDemo, settled } from './harness.mjs';
import { agree, clock, latin, shown, without } from './recount.mjs';
import { changed } from './recount-changes.mjs';

const story = onDemo();

/** Decisions are told by citizens' words, which are in no file of the city. */
const ofDecisions = (label) => label.startsWith('تصمیم');
const lines = (page, sort) =>
  page.locator('main section', { has: page.locator('h2', { hasText: sort }) }).locator('li:visible');
const whole = { month: '', area: '', sort: '', offset: 0, limit: 0 };
const short = (day) => latin(day).replaceAll('-', '/');

test('the sums at the top are what the files count, and add up to the lines below', async () => {
  await story({}, async ({ page, go }) => {
    const { today } = await clock(page);
    for (const [month, from, to] of [
      ['1405-08', '1405/08/01', '1405/08/30'],
      ['1405-05', '1405/05/01', '1405/05/31'],
      ['1403-12', '1403/12/01', '1403/12/30'],
    ])
      for (const area of ['', 'R1', 'N-RAVAND']) {
        await go(`#/changes?month=${month}&area=${area}`);
        const { figures, paid } = changed({ from, to, today, area });
        const screen = await shown(page);
        agree(without(screen, ofDecisions), `${month} ${area}`, figures);
        const text = latin(await page.locator('main').innerText());
        if (paid) assert.ok(text.includes(`جمعاً ${latin(paid)}`), `${month} ${area}: ${paid}`);
        const view = await call(page, 'Changes', 'Open', { month, area, sort: '', offset: 0, limit: 0 });
        for (const { sort, total, lines, sum } of view.groups) {
          assert.equal(lines.length, Math.min(total, 40), sort);
          if (sort === 'paid' && total <= 40)
            assert.equal(lines.reduce((all, line) => all + line.to, 0), sum); // prettier-ignore
        }
      }
  });
});

test('without a month it tells from a month ago to today, and goes back month by month', async () => {
  await story({}, async ({ page, go }) => {
    const { today } = await clock(page);
    await go('#/');
    await page.getByRole('link', { name: /از ماه پیش چه شد؟/ }).first().click(); // prettier-ignore
    await page.getByRole('heading', { level: 1, name: 'از ماه پیش چه شد؟' }).waitFor();
    await settled(page);
    const view = await call(page, 'Changes', 'Open', whole);
    const jalali = (iso) => page.evaluate((iso) => new Intl.DateTimeFormat('fa-IR-u-ca-persian-nu-latn', { dateStyle: 'short', timeZone: 'UTC' }).format(new Date(iso)), iso); // prettier-ignore
    const padded = (day) => day.split('/').map((part) => part.padStart(2, '0')).join('/'); // prettier-ignore
    const from = padded(short(await jalali(view.from)));
    agree(
      without(await shown(page), ofDecisions),
      'since a month',
      changed({ from, to: today, today }).figures,
    );
    for (const step of [1, 2]) {
      const { before } = await call(page, 'Changes', 'Open', {
        ...whole,
        month: step === 1 ? '' : view.before,
      });
      await page.getByRole('button', { name: /یک ماه پیش‌تر/ }).click();
      await page.waitForURL((url) => url.hash.includes(`month=${before}`));
      await page.getByRole('heading', { level: 1, name: /^در .* چه شد/ }).waitFor();
    }
    await page.getByRole('button', { name: 'از ماه پیش تا امروز' }).click();
    await page.getByRole('heading', { level: 1, name: 'از ماه پیش چه شد؟' }).waitFor();
  });
});

test('a sort opens all of its lines, and a line what it speaks of', async () => {
  await story({}, async ({ page, go }) => {
    await go('#/changes?month=1405-08');
    const paid = changed({ from: '1405/08/01', to: '1405/08/30', today: '1405/12/29' }).figures;
    await page.getByRole('link', { name: /پرداخت به پیمانکار/ }).click();
    await page.getByRole('button', { name: 'همهٔ تغییرها' }).or(page.getByRole('link', { name: 'همهٔ تغییرها' })).waitFor(); // prettier-ignore
    assert.equal(await lines(page, 'پرداخت').count(), paid['پرداخت به پیمانکار']);
    const title = await lines(page, 'پرداخت').first().getByRole('link').innerText();
    await lines(page, 'پرداخت').first().getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await go('#/changes?month=1405-08&sort=ruling');
    await lines(page, 'تصمیم').first().getByRole('link').click();
    await page.waitForURL(/#\/rulings\//);
  });
});

test('the bulletin bears city, area, days and the mark of demonstration, and no buttons', async () => {
  await story({}, async ({ page, go }) => {
    await go('#/area/R1');
    await page.getByRole('link', { name: 'از ماه پیش در این محله چه شد؟' }).click();
    await page.getByRole('heading', { level: 1, name: 'از ماه پیش چه شد؟' }).waitFor();
    await page.emulateMedia({ media: 'print' });
    const head = await page.locator('.print-only').first().innerText();
    for (const part of ['کاشان', 'منطقهٔ ۱', 'دادهٔ نمایشی']) assert.ok(head.includes(part), `${part} in ${head}`); // prettier-ignore
    assert.equal(
      await page
        .locator('main')
        .getByRole('button', { name: /چاپ|CSV|ماه پیش‌تر/ })
        .count(),
      0,
    );
  });
});

test('the file holds every line of the screen', async () => {
  await story({}, async ({ page, go }) => {
    await go('#/changes?month=1405-08');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /CSV/ }).click(),
    ]);
    assert.equal(download.suggestedFilename(), 'changes-2026-10-23-2026-11-21.csv');
    const rows = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
    const view = await call(page, 'Changes', 'Open', {
      month: '1405-08',
      area: '',
      sort: '',
      offset: 0,
      limit: 0,
    });
    const total = view.groups.reduce((all, group) => all + group.total, 0);
    assert.equal(rows.length, total + 1);
  });
});

test('what nothing reaches back to is not nought, and a kiosk gives no file', async () => {
  await story({ screen: 'kiosk', touch: true }, async ({ page, go }) => {
    await go('#/changes?month=1380-01');
    await page.getByText('از این ماه چیزی دانسته نیست').waitFor();
    assert.equal(await page.locator('main .stat').count(), 0);
    await go('#/changes?area=NOWHERE');
    await page.getByRole('alert').or(page.getByText(/پیدا نشد|نیست/)).first().waitFor(); // prettier-ignore
  });
});

test('it reads in English, dark and at twice the size', async () => {
  for (const choice of [
    { lang: 'en', theme: 'dark', screen: 'zoomed' },
    { theme: 'contrast', screen: 'kiosk' },
    { screen: 'desktop' },
  ])
    await story(choice, async ({ page, go }) => {
      for (const address of ['#/changes?month=1405-08', '#/changes?month=1405-08&sort=paid']) {
        await go(address);
        const over = await page.evaluate(() => document.querySelector('main').scrollWidth - document.querySelector('main').clientWidth); // prettier-ignore
        assert.ok(over <= 0, `${address} is ${over} px too wide`);
        assert.ok(!inLatin(await page.locator('main').innerText()).includes('undefined'));
      }
    });
});
