// A city of 100,000 projects in the browser, by hand: makes the files, takes them in, and measures
// the list as cards and table, its sorts, scrolling, keys, memory and files.
//   DIDBAN_BIN=… CHROMIUM=… node e2e/large.mjs [projects [folder to keep]]
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { call, launch, openPage, runVerb, settled, startProgram, temporaryFolder } from './harness.mjs';

const count = Number(process.argv[2] ?? 100_000);
const kept = process.argv[3];
const data = kept ? { folder: kept, remove: () => {} } : temporaryFolder();
const pick = (list, n) => list[n % list.length];

function fill(folder) {
  const files = join(folder, 'in');
  mkdirSync(files, { recursive: true });
  const words = 'بهسازی احداث مرمت بوستان خیابان پل کوچه بازار کانال پیاده‌رو میدان آب‌انبار'.split(' ');
  const projects = ['code,title,domain,type,status,start,end,areas,asOf,lon,lat'];
  const budget = ['project,year,source,approved,allocated,spent'];
  const progress = ['project,day,physicalPlanned,physicalActual'];
  for (let n = 1; n <= count; n++) {
    const [code, r] = [`P-${String(n).padStart(6, '0')}`, (n * 7919) % 99991];
    const title = `${pick(words, r)} ${pick(words, r >> 3)} ${pick(words, r >> 5)} ${n}`;
    const [month, day] = [(r % 12) + 1, (r % 28) + 1].map((one) => String(one).padStart(2, '0'));
    const domain = pick(['civil', 'green', 'heritage', 'transport'], r);
    const status = pick(['preparation', 'implementation', 'completion'], r >> 2);
    projects.push(
      [
        ...[
          code,
          title,
          domain,
          'construction',
          status,
          `140${r % 4}/${month}/${day}`,
          `1405/${month}/${day}`,
        ],
        ...[
          `R${(r % 4) + 1}`,
          `1405/0${(r % 8) + 1}/${day}`,
          51.4 + (r % 997) / 12000,
          33.95 + (r % 991) / 12000,
        ],
      ].join(','),
    );
    budget.push(`${code},140${(r % 3) + 2},municipal,${(r + 1) * 1e6},${r * 5e5},${r * 3e5}`);
    progress.push(`${code},1404/${month}/${day},${r % 100},${(r * 7) % 100}`);
  }
  for (const [name, rows] of Object.entries({ projects, budget, progress }))
    writeFileSync(join(files, `${name}.csv`), rows.join('\n') + '\n');
  return files;
}

const tell = (what, ...figures) => console.log(what.padEnd(44), ...figures);
const timed = async (what, work) => {
  const start = performance.now();
  await work();
  tell(what, `${Math.round(performance.now() - start)} ms`);
};

/** How long the program itself took for the calls since the last look, with the way there and back. */
const calls = (page) =>
  page.evaluate(() => {
    const list = performance.getEntriesByType('resource').filter(({ name }) => name.includes('/call/'));
    performance.clearResourceTimings();
    return list
      .map(({ name, duration }) => `${name.split('/call/')[1]} ${Math.round(duration)} ms`)
      .join(', ');
  });

/** Scrolls a frame for some seconds as a finger would and tells how long its pictures took. */
const scrolled = (page, selector, step) =>
  page.evaluate(
    ([which, by]) =>
      new Promise((resolve) => {
        const frame = which ? document.querySelector(which) : document.scrollingElement;
        const [times, end] = [[], performance.now() + 5000];
        let last = performance.now();
        const next = (now) => {
          times.push(now - last);
          last = now;
          frame.scrollTop += by;
          if (now < end) return requestAnimationFrame(next);
          const sorted = times.slice(2).sort((a, b) => a - b);
          const at = (share) => Math.round(sorted[Math.floor(sorted.length * share)] * 10) / 10;
          resolve(
            `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, worst ${at(0.999)} ms of ${sorted.length} pictures`,
          );
        };
        requestAnimationFrame(next);
      }),
    [selector, step],
  );

async function memory(page, what) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
  tell(`memory, ${what}`, `${(usedSize / 1e6).toFixed(1)} MB of script, ${nodes} elements`);
}

const areas = fileURLToPath(new URL('../../backend/demo/city/areas.geojson', import.meta.url));
const filled = kept && existsSync(join(kept, 'didban.db'));
if (!filled)
  await timed(`import of ${count} projects`, async () => {
    const files = fill(data.folder);
    const { code, text } = await runVerb('--data', data.folder, '--lang', 'en', 'import', areas, files);
    if (code !== 0) throw new Error(text);
  });
const program = await startProgram('--data', data.folder);
const browser = await launch();
try {
  // the first start makes the search index beside all else
  const opened = () => openPage(browser, program);
  const { page, go, faults } = await opened().catch(opened).catch(opened);
  await timed('search has read all', async () => {
    while (!(await call(page, 'City', 'Index')).searchReady) await page.waitForTimeout(500);
  });
  await timed('first list, the map read in', () => go('#/projects'));
  await timed('cards: next page', async () => {
    await page.getByRole('navigation').getByRole('link', { name: '۲', exact: true }).click();
    await page.waitForURL(/page=2/);
    await page.locator('main [aria-current="page"]', { hasText: '۲' }).waitFor();
  });
  tell('  of which calls', await calls(page));
  await memory(page, 'cards');
  await go('#/projects?view=table');
  const frame = page.locator('main .frame');
  const total = Number(await page.locator('main table').getAttribute('aria-rowcount'));
  tell('rows of the table', total - 1);
  for (const column of ['عنوان', 'مبلغ', 'پیشرفت فیزیکی', 'محدوده'])
    await timed(`sort by ${column}`, async () => {
      const before = await page.locator('main tbody tr').nth(1).innerText();
      await page.locator('main thead button', { hasText: column }).first().click();
      await page.waitForFunction(
        (text) => {
          const row = document.querySelectorAll('main tbody tr')[1];
          return row && row.innerText !== text && !row.querySelector('[aria-busy]');
        },
        before,
        { polling: 'raf' },
      );
      tell('  of which calls', await calls(page));
    });
  tell('scroll by a row a picture', await scrolled(page, 'main .frame', 56));
  tell('scroll by ten rows a picture', await scrolled(page, 'main .frame', 560));
  tell('fling of 2,000 rows a picture', await scrolled(page, 'main .frame', 112_000));
  for (const [key, row] of [
    ['End', total],
    ['Home', 2],
  ])
    await timed(`key ${key}`, async () => {
      await frame.focus();
      await page.keyboard.press(key);
      await page.locator(`tr[aria-rowindex="${row}"] th a`).waitFor({ timeout: 10_000 });
    });
  await timed('twenty times PageDown', async () => {
    for (let n = 0; n < 20; n++) {
      await page.keyboard.press('PageDown');
      await page.waitForTimeout(20);
    }
    await page.locator('main tbody th a').first().waitFor();
    const row = await page.locator('main tbody tr').first().getAttribute('aria-rowindex');
    if (Number(row) < 20) throw new Error(`PageDown led to row ${row}`);
  });
  await memory(page, 'table after scrolling');
  await timed('filter: one domain more', async () => {
    await page.getByRole('complementary').getByRole('checkbox').nth(1).check();
    await settled(page);
  });
  for (const form of ['XLSX', 'CSV', 'GeoJSON']) {
    await page.getByRole('button', { name: 'اشتراک‌گذاری' }).click();
    const dialog = page.getByRole('dialog');
    await timed(`file of the filtered as ${form}`, async () => {
      const [download] = await Promise.all([
        page.waitForEvent('download', { timeout: 120_000 }),
        dialog.getByRole('button', { name: new RegExp(form) }).click(),
      ]);
      tell(`  ${form}`, `${(statSync(await download.path()).size / 1e6).toFixed(1)} MB`);
    });
    await page.keyboard.press('Escape');
  }
  tell('faults', JSON.stringify(faults));
} finally {
  await browser.close();
  await program.stop();
  data.remove();
}
