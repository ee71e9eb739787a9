// No serious barrier on any screen: looks that between them have both languages, the desktop and the kiosk,
// type of once and twice the size, at which nothing is wider than the screen. Themes differ in their colours alone, so that every further theme
// of a look is held to the rules of colour alone.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { anyEvent, call, chosen, launch, openPage, startProgram } from './harness.mjs';

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
  { lang: 'fa', theme: 'light', screen: 'desktop', also: ['dark'] },
  { lang: 'en', theme: 'contrast', screen: 'kiosk', also: [] },
  { lang: 'fa', theme: 'dark', screen: 'kiosk', text: '5', also: [] },
  { lang: 'en', theme: 'light', screen: 'desktop', text: '5', also: [] },
];

for (const { also, text = '1', ...look } of looks) {
  test(`${look.lang}, ${[look.theme, ...also].join(' and ')}, ${look.screen}, type ${text}`, async (t) => {
    const { page, go, context } = await openPage(browser, program, look);
    await chosen(page, { text });
    const { projects } = await call(page, 'Map', 'Open', {
      areas: [],
      domains: [],
      types: [],
      statuses: [],
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
    const { areas, units } = await call(page, 'City', 'Boot');
    const pages = [
      '#/',
      '#/map',
      '#/map?at=1403-05&shade=onTime&level=district',
      '#/map?near=51.44,33.985,1000&shade=perPerson',
      '#/projects',
      '#/projects?view=table&sort=amount&progress=25-49',
      `#/project/${projects[0].id}`,
      '#/transparency',
      '#/promises',
      '#/awards',
      '#/projects?flag=disclosure&trait=overrun',
      '#/thresholds',
      '#/changes?month=1405-08',
      '#/trustees',
      '#/news',
      '#/news?section=cultural&form=interview',
      '#/news/archive',
      '#/news/archive?year=1405&month=8&day=29',
      '#/news/search?q=بازار',
      `#/article/${articles[0].id}`,
      '#/article/SH-1405-006',
      `#/author/${articles[0].author}`,
      '#/events',
      `#/event/${events[0].id}`,
      '#/events?view=month',
      '#/events?view=map',
      `#/trustees?spot=${areas[0].id}`,
      `#/trustee/${trustees[0].id}`,
      `#/trustee/${trustees.find(({ term }) => term === 'over').id}`,
      `#/area/${areas[0].id}`,
      `#/unit/${units[0].id}`,
      '#/search?q=بوستان',
      '#/search?q=قققق',
      '#/dialogue',
      '#/follow',
      '#/rulings',
      `#/comment/project/${projects[0].id}`,
      `#/write?area=${areas[0].id}`,
      `#/write/unit/${units[0].id}`,
      '#/about',
      '#/nowhere',
    ];
    for (const hash of pages) {
      await t.test(hash, async () => {
        await go(hash);
        assert.deepEqual(await barriers(page), []);
        assert.ok((await beyond(page)) <= 0, `${hash} is wider than the screen`);
        for (const theme of also) {
          await shown(page, theme);
          assert.deepEqual(await barriers(page, ['color-contrast', 'link-in-text-block']), [], theme);
        }
        await shown(page, look.theme);
      });
    }
    await context.close();
  });
}

/** Shows the screen that stands in another theme. */
const shown = (page, theme) =>
  page.evaluate((theme) => (document.documentElement.dataset.theme = theme), theme);

/** How much the page, or its screen, is wider than what is seen of it. */
const beyond = (page) =>
  page.evaluate(() => {
    const main = document.querySelector('main');
    return Math.max(main.scrollWidth - main.clientWidth, document.documentElement.scrollWidth - innerWidth);
  });

/** The serious and critical findings, each with the first place where it stands. */
async function barriers(page, runOnly) {
  // the policy forbids inline scripts, so axe comes in through the debugger
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(await source());
  const found = await page.evaluate(
    (runOnly) => window.axe.run(document, { resultTypes: ['violations'], ...(runOnly && { runOnly }) }),
    runOnly,
  );
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
