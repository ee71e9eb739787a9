// A public touch screen: what people come to ask, nothing that leads out, and nobody remembered.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { call, chosen, everything, launch, onDemo, settled, startProgram, told } from './harness.mjs';

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

const touched = { touch: true, screen: 'kiosk' };
const atKiosk = (choice, tell) => told(browser, kiosk, { ...touched, ...choice }, tell);
const home = (url) => ['', '#/'].includes(url.hash);
const wiped = (page) => page.waitForEvent('load');

test('what people ask is one touch from the first screen, its answer two', async () => {
  await atKiosk({}, async ({ page, go }) => {
    for (const [question, screen, answer] of [
      ['در خیابان ما چه می‌سازند؟', /#\/map$/, /پروژه/],
      ['چه کسی پاسخگوی محلهٔ ماست؟', /#\/trustees$/, /تأییدشده|معتمد/],
      ['پول شهر کجا خرج می‌شود؟', /#\/transparency$/, /تومان/],
      ['از ماه پیش چه شد؟', /#\/changes$/, /پرداخت/],
      [
        'کدام پروژه‌ها از برنامه عقب مانده‌اند؟',
        /#\/projects\?flag=behind,overdue&sort=delay&descending=1$/,
        /پروژه/,
      ],
    ]) {
      await go('#/');
      await page.getByRole('link', { name: question }).tap();
      await page.waitForURL(screen);
      await settled(page);
      assert.match(await page.getByRole('main').innerText(), answer);
    }
  });
});

test('every figure of the first screen opens a list of as many projects', async () => {
  await story({ lang: 'en' }, async ({ page, go }) => {
    const { figures } = await call(page, 'Home', 'Open');
    await go('#/');
    for (const [label, count] of [
      ['in progress', figures.active],
      ['Finished', figures.finishedThisYear],
      ['suspended', figures.suspended],
    ]) {
      await go('#/');
      await page
        .locator('.figures a')
        .filter({ hasText: new RegExp(label, 'i') })
        .first()
        .click();
      await page.waitForURL(/#\/projects/);
      await settled(page);
      const said = await page.getByRole('main').innerText();
      assert.match(said, new RegExp(`(^|\\D)${count} projects?`), `${label}: ${count}`);
    }
  });
});

test('the way back stands in the window itself, and keeps the place', async () => {
  for (const lang of ['fa', 'en'])
    await story({ lang }, async ({ page }) => {
      const back = page.getByRole('button', { name: /بازگشت به صفحهٔ پیش|Back to the page before/ });
      assert.equal(await back.count(), 0, 'there is nothing to go back to');
      const link = page.locator('main a[href*="#/project/"]').first();
      const to = await link.getAttribute('href');
      await link.click();
      await page.waitForURL((url) => url.hash === to);
      await settled(page);
      await back.click();
      await page.waitForURL(home);
      await settled(page);
      assert.equal(await page.evaluate(() => document.activeElement.getAttribute('href')), to);
      assert.equal(await back.count(), 0);
      await page.keyboard.press('Alt+ArrowRight');
      await page.waitForURL((url) => url.hash === to);
      await settled(page);
      await page.keyboard.press('Alt+ArrowLeft');
      await page.waitForURL(home);
    });
});

test('left alone it counts down, starts over, and knows nothing of who was there', async () => {
  await atKiosk({}, async ({ page, go }) => {
    await page.clock.install();
    await page.reload();
    await go('#/search');
    await page.getByRole('button', { name: /EN/ }).tap();
    await page.getByRole('main').getByRole('combobox').fill('my secret wish');
    await page.keyboard.press('Enter');
    await page.waitForURL(/secret/);
    await settled(page);
    await page.clock.fastForward(95_000);
    await page.getByRole('alertdialog').waitFor();
    await page.getByRole('button', { name: 'I am still here' }).tap();
    assert.equal(await page.getByRole('alertdialog').count(), 0);
    assert.match(page.url(), /secret/, 'a touch keeps everything');
    for (const goes of [
      () => page.clock.fastForward(25_000),
      () => page.getByRole('button', { name: /Start over|شروع دوباره/ }).tap(),
    ]) {
      await go('#/search?q=secret');
      await page.locator('h1').first().tap();
      await page.clock.fastForward(95_000);
      await page.getByRole('alertdialog').waitFor();
      const again = wiped(page);
      await goes();
      await again;
      await settled(page);
    }
    await settled(page);
    assert.equal(new URL(page.url()).hash, '#/');
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'fa');
    assert.equal(await page.getByRole('main').getByRole('combobox').inputValue(), '');
    await page.goBack();
    await settled(page);
    assert.doesNotMatch(page.url(), /secret/, 'the way back leads to nobody’s screens');
    assert.doesNotMatch(await page.getByRole('main').innerText(), /secret/);
  });
});

test('a screen that nobody has touched invites; the first touch opens the first screen alone', async () => {
  await atKiosk({}, async ({ page }) => {
    await page.clock.install();
    await page.reload();
    await settled(page);
    await page.clock.fastForward(31_000);
    const invitation = page.getByRole('button', { name: /صفحه را لمس کنید/ });
    await invitation.waitFor();
    await invitation.tap();
    await invitation.waitFor({ state: 'detached' });
    assert.ok(home(new URL(page.url())));
  });
});

test('a desk is left in peace: no countdown, no invitation', async () => {
  await story({}, async ({ page }) => {
    await page.clock.install();
    await page.reload();
    await settled(page);
    await page.locator('h1').click();
    await page.clock.fastForward(300_000);
    assert.equal(await page.getByRole('alertdialog').count(), 0);
    assert.equal(await page.getByRole('button', { name: /صفحه را لمس کنید/ }).count(), 0);
  });
});

test('nothing leads out: no menu, no chosen text, no zoom, no printing, no files', async () => {
  await atKiosk({}, async ({ page, go, context }) => {
    const { projects } = await call(page, 'Map', 'Open', { ...everything, limit: 1 });
    await go(`#/project/${projects[0].id}`);
    const kept = await page.evaluate(() => {
      const refused = (event) => !document.querySelector('h1').dispatchEvent(event);
      const all = { bubbles: true, cancelable: true };
      const files = new DataTransfer();
      files.items.add(new File(['x'], 'x.html'));
      return {
        menu: refused(new MouseEvent('contextmenu', all)),
        drag: refused(new DragEvent('dragstart', all)),
        drop: refused(new DragEvent('drop', { ...all, dataTransfer: files })),
        wheel: refused(new WheelEvent('wheel', { ...all, ctrlKey: true })),
        print: refused(new KeyboardEvent('keydown', { ...all, key: 'p', code: 'KeyP', ctrlKey: true })),
        tools: refused(new KeyboardEvent('keydown', { ...all, key: 'F12' })),
        letter: !refused(new KeyboardEvent('keydown', { ...all, key: 'a', code: 'KeyA' })),
      };
    });
    assert.deepEqual(kept, {
      menu: true,
      drag: true,
      drop: true,
      wheel: true,
      print: true,
      tools: true,
      letter: true,
    });
    await page.locator('h1').dblclick();
    assert.equal(await page.evaluate(() => getSelection().toString()), '');
    const hand = await context.newCDPSession(page);
    await hand.send('Input.synthesizePinchGesture', { x: 300, y: 900, scaleFactor: 3 });
    assert.equal(await page.evaluate(() => visualViewport.scale), 1);
    assert.equal(
      await page.locator('a[href^="http"], a[href^="mailto"], a[href^="tel"], a[target]').count(),
      0,
    );
    assert.equal(await page.getByRole('button', { name: /چاپ/ }).count(), 0);
  });
});

test('the keyboard on the screen writes Persian and English and searches', async () => {
  await atKiosk({}, async ({ page }) => {
    const box = page.getByRole('main').getByRole('combobox');
    const keys = page.getByRole('group', { name: 'صفحه‌کلید' });
    assert.equal(await keys.count(), 0);
    await box.tap();
    await keys.waitFor();
    const press = async (names) => {
      for (const name of names) await keys.getByRole('button', { name, exact: true }).tap();
    };
    await press([...'بوسا', 'پاک‌کردن نویسه', ...'تان']);
    assert.equal(await box.inputValue(), 'بوستان');
    await page.getByRole('option').first().waitFor();
    const field = await box.boundingBox();
    const board = await keys.boundingBox();
    assert.ok(field.y + field.height < board.y, 'the field stays in sight');
    for (const key of await keys.getByRole('button').all()) {
      const { width, height } = await key.boundingBox();
      assert.ok(width >= 44 && height >= 44, `${await key.innerText()}: ${width}×${height}`);
    }
    await press(['تأیید']);
    await page.waitForURL(/#\/search\?q=/);
    await settled(page);
    assert.ok((await page.locator('main mark').count()) > 0);
    assert.equal(await keys.count(), 0, 'it makes room for what was found');
    const again = page.getByRole('main').getByRole('combobox', { name: 'جست‌وجو در دیدبان' });
    await again.tap();
    await press([...'؟!،:؛«»()', 'English، صفحه‌کلید انگلیسی', 'k', 's', 'فاصله', '1', ...'?,']);
    assert.match(await again.inputValue(), /؟!،:؛«»\(\)ks 1\?,$/);
    await press(['بستن صفحه‌کلید']);
    await keys.waitFor({ state: 'detached' });
  });
});

test('a desk has no keyboard on its screen', async () => {
  await story({}, async ({ page }) => {
    await page.getByRole('main').getByRole('combobox').click();
    assert.equal(await page.getByRole('group', { name: 'صفحه‌کلید' }).count(), 0);
  });
});

/** What axe calls serious, in what stands on the page now. */
async function barriers(page) {
  const { violations } = await page.evaluate(() =>
    window.axe.run(document, {
      resultTypes: ['violations'],
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'],
    }),
  );
  return violations
    .filter(({ impact }) => ['serious', 'critical'].includes(impact))
    .map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
}

for (const look of [
  { lang: 'fa', theme: 'light' },
  { lang: 'en', theme: 'contrast' },
  { lang: 'fa', theme: 'dark' },
])
  test(`no barrier in the invitation, the countdown and the keyboard: ${look.lang}, ${look.theme}`, async () => {
    await atKiosk(look, async ({ page }) => {
      await page.addInitScript({ path: axe });
      await page.clock.install();
      await page.reload();
      await settled(page);
      await page.clock.fastForward(39_500);
      await page.locator('.attract img').waitFor();
      assert.deepEqual(await barriers(page), []);
      await page.locator('.attract').tap();
      await page.getByRole('main').getByRole('combobox').tap();
      await page.locator('.keyboard').waitFor();
      assert.deepEqual(await barriers(page), []);
      // a program that does not answer is not left for a page of the browser: the question stays
      await page.route('**/call/City/Index', (route) =>
        route.fulfill({ json: { error: { code: 'busy', key: 'internal' } } }),
      );
      await page.clock.fastForward(95_000);
      await page.getByRole('alertdialog').waitFor();
      assert.deepEqual(await barriers(page), []);
    });
  });

test('every target of a kiosk is large enough, and nothing is wider than its screen', async () => {
  for (const [lang, text] of [
    ['fa', '1'],
    ['en', '5'],
  ])
    await atKiosk({ lang }, async ({ page, go }) => {
      await chosen(page, { text });
      const { projects } = await call(page, 'Map', 'Open', { ...everything, limit: 1 });
      const { areas } = await call(page, 'City', 'Boot');
      for (const hash of [
        '#/trustees',
        '#/projects?view=table',
        `#/area/${areas[0].id}`,
        `#/project/${projects[0].id}`,
      ]) {
        await go(hash);
        const small = await page.evaluate(() =>
          [...document.querySelectorAll('main :is(th, .area, .path) :is(a, button)')]
            .map((one) => [one, one.getBoundingClientRect()])
            .filter(([one, { width, height }]) => one.checkVisibility() && (width < 44 || height < 44))
            .map(([one, { width, height }]) => `${one.textContent.trim()}: ${width}×${height}`),
        );
        assert.deepEqual(small, [], hash);
        const beyond = await page
          .locator('main')
          .evaluate((main) =>
            Math.max(main.scrollWidth - main.clientWidth, document.documentElement.scrollWidth - innerWidth),
          );
        assert.ok(beyond <= 0, `${hash}: ${beyond}`);
      }
    });
});

test('the largest type and the least window leave the bar of the page within it', async () => {
  for (const [lang, size] of [
    ['en', { width: 1366, height: 768 }],
    ['fa', { width: 360, height: 640 }],
  ])
    await story({ lang }, async ({ page, go }) => {
      await page.setViewportSize(size);
      await chosen(page, { text: '5' });
      await go('#/events');
      await page.getByRole('button', { name: /صفحهٔ پیش|page before/ }).waitFor();
      const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok(wide <= window, `${lang}: ${wide} > ${window}`);
    });
});

test('an address whose filters stand twice opens as if they stood once', async () => {
  await story({}, async ({ page, go }) => {
    for (const screen of ['map', 'projects']) {
      await go(`#/${screen}?flag=x,x&status=implementation,implementation`);
      assert.match(await page.getByRole('main').innerText(), /پروژه/);
    }
  });
});
