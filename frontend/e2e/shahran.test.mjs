// شهرآن as its readers use it: the front page of a full, a small and an empty paper, and an article
// of a year found by the archive, by the search and by its section; by keyboard and by touch alone.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { call, inLatin, onDemo, runVerb, settled, startProgram, temporaryFolder } from './harness.mjs';

const story = onDemo();

/** Runs a story on a paper with just these articles. */
async function paper(articles, choice, tell) {
  const data = temporaryFolder();
  const files = articles.map((article, n) => {
    const file = join(data.folder, `A-${n}.md`);
    const head = {
      code: `A-${n}`,
      section: 'civil',
      form: 'news',
      published: '1404/05/12 10:00',
      ...article,
    };
    const lines = Object.entries(head).map(([key, value]) => `${key}: ${value}`);
    writeFileSync(file, `---\n${lines.join('\n')}\n---\nمتن نوشته.\n`);
    return file;
  });
  if (files.length) {
    const { code, text } = await runVerb('--data', data.folder, '--lang', 'en', 'import', ...files);
    assert.equal(code, 0, text);
  }
  const own = await startProgram('--data', data.folder);
  try {
    await story(choice, tell, own);
  } finally {
    await own.stop();
    data.remove();
  }
}

/** The number that the list tells. */
async function total(page) {
  const texts = await page.getByRole('main').getByRole('status').allInnerTexts();
  const said = texts.map(inLatin).find((text) => /نوشته|نتیجه|article|result/.test(text));
  return Number(/\d+/.exec(said ?? '')?.[0]);
}
const links = (page) =>
  page.locator('main a[href^="#/article/"]').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
const wholeWidth = (page) =>
  page.evaluate(() => {
    const main = document.querySelector('main');
    return main.scrollWidth <= main.clientWidth + 1;
  });
const anything = {
  section: '',
  form: '',
  author: '',
  tag: '',
  area: '',
  year: 0,
  month: 0,
  day: 0,
  offset: 0,
};

for (const lang of ['fa', 'en']) {
  test(`the front page has everything and nothing twice (${lang})`, async () => {
    await story({ lang }, async ({ page, go }) => {
      await go('#/news');
      const shown = await links(page);
      assert.ok(shown.length >= 20, `${shown.length} articles`);
      assert.equal(new Set(shown).size, shown.length, 'an article is twice on the page');
      const view = await call(page, 'News', 'Front');
      assert.equal(shown[0], `#/article/${view.lead.id}`);
      for (const { code, count } of view.sections) {
        const link = page.locator(`main section a[href="#/news?section=${code}"]`);
        assert.equal(Number(/\d+/.exec(inLatin(await link.innerText()))[0]), count, code);
      }
      assert.equal(await page.locator('main a[href^="#/news?form="]').count(), 5);
      assert.ok((await page.locator('main a[href^="#/news?area="]').count()) > 0);
      assert.ok(await wholeWidth(page));
    });
  });
}

test('a section is narrowed; the counts are kept and the address holds all', async () => {
  await story({}, async ({ page, go }) => {
    await go('#/news');
    await page
      .getByRole('navigation', { name: 'بخش‌های شهرآن' })
      .getByRole('link', { name: 'فرهنگی' })
      .click();
    await page.waitForURL(/section=cultural/);
    await settled(page);
    const all = await total(page);
    await page.getByRole('combobox', { name: /^قالب/ }).click();
    const option = page.getByRole('option', { name: /گفت‌وگو/ });
    const promised = Number(/\d+/.exec(inLatin(await option.innerText()))[0]);
    await option.click();
    await settled(page);
    assert.equal(await total(page), promised);
    assert.ok(promised < all);
    await page.reload();
    await settled(page);
    assert.equal(await total(page), promised);
    assert.equal((await links(page)).length, promised);
  });
});

test('an article of a year is found by the archive, by the search and by its section', async () => {
  await story({}, async ({ page, go }) => {
    const { articles } = await call(page, 'News', 'Open', { ...anything, year: 1403, limit: 100 });
    const wanted = articles.find((article) => article.form === 'interview') ?? articles[0];
    const address = `#/article/${wanted.id}`;
    await go('#/news/archive');
    await page.getByRole('button', { name: /^۱۴۰۳،/ }).click();
    await settled(page);
    assert.equal(await total(page), articles.length);
    assert.match(page.url(), /year=1403/);
    assert.ok((await links(page)).includes(address));
    await page.locator(`main a[href="${address}"]`).first().click();
    await page.waitForURL(/#\/article\//);
    await settled(page);
    await page.goBack();
    await settled(page);
    assert.match(page.url(), /year=1403/);
    const focused = await page.evaluate(() => document.activeElement?.getAttribute('href'));
    assert.equal(focused, address, 'coming back, the reader stands elsewhere');

    await go('#/news/search?year=1403');
    const box = page.getByRole('main').getByRole('combobox', { name: 'جست‌وجو در شهرآن' });
    await box.fill(wanted.title);
    await box.press('Enter');
    await settled(page);
    assert.match(page.url(), /news\/search\?.*year=1403/);
    assert.ok((await links(page)).includes(address));
    assert.ok((await page.locator('main mark').count()) > 0, 'no passage is marked');

    await go(`#/news?section=${wanted.section}`);
    await page.getByRole('link', { name: 'همین فهرست در بایگانی' }).click();
    await page.waitForURL(/archive\?section=/);
    await settled(page);
    await page.getByRole('button', { name: /^۱۴۰۳،/ }).click();
    await settled(page);
    assert.ok((await links(page)).includes(address));
  });
});

test('the archive counts what it opens, down to the day and up again', async () => {
  await story({ lang: 'en' }, async ({ page, go }) => {
    await go('#/news/archive');
    for (const list of ['Years', /^Months of/]) {
      const tile = page.getByRole('list', { name: list }).getByRole('button', { disabled: false }).first();
      const promised = Number(/(\d+) article/.exec(await tile.innerText())[1]);
      await tile.click();
      await settled(page);
      assert.equal(await total(page), promised);
    }
    const day = page.locator('[role="grid"] button[aria-disabled="false"]').first();
    const promised = Number(/(\d+) article/.exec(await day.innerText())[1]);
    await day.click();
    await settled(page);
    assert.equal(await total(page), promised);
    assert.match(page.url(), /year=\d+&month=\d+&day=\d+/);
    await page.getByRole('group', { name: 'What you have chosen' }).getByRole('button').first().click();
    await settled(page);
    assert.equal(await total(page), (await call(page, 'News', 'Front')).total);
  });
});

test('on this day: other years of a day, and all of them', async () => {
  const day = (year) => ({ title: `نوشتهٔ ${year}`, published: `${year}/05/12 10:00` });
  await paper([day(1403), day(1402), day(1401)], {}, async ({ page, go }) => {
    await go('#/news/archive?year=1403&month=5&day=12');
    assert.equal(await total(page), 1);
    const past = page.locator('main section', { hasText: 'در چنین روزی' });
    assert.deepEqual(await past.getByRole('heading', { level: 3 }).allInnerTexts(), [
      'نوشتهٔ ۱۴۰۲',
      'نوشتهٔ ۱۴۰۱',
    ]);
    await past.getByRole('link', { name: /همهٔ/ }).click();
    await page.waitForURL(/archive\?month=5&day=12/);
    await settled(page);
    assert.equal(await total(page), 3);
    await page.getByRole('button', { name: /^۱۴۰۲،/ }).click();
    await settled(page);
    assert.match(page.url(), /year=1402&month=5&day=12/);
  });
});

test('the search narrows by author and tag, sorts by date, suggests and mends', async () => {
  await story({}, async ({ page, go }) => {
    await go('#/news/search?q=شهر');
    const all = await total(page);
    await page.getByRole('combobox', { name: /^نویسنده/ }).click();
    const author = page.getByRole('option').nth(1);
    const promised = Number(/\d+$/.exec(inLatin(await author.innerText()).trim())[0]);
    await author.click();
    await settled(page);
    assert.equal(await total(page), promised);
    assert.ok(promised < all);
    await page.getByRole('combobox', { name: /^ترتیب/ }).click();
    await page.getByRole('option', { name: 'تازه‌ترین' }).click();
    await settled(page);
    assert.match(page.url(), /author=.*sort=newest|sort=newest.*author=/);
    const stamps = await call(page, 'Search', 'Find', {
      text: 'شهر',
      kinds: ['article'],
      authors: [new URLSearchParams(page.url().split('?')[1]).get('author')],
      sort: 'newest',
    });
    assert.deepEqual(
      await links(page),
      stamps.hits.map(({ id }) => `#/article/${id}`),
    );
    const box = page.getByRole('main').getByRole('combobox', { name: 'جست‌وجو در شهرآن' });
    await box.fill('باز');
    await page.getByRole('listbox').waitFor();
    const hrefs = await page.getByRole('option').evaluateAll((all) => all.map((one) => one.innerText));
    assert.ok(
      hrefs.slice(0, -1).every((text) => /شهرآن/.test(text)),
      `suggested: ${hrefs}`,
    );
    await go('#/news/search?q=fhchv');
    assert.match(await page.getByRole('main').innerText(), /صفحه‌کلید دیگر/);
    assert.ok((await total(page)) > 0);
  });
});

test('a paper of three articles, without pictures and with long titles', async () => {
  const long =
    'نوشته‌ای با عنوانی بسیار بلند دربارهٔ بهسازی و مرمت بازار تاریخی شهر و کوچه‌های پیرامون آن '.repeat(2);
  const three = [
    { title: long, kicker: long },
    { title: 'دومی' },
    { title: 'سومی', section: 'social', form: 'note' },
  ];
  for (const screen of ['desktop', 'kiosk']) {
    await paper(three, { screen }, async ({ page, go }) => {
      await go('#/news');
      const shown = await links(page);
      assert.equal(shown.length, 3);
      assert.equal(new Set(shown).size, 3);
      assert.ok(await wholeWidth(page), `${screen} scrolls sideways`);
      assert.doesNotMatch(await page.getByRole('main').innerText(), /undefined|NaN|null/);
    });
  }
});

test('an empty paper says so on every page of it', async () => {
  await paper([], {}, async ({ page, go }) => {
    for (const hash of [
      '#/news',
      '#/news?section=civil',
      '#/news/archive',
      '#/news/archive?year=1403&month=2',
      '#/news/search',
    ]) {
      await go(hash);
      assert.match(await page.getByRole('main').innerText(), /نیست|پیدا نشد/, hash);
      assert.equal(await page.locator('main h1').count(), 1, hash);
    }
  });
});

test('by keyboard alone: from the front page through the calendar to an article', async () => {
  await story({}, async ({ page, go }) => {
    await go('#/news');
    const reach = async (wanted) => {
      for (let n = 0; n < 80; n++) {
        await page.keyboard.press('Tab');
        if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), wanted)) return;
      }
      assert.fail(`${wanted} is not reached`);
    };
    await reach('main a[href="#/news/archive"]');
    await page.keyboard.press('Enter');
    await page.waitForURL(/archive/);
    await settled(page);
    await reach('main aside button');
    await page.keyboard.press('Enter');
    await settled(page);
    const { list } = await call(page, 'News', 'Archive', { ...anything, year: 1405, limit: 1 });
    const busiest = list.months.toSorted((a, b) => b.count - a.count)[0];
    await go(`#/news/archive?year=1405&month=${busiest.number}`);
    await reach('[role="grid"] button');
    const before = await page.evaluate(() => document.activeElement?.innerText);
    await page.keyboard.press('ArrowLeft');
    assert.notEqual(await page.evaluate(() => document.activeElement?.innerText), before);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await settled(page);
    assert.match(page.url(), /day=\d+/);
    await reach('main a[href^="#/article/"]');
    await page.keyboard.press('Enter');
    await page.waitForURL(/#\/article\//);
  });
});

test('by touch alone on the kiosk, every target is large enough', async () => {
  await story({ screen: 'kiosk', touch: true, lang: 'fa' }, async ({ page, go }) => {
    for (const hash of [
      '#/news',
      '#/news?section=civil',
      '#/news/archive?year=1405&month=8',
      '#/news/search?q=شهر',
    ]) {
      await go(hash);
      const small = await page.locator('main :is(a[href], button):visible').evaluateAll((all) =>
        all
          .map((one) => {
            const cover = getComputedStyle(one, '::after');
            const box = (
              cover.position === 'absolute' ? one.closest('article') : one
            ).getBoundingClientRect();
            return [one.innerText.slice(0, 30), Math.round(box.width), Math.round(box.height)];
          })
          .filter(([, width, height]) => width < 44 || height < 44),
      );
      assert.deepEqual(small, [], hash);
      assert.ok(await wholeWidth(page), `${hash} scrolls sideways`);
    }
    await go('#/news/archive');
    await page.getByRole('button', { name: /^۱۴۰۵،/ }).tap();
    await settled(page);
    await page.getByRole('button', { name: /^آبان،/ }).tap();
    await settled(page);
    await page.locator('[role="grid"] button[aria-disabled="false"]').first().tap();
    await settled(page);
    assert.match(page.url(), /year=1405&month=8&day=\d+/);
    await page.locator('main .found a[href^="#/article/"]').first().tap();
    await page.waitForURL(/#\/article\//);
  });
});
