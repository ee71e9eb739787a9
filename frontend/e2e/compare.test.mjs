// Two projects, or two areas, side by side: every figure counted again, what can't be compared said, both found by
// name, touch and keyboard.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { call, chosen, onDemo, settled } from './harness.mjs';
import { approved, constants, latin, spent, standingsOf, tomans } from './recount.mjs';
import { areas, projects, sum } from './source.mjs';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const story = onDemo();
const [A, B] = ['KSH-1402-004', 'KSH-1401-012'];

/** The rows of the table: the label, and what stands on both sides; sums to the last toman. */
const rows = (page) =>
  page.evaluate(() => {
    const value = (cell) =>
      (cell.querySelector('[data-exact]')?.dataset.exact ?? cell.textContent).replace(/\s+/g, ' ').trim();
    const out = {};
    for (const tbody of document.querySelectorAll('main table tbody')) {
      const group = tbody.querySelector('.group th').textContent;
      for (const row of tbody.querySelectorAll('tr:not(.group)'))
        out[`${group}: ${row.querySelector('th').textContent}`] = [...row.querySelectorAll('td')].map(value);
    }
    return out;
  });

/** What is shown of a row on both sides is what is counted. */
function same(shown, label, counted) {
  assert.ok(shown[label], `${label} is a row of ${Object.keys(shown).join(' | ')}`);
  assert.deepEqual([label, ...shown[label].map(latin)], [label, ...counted.map((one) => latin(String(one)))]);
}
const atBase = (list, name) => constants(list)[`به قیمت ثابت: جمع: ${name}، به قیمت 1405`];
const orUnseen = (rials) => (rials ? tomans(rials) : 'هنوز ثبت نشده');

test('two projects show what the files say of each', async () => {
  const both = [A, B].map((code) => projects.find((project) => project.code === code));
  const each = (of) => both.map(of);
  await story({}, async ({ page, go }) => {
    await go(`#/compare?a=${A}&b=${B}`);
    const shown = await rows(page);
    same(
      shown,
      'در یک نگاه: وضعیت',
      each((p) => p.standing),
    );
    same(
      shown,
      'در یک نگاه: حوزه',
      each((p) => p.domain),
    );
    same(
      shown,
      'در یک نگاه: نوع کار',
      each((p) => p.type),
    );
    same(
      shown,
      'پول: اعتبار مصوب',
      each((p) => orUnseen(approved([p]))),
    );
    same(
      shown,
      'پول: هزینه‌شده',
      each((p) => orUnseen(spent([p]))),
    );
    same(
      shown,
      'پول: مصوب نخست',
      each((p) => orUnseen(sum(p.lines, (l) => l.approved))),
    );
    same(
      shown,
      'پول: تخصیص‌یافته',
      each((p) => orUnseen(sum(p.lines, (l) => l.allocated))),
    );
    same(
      shown,
      'قراردادها: شمار قراردادها',
      each((p) => p.contracts.length),
    );
    same(
      shown,
      'قراردادها: مبلغ قراردادها',
      each((p) => orUnseen(sum(p.contracts, (k) => k.value))),
    );
    same(shown, 'قراردادها: پرداخت به پیمانکاران', each((p) => orUnseen(sum(p.contracts, (k) => sum(k.paid, (one) => one.amount))))); // prettier-ignore
    same(
      shown,
      'قراردادها: شمار الحاقیه‌ها',
      each((p) => sum(p.contracts, (k) => k.amended.length)),
    );
    for (const name of ['اعتبار مصوب', 'هزینه‌شده'])
      same(shown, `پول: ${name} به قیمت ۱۴۰۵`, each((p) => atBase([p], name))); // prettier-ignore
    for (const [n, project] of both.entries()) {
      assert.ok(latin(shown['پیشرفت: پیشرفت فیزیکی'][n]).startsWith(`${project.physical}٪`));
      assert.ok(
        latin(shown['پول: سال‌های اعتبار'][n]).startsWith(project.lines.map((l) => l.year).sort()[0]),
      );
    }
  });
});

test('two areas show what the files count in each, and say what is counted in both', async () => {
  const codes = ['R1', 'R3'];
  const own = codes.map((code) => projects.filter((project) => project.areas.has(code)));
  const people = codes.map((code) => areas.find((area) => area.code === code).population);
  const shared = own[0].filter((project) => own[1].includes(project)).length;
  await story({ screen: 'kiosk' }, async ({ page, go }) => {
    await go(`#/compare?kind=area&a=${codes[0]}&b=${codes[1]}`);
    const shown = await rows(page);
    same(shown, 'در یک نگاه: جمعیت', people.map((n) => `${n.toLocaleString('en')} نفر`)); // prettier-ignore
    const standings = own.map(standingsOf);
    for (const name of new Set(standings.flatMap(Object.keys)))
      same(shown, `پروژه‌ها: ${name}`, standings.map((one) => one[name] ?? 0)); // prettier-ignore
    same(shown, 'پول پروژه‌ها: اعتبار مصوب', own.map((list) => tomans(approved(list)))); // prettier-ignore
    same(shown, 'پول پروژه‌ها: هزینه‌شده', own.map((list) => tomans(spent(list)))); // prettier-ignore
    for (const name of ['اعتبار مصوب', 'هزینه‌شده'])
      same(shown, `پول پروژه‌ها: ${name} به قیمت ۱۴۰۵`, own.map((list) => atBase(list, name))); // prettier-ignore
    const perHead = (of) => own.map((list, n) => tomans(Math.round(of(list) / people[n])));
    same(shown, 'پول پروژه‌ها: اعتبار مصوب، به ازای هر نفر', perHead(approved));
    same(shown, 'پول پروژه‌ها: هزینه‌شده، به ازای هر نفر', perHead(spent));
    same(shown, 'پول پروژه‌ها: پروژه‌های بی‌مبلغ', own.map((list) => list.filter((p) => !p.lines.length).length)); // prettier-ignore
    const pages = await page.evaluate((codes) => Promise.all(codes.map((code) => window.go.api.Areas.Open(code))), codes); // prettier-ignore
    same(shown, 'نشانه‌های هشدار: پروژه‌های نشانه‌دار', pages.map((one) => one.flagged)); // prettier-ignore
    assert.match(
      latin(await page.getByRole('main').innerText()),
      new RegExp(`${shared} پروژه از هر دو می‌گذرد`),
    );
    const columns = await page.evaluate(
      () =>
      [...document.querySelectorAll('main tbody tr:not(.group) td')].slice(0, 2).map((cell) => cell.getBoundingClientRect().top), // prettier-ignore
    );
    assert.equal(columns[0], columns[1], 'side by side in portrait too');
  });
});

test('what does not compare is said first', async () => {
  await story({ lang: 'en' }, async ({ page, go }) => {
    const told = async (hash) => {
      await go(hash);
      return page.locator('main .notice').first().innerText();
    };
    assert.match(
      await told('#/compare?kind=area&a=R4&b=N-FINBOZORG'),
      /not of one rank[\s\S]*within the other/,
    );
    assert.match(await told(`#/compare?a=${A}&b=${A}`), /one and the same/);
    const years = ({ lines }) => lines.map(({ year }) => year).sort();
    const mine = projects.find(({ code }) => code === A);
    const later = projects.find((p) => p.lines.length && years(p)[0] !== years(mine)[0]);
    assert.match(await told(`#/compare?a=${A}&b=${later.code}`), /not of the same years/);
    const none = projects.find((p) => !p.lines.length);
    assert.match(await told(`#/compare?a=${A}&b=${none.code}`), /no amount is recorded/);
  });
});

test('from a page, by keyboard, to another that was seen or lies near, and back to choose again', async () => {
  await story({}, async ({ page, go }) => {
    await go(`#/project/${B}`);
    await page.evaluate((hash) => (location.hash = hash), `#/project/${A}`);
    await settled(page);
    await page.getByRole('link', { name: 'مقایسه با…' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/#\/compare/);
    await settled(page);
    const title = projects.find(({ code }) => code === B).title;
    await page.getByRole('button', { name: title }).first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('table').waitFor();
    assert.match(page.url(), /a=KSH-1402-004&b=/);
    await page
      .getByRole('button', { name: /به جای/ })
      .last()
      .click();
    // The field of the screen itself: the bar above has one too, and that leads elsewhere.
    await page.getByRole('main').getByRole('combobox').fill('فین');
    await page.getByRole('option').first().click();
    await page.getByRole('table').waitFor();
  });
});

test('nothing is wider than its screen, axe finds nothing, and paper carries the mark and no buttons', async () => {
  for (const screen of ['desktop', 'kiosk', 'zoomed'])
    for (const [theme, text] of [
      ['light', '1'],
      ['contrast', '5'],
    ])
      await story({ screen, theme }, async ({ page, go }) => {
        await chosen(page, { text });
        for (const hash of [
          `#/compare?a=${A}&b=${B}`,
          '#/compare?kind=area&a=R1',
          '#/compare?kind=area&a=R1&b=R3',
          '#/compare',
        ]) {
          await go(hash);
          const wide = await page.evaluate(() => document.querySelector('main').scrollWidth - innerWidth);
          assert.ok(wide <= 0, `${hash} on ${screen} in ${text}: ${wide}`);
          if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(readFileSync(axe, 'utf8'));
          const { violations } = await page.evaluate(() => window.axe.run('main', { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'] })); // prettier-ignore
          assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(' '))]), [], `${hash} ${screen} ${theme}`); // prettier-ignore
        }
      });
  await story({}, async ({ page, go }) => {
    await go(`#/compare?a=${A}&b=${B}`);
    await page.emulateMedia({ media: 'print' });
    assert.match(await page.getByRole('main').innerText(), /دادهٔ نمایشی/);
    assert.equal(await page.locator('main .pill:visible, main .icon-button:visible').count(), 0);
  });
});

test('an address of what does not exist says so', async () => {
  await story({}, async ({ page, go, faults }) => {
    await go(`#/compare?a=${A}&b=KSH-0000-000`);
    assert.equal(await page.getByRole('table').count(), 0);
    assert.ok((await page.getByRole('main').innerText()).length > 30);
    faults.length = 0;
    assert.ok(await call(page, 'Areas', 'Compare', { a: 'R1', b: '' }).then(({ b }) => b === undefined));
  });
});
