// Money and time: in English the Jalali day stands everywhere with the Gregorian beside it, the unit
// holds on every screen, and the last figure of every amount is a touch away.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anyEvent, call, everything, inLatin, onDemo, settled } from './harness.mjs';

const story = onDemo();

/** Opens the page with a unit chosen. */
const inUnit = async (page, unit) => {
  await page.evaluate((next) => {
    const known = JSON.parse(localStorage.getItem('didban.settings'));
    localStorage.setItem('didban.settings', JSON.stringify({ ...known, unit: next }));
  }, unit);
  await page.reload();
  await settled(page);
};

/** The address of every screen, with pages of the richest nouns. */
async function addresses(page) {
  const list = await call(page, 'Map', 'Open', everything);
  const richest = list.projects.toSorted((a, b) => b.approved - a.approved)[0];
  const events = await call(page, 'Events', 'Open', anyEvent);
  const { trustees } = await call(page, 'Trustees', 'Open', { area: '', text: '' });
  return {
    plain: [
      'home',
      'map',
      'map?at=1403-05&shade=money&level=region',
      'projects',
      'projects?view=table',
      'transparency',
      'trustees',
      'events',
      'events?view=month',
      'news',
      'news?section=civil',
      'news/archive?year=1404&month=7',
      'news/archive?year=1404&month=7&day=12',
      'news/search?q=آب',
      'search?q=خیابان',
      'search?q=آب&from=2025-10-04&to=2025-12-04',
      'thresholds',
      'about',
      'article/SH-1405-006',
      `event/${events.events[0].id}`,
      `trustee/${trustees[0].id}`,
      `area/${richest.area}`,
    ].map((path) => `#/${path}`),
    project: `#/project/${richest.id}`,
  };
}

/** Opens every part of a project's page that waits to be opened. */
async function openAll(page) {
  await page.evaluate(() => {
    for (const closed of document.querySelectorAll('main details:not(.maplibregl-ctrl)')) closed.open = true;
  });
  for (const table of await page.locator('main').getByRole('button', { name: 'Table', exact: true }).all())
    await table.click();
  await settled(page);
}

/**
 * Every Gregorian date in sight as { hit, around }, where no Jalali date of the same day stands in its
 * neighbourhood; and how many there were.
 */
const lonely = (page) =>
  page.evaluate(() => {
    const jalali = new Intl.DateTimeFormat('en-GB-u-ca-persian', {
      timeZone: 'UTC',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
    });
    const two = new Intl.DateTimeFormat('en-GB-u-ca-persian', {
      timeZone: 'UTC',
      day: '2-digit',
      month: '2-digit',
    });
    const NAMES = 'Farvardin|Ordibehesht|Khordad|Tir|Mordad|Shahrivar|Mehr|Aban|Azar|Dey|Bahman|Esfand';
    const MONTHS = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec';
    const dates = new RegExp(
      String.raw`\b(?:(\d{1,2}) )?(?:${MONTHS})[a-z]*(?: ((?:19|20)\d\d))?\b|\b(?:19|20)\d\d[-/]\d\d?[-/]\d\d?\b|\b\d\d?\/\d\d?\/(?:19|20)\d\d\b`,
      'g',
    );
    const textOf = (element) =>
      `${element.innerText} ${[...element.querySelectorAll('input')].map((input) => input.value).join(' ')}`.replaceAll(
        '\u00a0',
        ' ',
      );
    /** What the neighbourhood must hold. */
    function wanted(match) {
      if (!match[1] || !match[2]) return new RegExp(NAMES);
      const at = Date.parse(`${match[0]} 12:00 UTC`);
      const p = Object.fromEntries(jalali.formatToParts(at).map(({ type, value }) => [type, value]));
      const n = Object.fromEntries(two.formatToParts(at).map(({ type, value }) => [type, value]));
      const day = `${p.day}(?: – \\d{1,2} \\w+)? ${p.month}(?: ${p.year})?|${p.year}/${n.month}/${n.day}|end of ${p.month} ${p.year}`;
      return new RegExp(`(?<!\\d)(?:${day})`);
    }
    const found = { dates: 0, faults: [] };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (!parent?.checkVisibility({ visibilityProperty: true })) continue;
      for (const match of walker.currentNode.data.replaceAll('\u00a0', ' ').matchAll(dates)) {
        // a word such as “may” or “March” within a sentence is no date
        if (!/\d/.test(match[0])) continue;
        found.dates += 1;
        let around = parent;
        while (
          textOf(around).length < 60 &&
          around.parentElement &&
          around.parentElement.innerText.length < 300
        )
          around = around.parentElement;
        if (!wanted(match).test(textOf(around))) found.faults.push({ hit: match[0], around: textOf(around) });
      }
    }
    return found;
  });

/** The visible words of the page, without what people of the city wrote. */
const wordsOf = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('main, [role="dialog"]')].map((part) => part.innerText).join('\n'),
  );

test('in English every Gregorian date has its Jalali one, and the right one', async () => {
  await story({ lang: 'en' }, async ({ page, go }) => {
    const { plain, project } = await addresses(page);
    const faults = [];
    let dates = 0;
    const look = async (name) => {
      const found = await lonely(page);
      dates += found.dates;
      faults.push(...found.faults.map((fault) => ({ name, ...fault })));
    };
    for (const address of plain) {
      await go(address);
      await look(address);
    }
    await go(project);
    await openAll(page);
    await look(project);
    await page.emulateMedia({ media: 'print' });
    await look(`${project} on paper`);
    assert.deepEqual(faults, []);
    assert.ok(dates > 100, `${dates} dates were seen`);
  });
});

test('in English a month is a Jalali one, and a calendar shows both', async () => {
  await story({ lang: 'en' }, async ({ page, go }) => {
    const board = await call(page, 'Transparency', 'Open', { area: '', year: 0 });
    await go('#/transparency');
    const words = await page.locator('main').innerText();
    const month = (iso) =>
      new Intl.DateTimeFormat('en-GB-u-ca-persian', { timeZone: 'UTC', month: 'long' }).format(
        Date.parse(iso),
      );
    for (const { first } of board.months) assert.ok(words.includes(month(first)), month(first));
    await go('#/search?q=آب&from=2025-10-04&to=2025-12-04');
    await page.locator('.range-trigger').first().click();
    const sheet = page.locator('.calendar-sheet');
    await sheet.getByRole('grid').waitFor();
    assert.match(await sheet.innerText(), /September – October 2025/);
    assert.match(
      (await sheet.locator('[role="gridcell"] button').first().getAttribute('aria-label')) ?? '',
      /^\w+day, 1 Mehr 1404 \(23\sSep\s2025\)$/,
    );
  });
});

for (const [lang, unit, wrong, right] of [
  ['en', 'toman', /\brials?\b/i, /\btomans\b/],
  ['en', 'rial', /\btomans?\b/i, /\brials\b/],
  ['fa', 'toman', /[۰-۹](?: هزار)?(?: میلیون| میلیارد)? ریال/, /تومان/],
  ['fa', 'rial', /[۰-۹](?: هزار)?(?: میلیون| میلیارد)? تومان/, /ریال/],
]) {
  test(`${unit} holds on every screen in ${lang}`, async () => {
    await story({ lang }, async ({ page, go }) => {
      const { plain, project } = await addresses(page);
      await inUnit(page, unit);
      const faults = [];
      let seen = 0;
      const look = async (name) => {
        // the files to take along stay in rials, and say so
        const words = (await wordsOf(page)).replace(
          /[^\n]*(all amounts in rials|همهٔ مبلغ‌ها به ریال)[^\n]*/g,
          '',
        );
        const hit = wrong.exec(words);
        if (hit) faults.push({ name, around: words.slice(Math.max(0, hit.index - 60), hit.index + 60) });
        if (right.test(words)) seen += 1;
      };
      // Persian articles speak of rials and tomans in their own words
      const screens = lang === 'en' ? plain : plain.filter((path) => !/article|news|search/.test(path));
      for (const address of screens) {
        await go(address);
        if (lang === 'en' && !address.startsWith('#/map')) await openAll(page);
        for (const money of (await page.locator('main button.money').all()).slice(0, 3))
          await money.click({ trial: false, force: true });
        await look(address);
      }
      await go(project);
      await openAll(page);
      await look(project);
      await page.emulateMedia({ media: 'print' });
      await look(`${project} on paper`);
      assert.deepEqual(faults, []);
      assert.ok(seen >= 8, `${seen} screens told of money in ${unit}`);
    });
  });
}

/** Touches the middle of a thing, whatever lies over it. */
async function touch(page, thing) {
  await thing.scrollIntoViewIfNeeded();
  const box = await thing.boundingBox();
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
}

/** The whole number that a text begins with. */
const figure = (text) => Number(/^[\d.,]+/.exec(inLatin(text).replaceAll('٬', ','))[0].replaceAll(',', ''));

test('a touch on a bar tells its amount to the last figure, in the unit, and its name opens the list', async () => {
  await story({ lang: 'en', touch: true }, async ({ page, go }) => {
    const board = await call(page, 'Transparency', 'Open', { area: '', year: 0 });
    await inUnit(page, 'toman');
    await go('#/transparency');
    const largest = board.contractors[0];
    const bars = page.getByRole('list', { name: 'Largest contractors' });
    const bar = bars.locator('li').first().locator('.track');
    assert.equal(
      (await bars.locator('li').first().locator('.value button').innerText().then(figure)) < 1e6,
      true,
    );
    await touch(page, bar);
    const told = bars.locator('li').first().locator('.value button');
    assert.equal(figure(await told.innerText()), largest.value / 10);
    assert.match(await told.innerText(), /tomans/);
    assert.match(page.url(), /#\/transparency$/, 'a touch on a bar stays on the page');
    await inUnit(page, 'rial');
    await touch(page, bar);
    assert.equal(figure(await told.innerText()), largest.value);
    assert.match(await told.innerText(), /rials/);
    await bars.locator('li').first().getByRole('link').tap();
    await page.waitForURL(/contractor=/);
  });
});

test('the last figure is a key away in a card, in a row of the table and in the shades of the map', async () => {
  await story({ lang: 'en' }, async ({ page, go }) => {
    await inUnit(page, 'toman');
    const list = await call(page, 'Map', 'Open', everything);
    const exactly = async (where, rials) => {
      const button = where.locator('button.money').first();
      await button.focus();
      await page.keyboard.press('Enter');
      assert.equal(figure(await button.innerText()), rials / 10);
    };
    const known = list.projects.find((project) => project.approved > 0);
    await go('#/projects');
    await exactly(page.locator('main article.card', { hasText: known.title }), known.approved);
    await go('#/projects?view=table');
    const priced = list.projects.find((project) => project.amount > 0);
    await exactly(page.locator('main tbody tr', { hasText: priced.code }), priced.amount);
    assert.match(page.url(), /#\/projects/, 'nothing was opened');
    await go('#/map?shade=money&level=region');
    const shade = page.locator('details.panel button.money').first();
    await shade.waitFor();
    const short = await shade.innerText();
    await shade.focus();
    await page.keyboard.press('Enter');
    assert.notEqual(await shade.innerText(), short);
    assert.match(await shade.innerText(), /^[\d,]+ tomans( to [\d,]+ tomans)?/);
  });
});

test('on paper amounts are exact, and none is cut', async () => {
  await story({ lang: 'en' }, async ({ page, go }) => {
    const { plain } = await addresses(page);
    const area = plain.find((address) => address.startsWith('#/area/'));
    await go(area);
    const { money } = await call(page, 'Areas', 'Open', area.replace('#/area/', ''));
    // the width of A4 within its margins, at 96 dots an inch
    await page.setViewportSize({ width: 660, height: 1000 });
    await page.emulateMedia({ media: 'print' });
    const sum = page.getByRole('row', { name: /^Sum/ }).locator('button.money').first();
    const printed = await sum.evaluate((one) => getComputedStyle(one, '::before').content);
    assert.equal(printed, `"${money.approved.toLocaleString('en')} rials"`);
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('main table')]
        .map((table) => table.parentElement)
        .filter((frame) => frame.scrollWidth > frame.clientWidth)
        .map((frame) => frame.innerText),
    );
    assert.deepEqual(cut, []);
  });
});
