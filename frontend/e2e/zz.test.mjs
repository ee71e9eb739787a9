import { test } from 'node:test';
import { onDemo } from './harness.mjs';
import { enter, MODERATOR } from './workshop.mjs';
const story = onDemo();
test('x', async () => {
  await story({}, async (visit) => {
    const { page, go } = visit;
    page.on('requestfailed', (r) => console.log('FAIL', r.url()));page.on('response', async (r) => { if (r.url().includes('call')) console.log(r.status(), (await r.text()).slice(0,300)); });
    page.on('console', (m) => console.log('CONSOLE', m.text()));
    page.on('pageerror', (m) => console.log('ERR', m.stack));
    await enter(visit, MODERATOR);
    await go('#/queue');
    await page.waitForTimeout(3000);
    await page.screenshot({ path: '/tmp/shots/zz.png' });
  });
});
