// No serious barrier on any screen: three looks that between them have both languages,
// every theme, the desktop and the kiosk.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { anyEvent, call, launch, openPage, startProgram } from './harness.mjs';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
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

const looks = [
  { lang: 'fa', theme: 'light', screen: 'desktop' },
  { lang: 'en', theme: 'dark', screen: 'desktop' },
  { lang: 'fa', theme: 'contrast', screen: 'kiosk' },
];

for (const look of looks) {
  test(`${look.lang}, ${look.theme}, ${look.screen}`, async (t) => {
    const { page, go, context } = await openPage(browser, program, look);
    const { projects } = await call(page, 'Map', 'Open', {
      areas: [],
      domains: [],
      types: [],
      statuses: [],
      suspended: false,
      offset: 0,
      limit: 1,
    });
    const { articles } = await call(page, 'News', 'Open', {
      section: '',
      form: '',
      area: '',
      offset: 0,
      limit: 1,
    });
    const { events } = await call(page, 'Events', 'Open', anyEvent);
    const { trustees } = await call(page, 'Trustees', 'Open', { area: '', text: '' });
    const { areas } = await call(page, 'City', 'Boot');
    const pages = [
      '#/',
      '#/map',
      '#/map?at=1403-05&shade=onTime&level=district',
      '#/map?near=51.44,33.985,1000&shade=perPerson',
      '#/projects',
      '#/projects?look=table&sort=amount&progress=25-49',
      `#/project/${projects[0].id}`,
      '#/transparency',
      '#/transparency?show=flag:disclosure',
      '#/trustees',
      '#/news',
      `#/article/${articles[0].id}`,
      '#/events',
      `#/event/${events[0].id}`,
      '#/events?look=month',
      '#/events?look=map',
      `#/trustees?spot=${areas[0].id}`,
      `#/trustee/${trustees[0].id}`,
      `#/trustee/${trustees.find(({ term }) => term === 'over').id}`,
      `#/area/${areas[0].id}`,
      '#/search?q=بوستان',
      '#/search?q=قققق',
      '#/about',
      '#/nowhere',
    ];
    for (const hash of pages) {
      await t.test(hash, async () => {
        await go(hash);
        assert.deepEqual(await barriers(page), []);
      });
    }
    await context.close();
  });
}

/** The serious and critical findings, each with the first place where it stands. */
async function barriers(page) {
  // the policy forbids inline scripts, so axe comes in through the debugger
  await page.evaluate(await source());
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.length} × ${nodes[0].html.slice(0, 200)} — ${nodes[0].any[0]?.message ?? ''}`,
    );
}

let text;
async function source() {
  const { readFile } = await import('node:fs/promises');
  text ??= await readFile(axe, 'utf8');
  return text;
}
