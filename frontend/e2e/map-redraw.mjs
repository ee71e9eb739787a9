// Measures how long a change of filter takes until the map stands redrawn, in a city of
// 10,000 projects: node e2e/map-redraw.mjs. It prints figures of a performance trace and
// judges nothing; a busy machine gives larger ones.
//
// From the input event of the click to the end of the first frame that draws the map with
// the new tiles all there.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch, openPage, runVerb, settled, startProgram, temporaryFolder } from './harness.mjs';

const COUNT = Number(process.argv[2] ?? 10_000);
const ROUNDS = 12;
const domains = ['civil', 'green'];
const statuses = ['preparation', 'implementation', 'completion', 'maintenance'];

/** Points, lines and polygons spread over the city, the same every time. */
function city() {
  let seed = 1404;
  const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  const rows = ['code,title,domain,type,status,start'];
  const features = Array.from({ length: COUNT }, (_, n) => {
    const [lon, lat] = [51.38 + random() * 0.1, 33.94 + random() * 0.1].map((v) => Number(v.toFixed(6)));
    const at = (x, y) => [Number((lon + x).toFixed(6)), Number((lat + y).toFixed(6))];
    const geometry =
      n % 10 === 0
        ? {
            type: 'Polygon',
            coordinates: [[at(0, 0), at(0.002, 0), at(0.002, 0.002), at(0, 0.002), at(0, 0)]],
          }
        : n % 10 < 4
          ? { type: 'LineString', coordinates: [at(0, 0), at(0.001, 0.0007), at(0.0025, 0.001)] }
          : { type: 'Point', coordinates: at(0, 0) };
    rows.push(
      [
        `P-${n}`,
        `پروژهٔ ${n}`,
        domains[n % 2],
        'construction',
        statuses[Math.floor(random() * 4)],
        '1402/01/01',
      ].join(),
    );
    return { type: 'Feature', properties: { code: `P-${n}` }, geometry };
  });
  return { rows: rows.join('\n'), shapes: JSON.stringify({ type: 'FeatureCollection', features }) };
}

const data = temporaryFolder();
const made = city();
const files = ['projects.csv', 'projects.geojson'].map((name) => join(data.folder, name));
writeFileSync(files[0], made.rows);
writeFileSync(files[1], made.shapes);
const done = await runVerb('import', '--data', join(data.folder, 'city'), ...files);
if (done.code !== 0) throw new Error(done.text);
const program = await startProgram('--data', join(data.folder, 'city'));
const browser = await launch();
try {
  for (const [name, zoom] of [
    ['the whole city, counts', 0],
    ['streets, single projects', 3],
  ]) {
    const { page, go, context } = await openPage(browser, program);
    await go('#/map');
    await page.locator('[data-view]').waitFor({ state: 'attached' });
    for (let n = 0; n < zoom; n++) {
      await page.locator('.maplibregl-ctrl-zoom-in').click();
      await page.waitForTimeout(800);
    }
    await page.getByRole('button', { name: /^فیلترها/ }).click();
    await settled(page);
    const boxes = page.locator('.panel details').first().getByRole('checkbox');
    const times = [];
    for (let round = 0; round < ROUNDS; round++) times.push(await change(page, boxes.nth(round % 4)));
    report(name, times);
    await context.close();
  }
} finally {
  await browser.close();
  await program.stop();
  data.remove();
}

/** One change of filter: milliseconds from click to asked tiles, and to the redrawn map. */
async function change(page, box) {
  await page.evaluate(() => {
    performance.clearMarks('map-asked');
    performance.clearMarks('map-drawn');
  });
  const session = await page.context().newCDPSession(page);
  const events = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  await session.send('Tracing.start', {
    traceConfig: { includedCategories: ['devtools.timeline', 'blink.user_timing'] },
  });
  await box.click();
  await page.waitForFunction(() => {
    const at = (name) => performance.getEntriesByName(name).at(-1)?.startTime;
    return at('map-drawn') > at('map-asked');
  });
  await page.waitForTimeout(100);
  const ended = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await ended;
  await session.detach();
  const first = (test) => events.filter(test).sort((a, b) => a.ts - b.ts)[0];
  const click = first(({ name, args }) => name === 'EventDispatch' && args.data?.type === 'click');
  const asked = first(({ name }) => name === 'map-asked');
  const drawn = first(({ name, ts }) => name === 'map-drawn' && ts > asked.ts);
  return { asked: (asked.ts - click.ts) / 1000, drawn: (drawn.ts - click.ts) / 1000 };
}

function report(name, times) {
  const at = (key, share) => {
    const sorted = times.map((time) => time[key]).sort((a, b) => a - b);
    return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]);
  };
  const figures = (key) => `p50 ${at(key, 0.5)} ms, p95 ${at(key, 0.95)} ms`;
  console.log(`${COUNT} projects, ${name}: tiles asked for ${figures('asked')}; redrawn ${figures('drawn')}`);
}
