// Every screen is walked once in each language: it stays within its window, leads to nothing
// outside, holds the unit of money, and in English shows the Jalali day beside each Gregorian one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anyEvent, call, chosen, everything, onDemo, settled } from './harness.mjs';

const story = onDemo();

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

const units = {
  en: { rial: [/\btomans?\b/i, /\brials\b/], toman: [/\brials?\b/i, /\btomans\b/] },
  fa: {
    rial: [/[۰-۹](?: هزار)?(?: میلیون| میلیارد)? تومان/, /ریال/],
    toman: [/[۰-۹](?: هزار)?(?: میلیون| میلیارد)? ریال/, /تومان/],
  },
};

/** What is found on the way, by what it is about. */
const findings = () => ({
  units: [],
  dates: [],
  wide: [],
  outside: [],
  told: { rial: 0, toman: 0 },
  seen: 0,
});

/** The unit that is chosen holds, the other is not named; both are tried, and the first comes back last. */
async function lookAtUnits(page, lang, name, found) {
  for (const [unit, [wrong, right]] of Object.entries(units[lang])) {
    await chosen(page, { unit });
    // the files to take along stay in rials, and say so
    const words = (await wordsOf(page)).replace(
      /[^\n]*(all amounts in rials|همهٔ مبلغ‌ها به ریال)[^\n]*/g,
      '',
    );
    const hit = wrong.exec(words);
    if (hit)
      found.units.push({ name, unit, around: words.slice(Math.max(0, hit.index - 60), hit.index + 60) });
    if (right.test(words)) found.told[unit] += 1;
  }
}

async function lookAtDates(page, name, found) {
  const { dates, faults } = await lonely(page);
  found.seen += dates;
  found.dates.push(...faults.map((fault) => ({ name, ...fault })));
}

/** Nothing is wider than the window, and the last button of the head stands within it. */
async function lookAtFrame(page, name, found) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  const last = await page.locator('header button').last().boundingBox();
  if (over > 0 || last.x < 0 || last.x + last.width > 1366) found.wide.push({ name, over, last: last.x });
  const out = await page
    .locator('a[href]')
    .evaluateAll((links) =>
      links.map((link) => link.getAttribute('href')).filter((href) => !href.startsWith('#')),
    );
  found.outside.push(...out);
}

for (const lang of ['fa', 'en']) {
  test(`every screen holds its window, its unit and its days, and leads to nothing outside: ${lang}`, async () => {
    await story({ lang }, async ({ page, go }) => {
      const { plain, project } = await addresses(page);
      const found = findings();
      const look = async (name) => {
        // Persian articles speak of rials and tomans in their own words
        if (lang === 'en' || !/article|news|search/.test(name)) await lookAtUnits(page, lang, name, found);
        if (lang === 'en') await lookAtDates(page, name, found);
      };
      for (const address of plain) {
        await go(address);
        await lookAtFrame(page, address, found);
        if (lang === 'en') await lookAtDates(page, address, found);
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
      const { told, seen, ...faults } = found;
      assert.deepEqual(faults, { units: [], dates: [], wide: [], outside: [] });
      assert.ok(told.rial >= 8 && told.toman >= 8, `${told.rial} and ${told.toman} screens told of money`);
      assert.ok(lang === 'fa' || seen > 100, `${seen} dates were seen`);
    });
  });
}
