// «رسید»: a page in a few lines for a receipt printer or a sheet of A5, with the code that a telephone reads.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { launch, onDemo, startProgram, told } from './harness.mjs';
import { approved, latin, spent, standingsOf, tomans } from './recount.mjs';
import { projects } from './source.mjs';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const story = onDemo();
let kiosk;
let browser;
before(async () => {
  kiosk = await startProgram('--demo', '--kiosk');
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await kiosk?.stop();
});

const MM = 72 / 25.4;
const NAME = /^(رسید|Slip)$/;

/** Prints as the window would, but onto a file: its pages and their size in millimetres. */
async function printed(page) {
  await page.evaluate(() => (window.print = () => {}));
  await page.getByRole('button', { name: /چاپ رسید|Print the slip/ }).click();
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const [, width, height] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf);
  return {
    pages: pdf.match(/\/Type\s*\/Page\b(?!s)/g).length,
    width: Math.round(width / MM),
    height: Math.round(height / MM),
  };
}

/** What the printer gets of the slip, and whether a line of it is cut at its edge. */
async function onPaper(page) {
  await page.locator('.slip-print .slip').waitFor({ state: 'attached' });
  await page.evaluate(() => (document.documentElement.dataset.slip = '80'));
  await page.emulateMedia({ media: 'print' });
  const seen = await page.evaluate(() => {
    const slip = document.querySelector('.slip-print .slip');
    const box = slip.getBoundingClientRect();
    const out = [...slip.querySelectorAll('*')].filter((one) => {
      const { left, right } = one.getBoundingClientRect();
      return left < box.left - 1 || right > box.right + 1;
    });
    const pairs = [...slip.querySelectorAll('dl > div')].map((one) => [
      one.querySelector('dt').textContent,
      one.querySelector('dd').textContent,
    ]);
    return {
      facts: Object.fromEntries(pairs),
      text: slip.innerText,
      wide: box.width,
      code: slip.querySelector('figure svg').getBoundingClientRect().width,
      out: out.map((one) => one.className || one.tagName),
      page: getComputedStyle(document.querySelector('.app')).display,
    };
  });
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => delete document.documentElement.dataset.slip);
  return seen;
}

const offer = (page) => page.getByRole('button', { name: NAME }).first().click();

test('the slip of a project is as wide as the roll, of one page, and says what the files say', async () => {
  const code = 'KSH-1402-004';
  const own = projects.find((project) => project.code === code);
  await story({ theme: 'dark' }, async ({ page, go }) => {
    await go(`#/project/${code}`);
    await offer(page);
    const { facts, text, wide, code: side, out, page: whole } = await onPaper(page);
    assert.equal(latin(facts['اعتبار مصوب']), tomans(approved([own])));
    assert.equal(latin(facts['هزینه‌شده']), tomans(spent([own])));
    assert.equal(facts['وضعیت'], own.standing);
    assert.equal(latin(facts['پیشرفت فیزیکی']), `${Math.round(own.physical)}٪`);
    assert.match(text, /دادهٔ نمایشی/);
    assert.match(text, new RegExp(code));
    assert.ok(text.replace(/\u200c/g, '').includes(own.title.replace(/\u200c/g, '')));
    assert.match(latin(facts['زمان']), /نخستین وعده 31 خرداد 1405/);
    assert.ok(facts['تلفن'], 'whom to call');
    assert.deepEqual([Math.round((wide / 96) * 25.4), out, whole], [72, [], 'none']);
    assert.ok((side / 96) * 25.4 >= 58, 'a telephone reads the code');
    const roll = await printed(page);
    assert.deepEqual([roll.width, roll.pages], [80, 1]);
    assert.ok(roll.height > 120 && roll.height < 400, `${roll.height} mm`);
  });
});

test('a roll of 58 mm and a sheet of A5 are chosen, and remembered', async () => {
  await story({ lang: 'en' }, async ({ page, go }) => {
    await go('#/area/R3');
    await offer(page);
    await page.getByRole('button', { name: '58 mm roll' }).click();
    await page.evaluate(readFileSync(axe, 'utf8'));
    const { violations } = await page.evaluate(() =>
      window.axe.run('[role=dialog]', { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'] }),
    );
    assert.deepEqual(
      violations.map(({ id, nodes }) => [id, nodes[0].target.join(' ')]),
      [],
    );
    const narrow = await onPaper(page);
    assert.deepEqual([Math.round((narrow.wide / 96) * 25.4), narrow.out], [48, []]);
    assert.deepEqual([(await printed(page)).width, (await printed(page)).pages], [58, 1]);
    await page.getByRole('button', { name: 'A5 sheet' }).click();
    assert.deepEqual(await printed(page), { width: 148, height: 210, pages: 1 });
    await page.reload();
    await go('#/area/R1');
    await offer(page);
    assert.equal(await page.getByRole('button', { name: 'A5 sheet' }).getAttribute('aria-pressed'), 'true');
  });
});

test('the slip of an area counts what the files count', async () => {
  const own = projects.filter((project) => project.areas.has('R3'));
  await story({}, async ({ page, go }) => {
    await go('#/area/R3');
    await offer(page);
    const { facts } = await onPaper(page);
    for (const [label, count] of Object.entries(standingsOf(own)))
      assert.equal(latin(facts[label]), String(count), label);
    assert.equal(latin(facts['پروژه‌ها']), `${own.length} پروژه`);
    assert.equal(latin(facts['اعتبار مصوب']), tomans(approved(own)));
    assert.equal(latin(facts['هزینه‌شده']), tomans(spent(own)));
  });
});

test('every page that is carried has its slip, and none is cut however long its names', async () => {
  await story({}, async ({ page, go }) => {
    for (const hash of [
      'transparency',
      'promises',
      'awards',
      'article',
      'event',
      'trustee',
      'unit',
      'projects',
    ]) {
      if (['article', 'event', 'trustee', 'unit'].includes(hash)) {
        await go(
          { article: '#/news', event: '#/events', trustee: '#/trustees', unit: '#/project/KSH-1402-004' }[
            hash
          ],
        );
        const link = page.locator(`main a[href*="#/${hash}/"]`).first();
        await go(await link.getAttribute('href'));
      } else await go(`#/${hash}`);
      if (hash === 'projects') await page.getByRole('button', { name: 'اشتراک‌گذاری' }).click();
      await offer(page);
      const { out, facts } = await onPaper(page);
      assert.deepEqual([hash, out], [hash, []]);
      assert.ok(Object.keys(facts).length >= 2, `${hash}: ${JSON.stringify(facts)}`);
      assert.equal((await printed(page)).pages, 1, hash);
      await page.keyboard.press('Escape');
    }
  });
});

test('printed, the page of the window is A4 again', async () => {
  await story({}, async ({ page, go }) => {
    await go('#/project/KSH-1402-004');
    await offer(page);
    await printed(page);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await page.keyboard.press('Escape');
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    assert.match(pdf, /\/MediaBox\s*\[0 0 59[45][.\d]* 84[12][.\d]*\]/);
  });
});

test('a kiosk, which prints nothing, shows the code of an area to a telephone', async () => {
  await told(browser, kiosk, { touch: true, screen: 'kiosk' }, async ({ page, go }) => {
    await go('#/area/R3');
    await page.getByRole('button', { name: 'همراه ببرید' }).tap();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('img', { name: 'کد QR همین رسید' }).waitFor();
    assert.equal(await dialog.getByRole('button', { name: /چاپ/ }).count(), 0);
  });
});
