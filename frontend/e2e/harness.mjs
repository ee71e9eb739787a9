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

const flags = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];

export const screens = {
  desktop: { width: 1366, height: 768 },
  kiosk: { width: 1080, height: 1920 },
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
  return { address, origin: new URL(address).origin, stop };
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
  const page = await context.newPage();
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

/** Waits until the screen stands: nothing is busy and its words have come to rest. */
export async function settled(page) {
  await page.locator('h1').first().waitFor();
  await page.evaluate(() => delete window.restedAt);
  await page.waitForFunction(
    () => {
      const main = document.querySelector('main');
      const words = main?.innerText ?? '';
      const resting = words === window.lastWords && !main.querySelector('[aria-busy="true"]');
      window.restedAt = resting ? (window.restedAt ?? performance.now()) : undefined;
      window.lastWords = words;
      return resting && performance.now() - window.restedAt > 400;
    },
    undefined,
    { polling: 100 },
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
  suspended: false,
  sort: '',
  descending: false,
  offset: 0,
  limit: 200,
};

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
