// The states that are not sunshine: an empty city, a broken map file, a fault, a
// missing page, data that can't be opened, data that change under the reader.
import assert from 'node:assert/strict';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { PMTiles } from 'pmtiles';
import { launch, openPage, runVerb, settled, startProgram, temporaryFolder } from './harness.mjs';

/** A made-up town in the place of Kashan, as an extract of OpenStreetMap. */
const extract = fileURLToPath(new URL('../../backend/basemap/testdata/town.osm.pbf', import.meta.url));

/** A file as the reader of archives asks for it. */
function bytesOf(path) {
  const { buffer, byteOffset } = readFileSync(path);
  const getBytes = async (offset, length) => ({
    data: buffer.slice(byteOffset + offset, byteOffset + offset + length),
  });
  return { getKey: () => path, getBytes };
}

let browser;

before(async () => {
  browser = await launch();
});
after(async () => {
  await browser?.close();
});

/** Runs a story on a data folder of its own. */
async function withData(prepare, tell) {
  const data = temporaryFolder();
  await prepare(data.folder);
  const program = await startProgram('--data', data.folder);
  const opened = await openPage(browser, program);
  try {
    await tell(opened, data.folder, program);
  } finally {
    await opened.context.close();
    await program.stop();
    data.remove();
  }
}

async function taken(folder, name, text) {
  const file = join(folder, name);
  writeFileSync(file, text);
  const { code, text: said } = await runVerb('--data', folder, '--lang', 'en', 'import', file);
  assert.equal(code, 0, said);
}

const onlyName = 'code,title,domain,type,status\nK-1,بوستان کوچک,green,construction,preparation\n';

test('an empty city has no figures to be wrong about, and says so', async () => {
  await withData(
    () => {},
    async ({ page, faults, go }) => {
      for (const hash of ['#/', '#/map', '#/projects', '#/trustees', '#/news', '#/events', '#/search?q=آب']) {
        await go(hash);
        const words = await page.getByRole('main').innerText();
        assert.ok(words.trim().length > 10, `${hash} is blank`);
        assert.doesNotMatch(words, /undefined|NaN|null/);
      }
      assert.deepEqual(faults, []);
    },
  );
});

test('a project with nothing but a name has a page', async () => {
  await withData(
    (folder) => taken(folder, 'projects.csv', onlyName),
    async ({ page, faults, go }) => {
      await go('#/projects');
      await page
        .getByRole('link', { name: /بوستان کوچک/ })
        .first()
        .click();
      await settled(page);
      assert.match(await page.locator('h1').innerText(), /بوستان کوچک/);
      assert.doesNotMatch(await page.getByRole('main').innerText(), /undefined|NaN|null/);
      assert.deepEqual(faults, []);
    },
  );
});

const threeNames = `${onlyName}K-2,بوستان بزرگ,green,construction,preparation\nK-3,پل رودخانه,green,construction,preparation\n`;

/** Changes one letter wherever the text stands in the data file. */
function spoil(folder, text, other) {
  const file = join(folder, 'didban.db');
  const content = readFileSync(file);
  for (let at = content.indexOf(text); at >= 0; at = content.indexOf(text, at + 1)) content.write(other, at);
  writeFileSync(file, content);
}

test('a damaged record closes no screen: the rest stands, and each screen that misses it says so', async () => {
  await withData(
    async (folder) => {
      await taken(folder, 'projects.csv', threeNames);
      spoil(folder, '"code":"K-2"', '"code":"K-9"');
    },
    async ({ page, faults, go }, folder) => {
      const notice = page.getByText(/۱ سند آسیب دیده است/);
      for (const hash of ['#/projects', '#/map', '#/transparency', '#/']) {
        await go(hash);
        await notice.waitFor();
      }
      await go('#/projects');
      assert.match(await page.getByRole('main').innerText(), /بوستان کوچک/);
      assert.doesNotMatch(await page.getByRole('main').innerText(), /بوستان بزرگ/);
      await go('#/trustees');
      assert.equal(await notice.count(), 0, 'a screen that misses nothing says so');
      assert.deepEqual(faults, []);
      const { text } = await runVerb('--data', folder, '--lang', 'en', 'check');
      assert.match(text, /damaged/, 'the running program finds it when it is asked');
    },
  );
});

test('a project and a page that do not exist are told plainly', async () => {
  await withData(
    () => {},
    async ({ page, go }) => {
      await go('#/project/0192aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee');
      assert.match(await page.getByRole('main').innerText(), /پیدا نشد/);
      await go('#/nowhere');
      assert.match(await page.getByRole('main').innerText(), /پیدا نشد/);
    },
  );
});

test('a program that stops answering is told, with a way to try again', async () => {
  await withData(
    () => {},
    async ({ page, go }, _, program) => {
      await go('#/news');
      await go('#/');
      await program.stop();
      await page.evaluate(() => (location.hash = '#/news'));
      await page.getByRole('button', { name: 'تلاش دوباره' }).waitFor();
    },
  );
});

test('a broken base map is named and the schematic one drawn', async () => {
  await withData(
    (folder) => appendFileSync(join(folder, 'basemap.pmtiles'), 'this is no archive'),
    async ({ page, go }) => {
      await go('#/map');
      await page.getByText('basemap.pmtiles').waitFor();
      await page.locator('.maplibregl-canvas').waitFor();
    },
  );
});

test('the street map that the program makes of OpenStreetMap’s data is drawn', async () => {
  await withData(
    async (folder) => {
      const { code, text } = await runVerb('--data', folder, '--lang', 'fa', 'basemap', extract);
      assert.equal(code, 0, text);
      assert.match(text, /نقشهٔ خیابان‌ها ساخته شد/);
    },
    async ({ page, go, faults }, folder) => {
      const archive = new PMTiles(bytesOf(join(folder, 'basemap.pmtiles')));
      const { minZoom, maxZoom, tileType, numAddressedTiles } = await archive.getHeader();
      assert.deepEqual([minZoom, maxZoom, tileType], [8, 15, 1]);
      assert.ok(numAddressedTiles > 100);
      assert.match((await archive.getMetadata()).attribution, /OpenStreetMap/);
      const { data } = await archive.getZxy(15, 21065, 13092);
      const names = Buffer.from(data).toString();
      for (const name of ['transportation', 'building', 'کوچهٔ لاله'])
        assert.ok(names.includes(name), `no ${name} in the tile`);
      await go('#/map');
      await page.locator('.maplibregl-canvas').waitFor();
      await page.getByText('OpenStreetMap').first().waitFor();
      assert.equal(await page.getByText('شماتیک').count(), 0);
      assert.deepEqual(faults, []);
    },
  );
});

test('a damaged file is refused in the reader’s language, and left as it is', async () => {
  const data = temporaryFolder();
  writeFileSync(join(data.folder, 'didban.db'), 'not a store');
  const { code, text } = await runVerb('--data', data.folder, '--lang', 'fa', 'serve');
  assert.equal(code, 1);
  assert.match(text, /آسیب/);
  data.remove();
});
