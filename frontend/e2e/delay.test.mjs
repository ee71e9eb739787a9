// How lists of projects are ordered: the latest first where that is asked, running works first elsewhere, with
// the money in sight; days and points are counted again from the files of the sample city.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { call, everything, inLatin, onDemo, settled } from './harness.mjs';
import { clock, daysLate, pointsBehind } from './recount.mjs';
import { projects } from './source.mjs';

const story = onDemo();
const LATEST = { ...everything, sort: 'delay', descending: true };

/** What a list must say of a project. */
function saidOf(p, now) {
  const [late, behind] = [daysLate(p, now), pointsBehind(p)];
  const points = String(Math.round(behind * 10) / 10).replace('.', '٫');
  return [
    late && (p.finished ? `پایان با ${late} روز تأخیر از نخستین وعده` : `${late} روز گذشته از نخستین وعده`),
    behind && `${points} واحد درصد عقب‌تر از برنامه`,
  ].filter(Boolean);
}

const byDelay = (now) => (a, b) =>
  daysLate(b, now) - daysLate(a, now) || pointsBehind(b) - pointsBehind(a) || 0;

test('the question of the first screen leads to the latest first, each with its days and points', async () => {
  await story({ touch: true, screen: 'kiosk' }, async ({ page, go }) => {
    const now = await clock(page);
    await go('#/');
    await page.getByRole('link', { name: 'کدام پروژه‌ها از برنامه عقب مانده‌اند؟' }).tap();
    await page.waitForURL(/sort=delay/);
    await settled(page);
    const wanted = projects.filter((p) => !p.finished && saidOf(p, now).length).sort(byDelay(now));
    assert.ok(wanted.length > 20);
    await page.getByText('ترتیب: روزهای گذشته از نخستین وعده؛ پس از آن، فاصله از برنامه.').waitFor();
    const cards = page.locator('main li', { has: page.locator('h3') });
    const titles = await cards.locator('h3').allInnerTexts();
    const told = [];
    for (const [n, card] of (await cards.all()).entries()) {
      const p = projects.find(({ title }) => inLatin(title) === inLatin(titles[n]));
      const text = inLatin(await card.innerText());
      for (const words of saidOf(p, now)) assert.ok(text.includes(words), `${p.title}: ${words} in ${text}`);
      told.push(p);
    }
    const figures = (list) => list.map((p) => [daysLate(p, now), Math.round(pointsBehind(p) * 10)]);
    assert.deepEqual(figures(told), figures(wanted.slice(0, told.length)));
    assert.match(inLatin(await page.locator('main [role="status"]').first().innerText()), new RegExp(`^${wanted.length} `)); // prettier-ignore
  });
});

test('the column of delay is counted from the files for every project, and turns at a touch', async () => {
  await story({ touch: true }, async ({ page, go }) => {
    const now = await clock(page);
    const { projects: listed, total } = await call(page, 'Map', 'Open', LATEST);
    assert.equal(total, projects.length);
    for (const card of listed) {
      const p = projects.find(({ code }) => code === card.code);
      const late = ['overdue', 'missed'].includes(card.deadline?.state) ? card.deadline.days : 0;
      assert.equal(late, daysLate(p, now), p.code);
      assert.ok(Math.abs(card.behind - pointsBehind(p)) < 0.001, p.code);
    }
    await go('#/projects?view=table');
    const head = page.getByRole('columnheader', { name: 'مرتب‌کردن بر پایهٔ تأخیر' });
    for (const [order, first] of [
      ['descending', Math.max(...projects.map((p) => daysLate(p, now)))],
      ['ascending', Math.min(...projects.map((p) => daysLate(p, now)).filter(Boolean))],
    ]) {
      await head.getByRole('button').tap();
      await settled(page);
      assert.equal(await head.getAttribute('aria-sort'), order);
      const cell = inLatin(await page.locator('tbody tr').first().locator('td').nth(2).innerText());
      assert.match(cell, new RegExp(`^${first} روز`));
    }
  });
});

test('the file of the list is in its order', async () => {
  await story({}, async ({ page, go }) => {
    await go('#/projects?flag=behind,overdue&sort=delay&descending=1');
    const view = await call(page, 'Map', 'Open', { ...LATEST, flags: ['behind', 'overdue'] });
    await page.getByRole('button', { name: 'اشتراک‌گذاری' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('dialog').getByRole('button', { name: /CSV/ }).click(),
    ]);
    const codes = [...(await readFile(await download.path(), 'utf8')).matchAll(/^(KSH-[^,]+),/gm)];
    assert.deepEqual(
      codes.map(([, code]) => code),
      view.projects.map(({ code }) => code),
    );
    await page.keyboard.press('Escape');
    await page.emulateMedia({ media: 'print' });
    assert.match(await page.locator('main').innerText(), /ترتیب: تأخیر، از زیاد به کم/);
  });
});

const STANDINGS = ['در حال اجرا', 'برچیدن', 'متوقف', 'آماده‌سازی', 'شناسایی', 'پایان‌یافته', 'نگهداری', 'برچیده', 'لغوشده']; // prettier-ignore

test('running works stand first on every list that nobody sorted', async () => {
  await story({}, async ({ page, go }) => {
    const boot = await call(page, 'City', 'Boot');
    const { units } = await call(page, 'City', 'Boot');
    const region = boot.areas.find(({ code }) => code === 'R1').id;
    for (const hash of ['#/projects', '#/map', '#/', `#/area/${region}`, `#/unit/${units[0].id}`]) {
      await go(hash);
      const links = await page.locator('main a[href*="#/project/"]').all();
      const places = [];
      for (const link of links) {
        const id = (await link.getAttribute('href')).split('/')[2];
        const card = await call(page, 'Map', 'Card', { id, at: '' });
        const p = projects.find(({ code }) => code === card.code);
        places.push(STANDINGS.indexOf(p.standing));
      }
      const cards = places.slice(0, hash === '#/projects' ? 24 : 6);
      assert.ok(cards.length, hash);
      assert.ok(!places.includes(-1), hash);
      assert.deepEqual(
        cards,
        cards.toSorted((a, b) => a - b),
        hash,
      );
    }
  });
});

test('money is the third column, in sight without scrolling; on a card it is larger than what is around it', async () => {
  for (const lang of ['fa', 'en']) {
    await story({ lang }, async ({ page, go }) => {
      await go('#/projects?view=table');
      const heads = page.getByRole('columnheader');
      assert.match(await heads.nth(2).innerText(), /^(مبلغ|Amount)/);
      const frame = await page.locator('main .frame').boundingBox();
      const money = await page.locator('tbody tr').first().locator('td').nth(1).boundingBox();
      assert.ok(money.x >= frame.x && money.x + money.width <= frame.x + frame.width, lang);
      await go('#/projects');
      const size = (of) => page.locator(of).first().evaluate((element) => parseFloat(getComputedStyle(element).fontSize)); // prettier-ignore
      assert.ok((await size('main li .money strong')) > (await size('main li .money span')), lang);
    });
  }
});
