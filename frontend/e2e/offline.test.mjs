// Nothing leaves the machine, and nothing foreign gets in.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { launch, openPage, startProgram, settled } from './harness.mjs';

let program;
let browser;

before(async () => {
  program = await startProgram('--demo');
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await program?.stop();
});

test('the check itself sees a foreign request', async () => {
  const { page, faults, context } = await openPage(browser, program);
  await page.evaluate(() => fetch('https://example.invalid/').catch(() => {}));
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.inline = true';
    document.head.append(script);
  });
  const refused = (word) => faults.some((fault) => fault.includes(word));
  assert.ok(refused('example.invalid'), `the foreign request was seen: ${faults}`);
  assert.ok(refused('script-src'), `the inline script was seen: ${faults}`);
  assert.equal(await page.evaluate(() => window.inline), undefined);
  await context.close();
});

test('every answer carries the strict policy', async () => {
  const { page, context } = await openPage(browser, program);
  const seen = new Map();
  page.on('response', (response) =>
    seen.set(new URL(response.url()).pathname, response.headers()['content-security-policy']),
  );
  await page.reload();
  await settled(page); // the stream of events never ends
  assert.ok(seen.size > 3);
  for (const [path, policy] of seen) {
    assert.match(policy ?? '', /default-src 'self'/, path);
    assert.doesNotMatch(policy ?? '', /script-src[^;]*(unsafe|https?:|\*)/, path);
  }
  await context.close();
});

test('a page without the token, or from elsewhere, gets nothing', async () => {
  const bare = await fetch(`${program.origin}/`);
  assert.equal(bare.status, 403);
  const foreign = await fetch(program.address, { headers: { Origin: 'http://evil.example' } });
  assert.equal(foreign.status, 403);
});

test('another port of this address, which sees the cookie, can do nothing with it', async () => {
  const seen = [];
  const other = createServer((request, answer) => {
    seen.push(request.headers.cookie ?? '');
    answer.setHeader('Content-Type', 'text/html').end('<!doctype html><h1>other</h1>');
  });
  await new Promise((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { page, context } = await openPage(browser, program);
  try {
    const token = await page.evaluate(() => localStorage.getItem('didban.token'));
    assert.ok(program.address.endsWith(token), 'the page holds the token');
    assert.doesNotMatch(page.url(), /token/, 'and the address no longer does');

    const stranger = await context.newPage();
    await stranger.goto(`http://127.0.0.1:${other.address().port}/`);
    const got = await stranger.evaluate(async (origin) => {
      const ask = (path, more) =>
        fetch(origin + path, { credentials: 'include', ...more }).then(
          (answer) => answer.status,
          () => 'refused',
        );
      const picture = new Image();
      const shown = new Promise((resolve) => {
        picture.onload = () => resolve('shown');
        picture.onerror = () => resolve('refused');
      });
      picture.src = `${origin}/didban.svg`;
      return {
        call: await ask('/call/City/Boot', { method: 'POST', body: '[]' }),
        events: await ask('/events'),
        page: await ask('/'),
        picture: await shown,
      };
    }, program.origin);
    assert.deepEqual(got, { call: 'refused', events: 'refused', page: 'refused', picture: 'refused' });

    const cookie = seen.find((one) => one.includes('didban='));
    assert.ok(cookie, 'cookies know no port');
    assert.ok(!cookie.includes(token));
    const json = { 'Content-Type': 'application/json', Cookie: cookie };
    for (const [path, more] of [
      ['/call/City/Boot', { method: 'POST', body: '[]', headers: json }],
      ['/upload?draft=x&name=x', { method: 'POST', body: 'x', headers: json }],
      ['/events', { headers: json }],
      [`/?token=${cookie.split('=')[1]}`, { redirect: 'manual' }],
    ])
      assert.equal((await fetch(program.origin + path, more)).status, 403, path);
    const document = await (await fetch(`${program.origin}/`, { headers: { Cookie: cookie } })).text();
    assert.match(document, /bridge\.js/);
    assert.ok(!document.includes(token));
    // Another tab of the same browser asks as ever.
    const tab = await context.newPage();
    await tab.goto(`${program.origin}/`);
    await settled(tab);
  } finally {
    await context.close();
    other.close();
  }
});
