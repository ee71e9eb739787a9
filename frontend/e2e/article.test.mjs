// Reading one article: every form of the text, its size, paper, citation, and the way to a project and back.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { call, inLatin, onDemo, settled } from './harness.mjs';
import { approved, clock, latin, short, spent } from './recount.mjs';
import { projects } from './source.mjs';
import { until } from './workshop.mjs';

const RICH = '#/article/SH-1405-006';
const LIVE = 'KSH-1404-017';

const story = onDemo();

for (const lang of ['fa', 'en']) {
  test(`${lang}: every form of the text is there, and nothing overflows`, async () => {
    await story({ lang }, async ({ page, go }) => {
      await go(RICH);
      const body = page.locator('article > .body[dir]');
      for (const form of [
        'h2#part-1',
        'figure img[width][height][srcset]',
        '.gallery figure:nth-child(3)',
        'blockquote.pull',
        '.scroll table',
        '.footnotes li',
      ])
        assert.ok((await body.locator(form).count()) > 0, form);
      assert.equal(await body.locator('figcaption .credit').count(), 4);
      assert.doesNotMatch(await body.innerText(), /\[!pull\]|\[\^/);
      const words = await page.locator('article').first().innerText();
      assert.match(words, lang === 'fa' ? /اصلاحیه[\s\S]*دلیل:/ : /Correction[\s\S]*Reason:/);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(over <= 0, `${over} too wide`);
    });
  });
}

test('the note of a word is one touch away, and the word one touch back; the address stays', async () => {
  await story({ screen: 'kiosk', touch: true }, async ({ page, go }) => {
    await go(RICH);
    await page.locator('a.footnote-ref').first().tap();
    assert.equal(await page.evaluate(() => document.activeElement.id), 'fn:1');
    await page.locator('#fn\\:1 a.footnote-backref').tap();
    assert.equal(await page.evaluate(() => document.activeElement.id), 'fnref:1');
    assert.equal(new URL(page.url()).hash, RICH);
  });
});

test('a keyboard reaches a part by the contents', async () => {
  await story({}, async ({ page, go }) => {
    await go(RICH);
    const parts = page.getByRole('navigation', { name: 'در این نوشته' }).getByRole('button');
    assert.equal(await parts.count(), await page.locator('article > .body[dir] :is(h2, h3, h4)').count());
    await parts.nth(2).focus();
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'part-3');
    assert.ok((await page.locator('#part-3').boundingBox()).y < 400);
  });
});

test('the pictures of the text open in the whole window and walk by keys', async () => {
  await story({}, async ({ page, go }) => {
    await go(RICH);
    await page.locator('.gallery button').first().click();
    const shown = page.getByRole('dialog').locator('img');
    const first = await shown.getAttribute('src');
    await page.waitForFunction(() => document.activeElement.closest('[role="dialog"]'));
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('dialog').locator(`img:not([src="${first}"])`).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });
});

test('the size of the text is chosen once and kept', async () => {
  await story({ screen: 'kiosk', touch: true }, async ({ page, go }) => {
    await go(RICH);
    const size = () =>
      page
        .locator('.body p')
        .first()
        .evaluate((p) => parseFloat(getComputedStyle(p).fontSize));
    const plain = await size();
    const larger = page.getByRole('button', { name: 'متن درشت‌تر' });
    await larger.tap();
    await larger.tap();
    assert.ok(Math.abs((await size()) / plain - 1.3) < 0.01);
    assert.ok((await larger.boundingBox()).height >= 44);
    await page.reload();
    await settled(page);
    assert.ok(Math.abs((await size()) / plain - 1.3) < 0.01);
  });
});

test('on paper it is the text, its code and its citation, on A4, without the chrome', async () => {
  await story({ theme: 'dark' }, async ({ page, go }) => {
    await go(RICH);
    await page.emulateMedia({ media: 'print' });
    assert.ok(await page.locator('article .paper', { hasText: 'دادهٔ نمایشی' }).isVisible());
    for (const gone of ['header button', '.tools', 'nav', 'article nav'])
      assert.equal(await page.locator(gone).locator('visible=true').count(), 0, gone);
    assert.ok(await page.locator('section[aria-labelledby="cite"] svg').first().isVisible());
    assert.match(
      await page.locator('section[aria-labelledby="cite"]').innerText(),
      /۶ مهر ۱۴۰۵.*didban:\/\/article\/SH-1405-006/s,
    );
    assert.equal(
      await page.evaluate(() => getComputedStyle(document.body).backgroundColor),
      'rgb(255, 255, 255)',
    );
    // Chromium fetches what lies below the fold as it prints, and does not wait for it.
    let pdf = '';
    await until(async () => {
      pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
      return (pdf.match(/\/Subtype\s*\/Image/g) ?? []).length >= 4;
    }, true);
    const [, width, height] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf);
    assert.ok(Math.abs(width - 595) < 2 && Math.abs(height - 842) < 2, `${width} × ${height}`);
    const sheets = pdf.match(/\/Type\s*\/Page\b/g).length;
    assert.ok(sheets >= 2 && sheets <= 5, `${sheets} sheets`);
  });
});

test('the citation is copied in either language, and the page says so', async () => {
  await story({}, async ({ page, go, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await go(RICH);
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await page.getByRole('button', { name: 'رونوشت فارسی' }).click();
    await page.getByText('رونوشت برداشته شد').waitFor();
    assert.match(
      await copied(),
      /^سهیل کاظم‌پور، «کانال‌ها.*»، شهرآن، ۶ مهر ۱۴۰۵\. didban:\/\/article\/SH-1405-006$/,
    );
    await page.getByRole('button', { name: 'رونوشت انگلیسی' }).click();
    await page.waitForFunction(async () => (await navigator.clipboard.readText()).includes('Shahran'));
    assert.match(await copied(), /6 Mehr 1405 \(28 Sep 2026\)/);
  });
});

test('a project is one step away with its live status, and the way back keeps the place', async () => {
  await story({ touch: true }, async ({ page, go }) => {
    await go(RICH);
    const { projects } = await call(page, 'News', 'Article', 'SH-1405-006');
    const suspended = projects.find((project) => project.suspended);
    const link = page.locator(`main a[href="#/project/${suspended.id}"]`).first();
    await link.scrollIntoViewIfNeeded();
    const card = page.locator('li').filter({ has: page.locator(`a[href="#/project/${suspended.id}"]`) });
    assert.match(await card.innerText(), /متوقف/);
    const place = await page.locator('main').evaluate((main) => main.scrollTop);
    assert.ok(place > 1000, 'the card stands far below');
    await link.tap();
    await page.waitForURL(/#\/project\//);
    await settled(page);
    assert.ok(
      (await page.locator(`main a[href^="#/article/"]`).count()) > 0,
      'the project names its articles',
    );
    await page.goBack();
    await page.waitForURL(/#\/article\//);
    await settled(page);
    const back = await page.locator('main').evaluate((main) => main.scrollTop);
    assert.ok(Math.abs(back - place) <= 2, `left at ${place}, back at ${back}`);
  });
});

test('the author leads to all they wrote, the steps to what came out before and after', async () => {
  await story({}, async ({ page, go }) => {
    await go(RICH);
    await page.getByRole('link', { name: 'سهیل کاظم‌پور' }).click();
    await page.waitForURL(/#\/author\//);
    await settled(page);
    const { total, articles } = await call(page, 'News', 'Author', {
      name: 'سهیل کاظم‌پور',
      offset: 0,
      limit: 24,
    });
    assert.equal(await page.locator('h1').innerText(), 'سهیل کاظم‌پور');
    assert.ok(total >= 2 && articles.every(({ author }) => author === 'سهیل کاظم‌پور'));
    assert.equal(await page.locator('main a[href^="#/article/"]').count(), Math.min(total, 24));
    await go('#/author/هیچ‌کس');
    assert.match(await page.locator('main').innerText(), /نوشته‌ای از این نویسنده نیست/);

    await go(RICH);
    const { before: earlier } = await call(page, 'News', 'Article', 'SH-1405-006');
    await page.locator('a[rel="prev"]').click();
    await page.waitForURL(new RegExp(earlier.id));
    await settled(page);
    const back = page.locator('a[rel="next"]');
    await back.focus();
    await page.keyboard.press('Enter');
    await settled(page);
    assert.match(await page.locator('h1').innerText(), /کانال‌ها آب را می‌برند/);
  });
});

test('a person that an article names shows it on their page', async () => {
  await story({}, async ({ page, go }) => {
    const { trustees } = await call(page, 'Trustees', 'Open', { area: '', text: '' });
    for (const { id } of trustees) {
      const { named } = await call(page, 'Trustees', 'Trustee', id);
      if (!named.length) continue;
      await go(`#/trustee/${id}`);
      assert.ok(await page.locator(`main a[href="#/article/${named[0].id}"]`).first().isVisible());
      return;
    }
    assert.fail('the sample city names no trustee in an article');
  });
});

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
for (const look of [
  { lang: 'fa', theme: 'light', screen: 'desktop' },
  { lang: 'en', theme: 'dark', screen: 'desktop' },
  { lang: 'fa', theme: 'contrast', screen: 'kiosk' },
]) {
  test(`no serious barrier: ${look.lang}, ${look.theme}, ${look.screen}`, async () => {
    await story(look, async ({ page, go }) => {
      for (const hash of [RICH, '#/author/سهیل کاظم‌پور', '#/author/هیچ‌کس']) {
        await go(hash);
        await page.evaluate(await readFile(axe, 'utf8'));
        const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
        const serious = found.violations.filter(({ impact }) => ['serious', 'critical'].includes(impact));
        assert.deepEqual(
          serious.map(({ id, nodes }) => `${hash} ${id}: ${nodes[0].html.slice(0, 200)}`),
          [],
        );
      }
    });
  });
}

/** The figures of a live block, as its reader reads them. */
const liveWords = (page) => page.locator('.body .live').first().innerText();

test('a live block has the figures of today: the same as the page of its project, which a touch opens', async () => {
  await story({ screen: 'kiosk', touch: true }, async ({ page, go }) => {
    const row = projects.find(({ code }) => code === LIVE);
    await go(RICH);
    const words = inLatin(await liveWords(page)).replaceAll('٫', '.');
    for (const told of [
      row.title,
      row.standing,
      LIVE,
      `${Math.round(row.physical)}٪`,
      short(approved([row])),
      short(spent([row])),
    ])
      assert.ok(words.includes(latin(told)), `${told} in ${words}`);
    const { today } = await clock(page);
    const [year, month, day] = today.split('/');
    assert.match(words, new RegExp(`ارقام زنده، امروز ${Number(day)} .* ${year}`), `${month}`);
    assert.match(words, /نخستین وعده/);
    await page.locator('.body .live').first().scrollIntoViewIfNeeded();
    await page.locator('.body .live canvas').waitFor();
    await page.locator('.body .live .cover-link').tap();
    await page.waitForURL(/#\/project\//);
    await settled(page);
    assert.ok((await page.getByRole('main').innerText()).includes(row.title));
  });
});

test('in English too, by keys, and in a window of twice the size nothing of it is cut', async () => {
  await story({ lang: 'en', theme: 'contrast', screen: 'zoomed' }, async ({ page, go }) => {
    await go(RICH);
    const live = page.locator('.body .live').first();
    assert.match(await live.innerText(), /Live figures, today \d+ \w+ 14\d\d/);
    assert.equal(await live.getAttribute('dir'), 'ltr');
    const cut = await live.evaluate((one) => one.scrollWidth - one.clientWidth);
    assert.ok(cut <= 0, `${cut}`);
    await live.locator('.cover-link').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/#\/project\//);
  });
});

test('on paper a live block is text with its code and day, without a map', async () => {
  await story({}, async ({ page, go }) => {
    await go(RICH);
    await page.emulateMedia({ media: 'print' });
    const live = page.locator('.body .live').first();
    assert.match(inLatin(await live.innerText()), /KSH-1404-017[\s\S]*امروز \d+ .* 14\d\d/);
    assert.equal(await live.locator('.map.no-print').isVisible(), false);
  });
});
