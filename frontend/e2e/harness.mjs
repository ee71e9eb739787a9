// What every story stands on: the real program, answering on loopback, in a real
// Chromium that may ask nobody but the program.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const binary = process.env.DIDBAN_BIN ?? fileURLToPath(new URL('../../build/bin/didban', import.meta.url));
const chrome = process.env.CHROMIUM ?? '/usr/bin/chromium';
/** How many times slower than it is the machine shall seem. */
const slow = Number(process.env.DIDBAN_SLOW ?? 1);

/** Maps alone are drawn by the graphics card, which is made of software here and slow; pages need none. */
const flags = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-gpu-rasterization',
  '--disable-gpu-compositing',
];

export const screens = {
  desktop: { width: 1366, height: 768 },
  kiosk: { width: 1080, height: 1920 },
  // The desktop at twice its size: what the reader sees of it at 200 %.
  zoomed: { width: 683, height: 384 },
};

/** Starts `didban serve` with more arguments and waits for its address. */
export async function startProgram(...args) {
  const child = spawn(binary, ['serve', ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const address = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', (code) => reject(new Error(`didban serve ended with ${code}`)));
  });
  const stop = () =>
    new Promise((resolve) => {
      if (child.exitCode !== null) return resolve();
      child.once('exit', resolve);
      child.kill('SIGTERM');
    });
  /** Ends it in the middle of whatever it does. */
  const kill = () =>
    new Promise((resolve) => {
      child.once('exit', resolve);
      child.kill('SIGKILL');
    });
  return { address, origin: new URL(address).origin, stop, kill };
}

/** A data folder that is removed at the end. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'didban-e2e-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Runs a verb to its end and returns what it printed. */
export function runVerb(...args) {
  return new Promise((resolve) => {
    const child = spawn(binary, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (text += part));
    child.once('exit', (code) => resolve({ code, text }));
  });
}

export const launch = () => chromium.launch({ executablePath: chrome, args: flags });

/**
 * Opens the program in a page. `faults` gathers every request that is not to the
 * program itself, every page error and every console error.
 */
export async function openPage(
  browser,
  program,
  { lang = 'fa', theme = 'light', screen = 'desktop', touch = false } = {},
) {
  const context = await browser.newContext({
    viewport: screens[screen],
    deviceScaleFactor: screen === 'zoomed' ? 2 : 1,
    hasTouch: touch,
    reducedMotion: 'reduce',
  });
  await context.addInitScript(
    (choice) => {
      if (!localStorage.getItem('didban.settings'))
        localStorage.setItem('didban.settings', JSON.stringify(choice));
    },
    { lang, theme, text: '1' },
  );
  await context.addInitScript(keepPauses);
  const page = await context.newPage();
  if (slow > 1) await slowed(context, page);
  watchRequests(page);
  const faults = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    const own = url.origin === program.origin || url.protocol === 'data:' || url.protocol === 'blob:';
    if (!own) faults.push(`asked ${request.url()}`);
  });
  page.on('pageerror', (error) => faults.push(`page error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  await page.goto(program.address);
  const go = async (hash) => {
    await page.goto(`${program.origin}/${hash}`);
    await settled(page);
  };
  await settled(page);
  return { page, context, faults, go };
}

/**
 * Makes a page so many times slower, and lets each call and each script wait as long as chance has it, up to 0.4 s:
 * what a story or a screen takes for granted shows.
 */
async function slowed(context, page) {
  const tools = await context.newCDPSession(page);
  await tools.send('Emulation.setCPUThrottlingRate', { rate: slow });
  await page.route(/\/call\/|\.js$/, async (route) => {
    await new Promise((go) => setTimeout(go, Math.random() ** 2 * 400));
    await route.continue().catch(() => undefined); // the page may be gone
  });
}

/** What each page has asked for and not yet got, but for the stream that never ends. */
const awaited = new WeakMap();

function watchRequests(page) {
  const open = new Set();
  awaited.set(page, open);
  page.on('request', (request) => {
    if (new URL(request.url()).pathname !== '/events') open.add(request);
  });
  for (const end of ['requestfinished', 'requestfailed']) page.on(end, (request) => open.delete(request));
}

/** Runs in the page before all else: keeps the pauses that it makes before it goes on, as after a key. */
function keepPauses() {
  const pauses = new Set();
  window.pauses = pauses;
  const { setTimeout, clearTimeout } = window;
  window.setTimeout = (act, pause = 0, ...rest) => {
    const id = setTimeout(() => {
      pauses.delete(id);
      act(...rest);
    }, pause);
    if (pause < 1000) pauses.add(id);
    return id;
  };
  window.clearTimeout = (id) => {
    pauses.delete(id);
    clearTimeout(id);
  };
}

/** Waits until the screen stands: nothing is busy and its words have come to rest. */
export async function settled(page) {
  await page.locator('h1').first().waitFor();
  await rested(page, 100);
  // What still loads may bring other words: a picture does not, the rest of a screen does.
  if (awaited.get(page)?.size) await rested(page, 400);
}

/** Waits until the words stay as they are for so many ms; for 400 while the page makes a pause. */
async function rested(page, least) {
  await page.evaluate(() => delete window.rest);
  await page.waitForFunction(
    (least) => {
      const now = performance.now();
      const rest = (window.rest ??= {});
      if (now - rest.read < 50) return false;
      const main = document.querySelector('main');
      const words = main?.innerText;
      const stands = document.querySelector('h1') && !main.querySelector('[aria-busy="true"]');
      rest.since = stands && words === rest.words ? (rest.since ?? now) : undefined;
      Object.assign(rest, { read: now, words });
      return now - rest.since > (window.pauses?.size ? Math.max(least, 400) : least);
    },
    least,
    { polling: 'raf' },
  );
}

/** Chooses a unit, a size of type and the like for this screen, as another tab would. */
export async function chosen(page, choice) {
  await page.evaluate((choice) => {
    const known = JSON.parse(localStorage.getItem('didban.settings'));
    localStorage.setItem('didban.settings', JSON.stringify({ ...known, ...choice }));
    window.dispatchEvent(new StorageEvent('storage', { key: 'didban.settings' }));
  }, choice);
  // Two frames: what was chosen is drawn.
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
}

/** Calls a bound method as the page does. */
export const call = (page, service, method, ...args) =>
  page.evaluate(([s, m, a]) => window.go.api[s][m](...a), [service, method, args]);

/** The request for the events that are on or come, of every kind. */
export const anyEvent = {
  area: '',
  category: '',
  audience: '',
  time: 'coming',
  from: '',
  to: '',
  offset: 0,
  limit: 0,
};

/** Every filter of the list and the map left open, two hundred projects. */
export const everything = {
  areas: [],
  domains: [],
  types: [],
  statuses: [],
  years: [],
  amount: '',
  progress: '',
  text: '',
  sort: '',
  descending: false,
  offset: 0,
  limit: 200,
};

/** Signs one of the ready people of the demo in: clerk, editor, publisher or administrator. */
export async function signIn({ page }, name) {
  await page.evaluate((name) => window.go.staff.Session.SignIn({ name, password: '' }), name);
  await page.reload();
  await settled(page);
}

/** Runs a story in a page of its own on a program; it must end without a fault. */
export async function told(browser, program, choice, tell) {
  const opened = await openPage(browser, program, choice);
  try {
    await tell(opened);
    assert.deepEqual(opened.faults, []);
  } finally {
    await opened.context.close();
  }
}

/**
 * A browser and the sample city for all tests of a file. Gives `story(choice, tell)`, which
 * runs on the sample city or on another program that is named.
 */
export function onDemo() {
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
  return (choice, tell, where = program) => told(browser, where, choice, tell);
}

/** A text with its Persian digits in Latin. */
export const inLatin = (text) => text.replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0));
