// What a foreign site may hide in its texts comes in as text alone, and shows harmless.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { call, launch, openPage, runVerb, startProgram, temporaryFolder } from './harness.mjs';

const evil = 'https://evil.example';

/** Everything that runs, loads or leads somewhere by itself, and text that must stay. */
const hostile = `<meta http-equiv="refresh" content="0;url=${evil}/refresh"><base href="${evil}/">
<link rel="stylesheet" href="${evil}/a.css"><style>@import url(${evil}/b.css); p { background: url(${evil}/c.png) }</style>
<script>alert('script'); window.reached = true</script><script src="${evil}/a.js"></script>
<p style="background:url('${evil}/d.png')" onclick="alert('click')">متن <b onmouseover="alert('over')">خواندنی</b> است.</p>
<iframe src="${evil}/frame" srcdoc="<script>alert('frame')</script>"></iframe>
<object data="${evil}/o.swf"></object><embed src="${evil}/e.swf"><video src="${evil}/v.mp4" poster="${evil}/p.png" autoplay></video>
<img src="${evil}/1.png" onerror="alert('image')" alt="دور"><img srcset="${evil}/2.png 2x" src="x"><picture><source srcset="${evil}/3.png"><img src="/y"></picture>
<img src="data:text/html,<script>alert('data')</script>"><img src="data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIi8+">
<svg onload="alert('svg')"><image href="${evil}/4.png"/><script>alert('in svg')</script></svg><math><mi xlink:href="javascript:alert('math')">m</mi></math>
<p><a href="javascript:alert('link')">پیوند یک</a> و <a href="data:text/html,<script>alert('d')</script>">پیوند دو</a> و <a href="${evil}/page" ping="${evil}/ping">پیوند سه</a></p>
<form action="${evil}/f"><input name="q" autofocus onfocus="alert('focus')"><button formaction="javascript:alert('b')">بفرست</button></form>
<table background="${evil}/t.png"><tr><td>ردیف</td><td colspan="2">گسترده</td></tr><tr><td>الف</td><td>ب</td><td>پ</td></tr></table>
<details open ontoggle="alert('toggle')"><summary>بیشتر</summary>پنهان‌شدنی</details><p>پایان متن.</p>`;

const sites = {
  'feed.xml': `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>سایت بیگانه</title><link>https://old.example</link><item><title>از خوراک &lt;script&gt;alert(1)&lt;/script&gt;</title><guid>https://old.example/1</guid>
<pubDate>Sat, 12 Aug 2023 06:30:00 +0000</pubDate><description>چکیده &lt;img src=x onerror=alert(2)&gt;</description><enclosure url="${evil}/cover.png" type="image/png" length="1"/>
<content:encoded><![CDATA[${hostile}]]></content:encoded></item></channel></rss>`,
  'page.html': `<!doctype html><html><head><title>از صفحه</title><meta property="article:published_time" content="2023-08-13"></head><body><article>${hostile}</article></body></html>`,
  'post.md': `---\ntitle: از مارک‌داون\ndate: 2023-08-14\n---\n\n${hostile}\n\n[پیوند چهار](javascript:alert('md')) ![دور](${evil}/5.png)\n`,
};

let browser;
let data;
let program;
let said;

before(async () => {
  data = temporaryFolder();
  const site = join(data.folder, 'site');
  mkdirSync(site);
  for (const [name, text] of Object.entries(sites)) writeFileSync(join(site, name), text);
  said = await runVerb('--data', join(data.folder, 'data'), '--lang', 'fa', 'import', site);
  browser = await launch();
  program = await startProgram('--data', join(data.folder, 'data'));
});
after(async () => {
  await browser?.close();
  await program?.stop();
  data?.remove();
});

test('the import says what it left out, in the words of the person', () => {
  assert.equal(said.code, 0, said.text);
  for (const words of [
    'اسکریپت کنار گذاشته شد',
    'قاب از وب‌گاه‌های دیگر',
    'تصویر که در کنار پرونده نبود',
    'پیوند که برنامه اجرا می‌کرد',
  ])
    assert.ok(said.text.includes(words), `«${words}» is not in ${said.text}`);
  assert.ok(said.text.includes('3 مورد تازه'), said.text);
});

for (const [theme, screen] of [
  ['light', 'desktop'],
  ['dark', 'kiosk'],
])
  test(`what was hostile reads as text, ${theme} on ${screen}`, async () => {
    const { page, faults, go, context } = await openPage(browser, program, { theme, screen });
    const dialogs = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    const { articles } = await call(page, 'News', 'Open', {
      section: '',
      form: '',
      area: '',
      offset: 0,
      limit: 10,
    });
    assert.equal(articles.length, 3);
    for (const { id } of articles) {
      await go(`#/article/${id}`);
      const main = page.getByRole('main');
      const words = await main.innerText();
      for (const text of [
        'متن خواندنی است.',
        'پیوند یک',
        'پیوند دو',
        'پیوند سه',
        'گسترده',
        'بیشتر',
        'پنهان‌شدنی',
        'پایان متن.',
      ])
        assert.ok(words.includes(text), `«${text}» is not in ${words}`);
      assert.doesNotMatch(words, /alert|javascript|evil|onerror|بفرست/);
      assert.equal(await main.locator('strong', { hasText: 'خواندنی' }).count(), 1);
      await main.getByText('خواندنی', { exact: true }).hover();
      await main.getByText('پیوند یک').click();
      const left = await main.evaluate((element) =>
        [...element.querySelectorAll('*')]
          .filter(
            (one) =>
              /^(script|iframe|object|embed|form|video|style|link|meta|base)$/i.test(one.localName) ||
              [...one.attributes].some(
                ({ name, value }) => name.startsWith('on') || /evil|javascript:|data:text/.test(value),
              ),
          )
          .map((one) => one.outerHTML),
      );
      assert.deepEqual(left, []);
    }
    assert.equal(await page.evaluate(() => window.reached), undefined);
    assert.deepEqual(dialogs, []);
    assert.deepEqual(faults, []);
    assert.ok(page.url().startsWith(program.origin));
    await context.close();
  });
