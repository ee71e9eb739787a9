// A screen on a wall: the map plays the years of the city until somebody touches it, for hours.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { call, launch, startProgram, told } from './harness.mjs';
import { latin, short } from './recount.mjs';
import { projects, sum } from './source.mjs';

let wall;
let kiosk;
let browser;
before(async () => {
  wall = await startProgram('--demo', '--wall');
  kiosk = await startProgram('--demo', '--kiosk');
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await wall?.stop();
  await kiosk?.stop();
});

const LAST = {
  '1401-12': '1401/12/29',
  '1402-12': '1402/12/29',
  '1403-12': '1403/12/30',
  '1404-12': '1404/12/29',
};
/** What the files count up to a day. */
const counted = (day) => ({
  finished: projects.filter((p) => p.finished && p.finished <= day).length,
  paid: sum(
    projects.flatMap((p) => p.contracts.flatMap((k) => k.paid)).filter((y) => y.day <= day),
    (y) => y.amount,
  ),
});
const invitation = (page) => page.getByRole('button', { name: /صفحه را لمس کنید/ });

test('the sums of the years are what the files count', async () => {
  await told(browser, wall, {}, async ({ page }) => {
    for (const [month, day] of Object.entries(LAST)) {
      const { finished, paid, begun } = await call(page, 'Map', 'Years', { month });
      assert.deepEqual({ finished, paid }, counted(day), month);
      assert.ok(begun >= finished, month);
    }
  });
});

test('it plays by itself, the ends of the years where nothing may move, and a touch ends it', async () => {
  await told(browser, wall, { screen: 'kiosk', touch: true }, async ({ page, go }) => {
    await go('#/transparency');
    await page.locator('.told').waitFor();
    const seen = new Set();
    for (const [month, day] of Object.entries(LAST).slice(0, 2)) {
      await page.locator('.told strong', { hasText: new RegExp(`^${[...month.slice(0, 4)].map((d) => '۰۱۲۳۴۵۶۷۸۹'[d]).join('')}$`) }).waitFor({ timeout: 40_000 }); // prettier-ignore
      const text = latin(await page.locator('.told').innerText());
      assert.match(text, /تا پایان اسفند/);
      assert.ok(text.includes(latin(short(counted(day).paid))), `${month}: ${text}`);
      assert.match(text, new RegExp(`پایان‌یافته\\s+${counted(day).finished}\\s`));
      seen.add(month);
    }
    assert.equal(seen.size, 2);
    await invitation(page).tap();
    await invitation(page).waitFor({ state: 'detached' });
    assert.equal(new URL(page.url()).hash, '#/');
    assert.equal(await page.locator('.told').count(), 0);
    assert.equal(await page.locator('canvas').count(), 0, 'the map is gone');
  });
});

test('picture after picture it keeps nothing', async () => {
  await told(browser, wall, {}, async ({ page, context }) => {
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await page.reload();
    await page.locator('.told').waitFor({ timeout: 20_000 });
    const tools = await context.newCDPSession(page);
    await tools.send('Performance.enable');
    const kept = async () => {
      await tools.send('HeapProfiler.collectGarbage');
      const { metrics } = await tools.send('Performance.getMetrics');
      return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
    };
    await page.waitForTimeout(25_000); // the other screens are fetched meanwhile
    const first = await kept();
    await page.waitForTimeout(20_000);
    const last = await kept();
    assert.equal(await page.locator('canvas').count(), 1);
    assert.ok(last.JSEventListeners <= first.JSEventListeners + 15, `${first.JSEventListeners} listeners, then ${last.JSEventListeners}`); // prettier-ignore
    assert.ok(last.Nodes <= first.Nodes + 20, `${first.Nodes} nodes, then ${last.Nodes}`);
    assert.ok(last.JSHeapUsedSize < first.JSHeapUsedSize * 1.3, `${first.JSHeapUsedSize} bytes, then ${last.JSHeapUsedSize}`); // prettier-ignore
  });
});

test('a kiosk plays the years after its slides', async () => {
  await told(browser, kiosk, { screen: 'kiosk', touch: true }, async ({ page }) => {
    await page.clock.install();
    await page.reload();
    await page.locator('h1').first().waitFor();
    // What watches for rest is fetched after the screen.
    for (let rest = 0; rest < 10 && !(await invitation(page).count()); rest++) {
      await page.clock.fastForward(31_000);
      await page.waitForTimeout(300);
    }
    await invitation(page).waitFor();
    assert.equal(await page.locator('.told').count(), 0);
    for (let slide = 0; slide < 12 && !(await page.locator('.years').count()); slide++) {
      await page.clock.fastForward(8000);
      await page.waitForTimeout(300);
    }
    await page.locator('.told strong').waitFor({ timeout: 20_000 });
    await invitation(page).tap();
    await invitation(page).waitFor({ state: 'detached' });
  });
});
