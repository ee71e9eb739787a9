// What a script of the page can do to the window of a kiosk: the scripts of Wails and app/kiosk.js in
// a real browser, on a host that writes down what reaches it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launch } from './harness.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const wails = execFileSync('go', ['list', '-m', '-f', '{{.Dir}}', 'github.com/wailsapp/wails/v2'], {
  cwd: root,
  encoding: 'utf8',
}).trim();
const bindings = JSON.stringify({ main: { Window: { Route: { name: 'main.Window.Route' } } } });
const scripts = {
  '/ipc.js': readFileSync(join(wails, 'internal/frontend/runtime/ipc.js'), 'utf8'),
  '/runtime.js':
    `window.wailsbindings='${bindings}';` +
    readFileSync(join(wails, 'internal/frontend/runtime/runtime_prod_desktop.js'), 'utf8'),
  '/kiosk.js': readFileSync(join(root, 'app/kiosk.js'), 'utf8'),
};

/** The host of a web view, as it stands in WebKit (window.webkit can't be taken away) and on Windows. */
const hosts = {
  webkit: () => {
    window.heard = [];
    class Handler {
      postMessage(message) {
        window.heard.push(message);
      }
    }
    const handlers = { external: new Handler() };
    class Namespace {
      get messageHandlers() {
        return handlers;
      }
    }
    Object.defineProperty(window, 'webkit', { value: new Namespace(), enumerable: true });
  },
  webview: () => {
    window.heard = [];
    window.chrome = { webview: { postMessage: (message) => window.heard.push(message) } };
  },
};

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

/** Runs in a page with the scripts of Wails and those named; gives what reached the host after their start. */
async function heard(host, names, work) {
  const page = await browser.newPage();
  await page.addInitScript(hosts[host]);
  await page.route('http://kiosk.test/**', (route) => {
    const script = scripts[new URL(route.request().url()).pathname];
    if (script) return route.fulfill({ contentType: 'text/javascript', body: script });
    const tags = ['/ipc.js', '/runtime.js', ...names].map((name) => `<script src="${name}"></script>`);
    return route.fulfill({ contentType: 'text/html', body: `<!doctype html><head>${tags.join('')}</head>` });
  });
  await page.goto('http://kiosk.test/');
  assert.deepEqual(await page.evaluate(() => window.heard.splice(0)), ['runtime:ready']);
  await page.evaluate(work);
  const messages = await page.evaluate(() => window.heard);
  await page.close();
  return messages;
}

/** All that commands a window, by every way that Wails leaves to a page. */
function command() {
  const attempt = (work) => {
    try {
      void work();
    } catch {
      // It is not there.
    }
  };
  for (const name of [
    'Hide',
    'Quit',
    'WindowMinimise',
    'WindowUnfullscreen',
    'WindowHide',
    'ClipboardGetText',
  ])
    attempt(() => window.runtime[name]());
  attempt(() => window.runtime.BrowserOpenURL('https://example.invalid/'));
  attempt(() => window.runtime.ClipboardSetText('x'));
  attempt(() => window.runtime.LogFatal('ends the program'));
  for (const message of [
    'H',
    'Q',
    'Wm',
    'Wf',
    'WH',
    'BO:https://example.invalid/',
    'LFx',
    'drag',
    'resize:n-resize',
  ])
    attempt(() => window.WailsInvoke(message));
  const system = ':wails:ClipboardGetText';
  for (const call of [
    { name: system, args: [], callbackID: 'a' },
    { Name: system, args: [], callbackID: 'b' },
    { name: { toString: () => system }, args: [], callbackID: 'c' },
  ])
    attempt(() => window.WailsInvoke('C' + JSON.stringify(call)));
  attempt(() =>
    window.WailsInvoke(`C{"name":"main.Window.Route","NAME":"${system}","args":[],"callbackID":"d"}`),
  );
  attempt(() => window.WailsInvoke(new String('Q')));
  attempt(() => window.webkit.messageHandlers.external.postMessage('Q'));
  attempt(() => window.chrome.webview.postMessage('Q'));
  attempt(() => {
    delete window.WailsInvoke;
    delete window.webkit;
    window.WailsInvoke('Q');
  });
  attempt(() => {
    Object.prototype.toJSON = () => ({ name: system, args: [], callbackID: 'e' });
    window.WailsInvoke('C{"name":"main.Window.Route","args":[],"callbackID":"f"}');
  });
  delete Object.prototype.toJSON;
}

/** Whether a message is a call of one of the program's own methods. */
const isOwnCall = (message) =>
  /^C\{"name":"main\.Window\.Route","args":\[\],"callbackID":"[^"]+"\}$/.test(message);

for (const host of Object.keys(hosts)) {
  test(`no script of the page commands the window of a kiosk: ${host}`, async () => {
    const open = await heard(host, [], command);
    for (const message of ['H', 'Q', 'Wm', 'Wf', 'WH', 'LFx'])
      assert.ok(open.includes(message), `another window takes ${message}`);
    assert.deepEqual(
      (await heard(host, ['/kiosk.js'], command)).filter((message) => !isOwnCall(message)),
      [],
    );
  });

  test(`the calls and events of the program go on: ${host}`, async () => {
    const messages = await heard(host, ['/kiosk.js'], async () => {
      const route = window.go.main.Window.Route();
      const { callbackID } = JSON.parse(window.heard[0].slice(1));
      window.wails.Callback(JSON.stringify({ callbackid: callbackID, result: '#/map' }));
      if ((await route) !== '#/map') throw new Error('no answer');
      let told;
      window.runtime.EventsOn('changed', (change) => (told = change));
      window.wails.EventsNotify(JSON.stringify({ name: 'changed', data: [7] }));
      if (told !== 7) throw new Error('no event');
    });
    assert.equal(messages.length, 1);
    assert.ok(isOwnCall(messages[0]), messages[0]);
  });
}
