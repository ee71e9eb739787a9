// Papers and pictures are read inside the program: by mouse, keyboard and finger, sound, damaged or locked.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { onDemo, runVerb, startProgram, temporaryFolder } from './harness.mjs';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const sample = fileURLToPath(new URL('../../backend/demo/city/media/', import.meta.url));

const story = onDemo();

const dialog = (page) => page.getByRole('dialog');
const sheet = (page, n) => dialog(page).locator(`[data-page="${n}"]`);

/** Opens the paper and waits until its first page is drawn. */
async function openPaper(page) {
  await page.getByRole('button', { name: /PDF/ }).click();
  await sheet(page, 1).locator('canvas').waitFor();
}

/** The share of pixels of a drawn page that are not paper. */
const ink = (canvas) =>
  canvas.evaluate((node) => {
    const { data } = node.getContext('2d').getImageData(0, 0, node.width, node.height);
    let dark = 0;
    for (let i = 0; i < data.length; i += 4) if (data[i] + data[i + 1] + data[i + 2] < 600) dark++;
    return dark / (data.length / 4);
  });

test('a report in PDF is read inside the program, by keyboard alone', async () => {
  await story({}, async ({ page, go }) => {
    await go('#/project/KSH-1402-004');
    await page.getByRole('button', { name: /PDF/ }).focus();
    await page.keyboard.press('Enter');
    await sheet(page, 1).locator('canvas').waitFor();
    assert.match(await dialog(page).innerText(), /صفحهٔ ۱ از ۳/);
    const share = await ink(sheet(page, 1).locator('canvas'));
    assert.ok(share > 0.005 && share < 0.5, `${share} of the page is ink`);
    await sheet(page, 1).locator('p').first().waitFor();
    const words = await sheet(page, 1).innerText();
    assert.match(words, /گزارش نظارت بر مرمت سقف/);
    assert.match(words, /۱۴۰۲-۰۰۴-۲/);

    await page.keyboard.press('ArrowLeft');
    await dialog(page).getByText('صفحهٔ ۲ از ۳').waitFor();
    await page.keyboard.press('ArrowRight');
    await dialog(page).getByText('صفحهٔ ۱ از ۳').waitFor();
    const { width } = await sheet(page, 1).boundingBox();
    await page.keyboard.press('+');
    await dialog(page).getByText('۱۲۵٪').waitFor();
    assert.ok(Math.abs((await sheet(page, 1).boundingBox()).width / width - 1.25) < 0.01);
    await page.keyboard.press('End');
    await dialog(page).getByText('صفحهٔ ۳ از ۳').waitFor();
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
    assert.equal(await page.evaluate(() => /PDF/.test(document.activeElement.innerText)), true);
  });
});

for (const look of [
  { lang: 'fa', theme: 'light', screen: 'desktop' },
  { lang: 'en', theme: 'dark', screen: 'kiosk' },
  { lang: 'fa', theme: 'contrast', screen: 'desktop' },
])
  test(`no barrier in a paper and in a picture: ${Object.values(look).join(', ')}`, async () => {
    await story(look, async ({ page, go }) => {
      await go('#/project/KSH-1402-004');
      await page.evaluate(readFileSync(axe, 'utf8'));
      const barriers = () =>
        page.evaluate(async () => {
          const { violations } = await window.axe.run('[role="dialog"]');
          return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
        });
      await openPaper(page);
      await sheet(page, 1).locator('p').first().waitFor();
      assert.deepEqual(await barriers(), []);
      await page.keyboard.press('Escape');
      await dialog(page).waitFor({ state: 'detached' });
      await page
        .getByRole('button', { name: look.lang === 'fa' ? /بزرگ‌کردن تصویر/ : /^Enlarge/ })
        .first()
        .click();
      await dialog(page).getByRole('img').waitFor();
      assert.deepEqual(await barriers(), []);
    });
  });

test('two fingers bring a page nearer', async () => {
  await story({ touch: true, screen: 'kiosk' }, async ({ page, context, go }) => {
    await go('#/project/KSH-1402-004');
    await openPaper(page);
    const box = await sheet(page, 1).boundingBox();
    const hand = await context.newCDPSession(page);
    const touch = (type, apart) =>
      hand.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: apart
          ? [-1, 1].map((side, id) => ({ id, x: box.x + box.width / 2 + (side * apart) / 2, y: box.y + 200 }))
          : [],
      });
    await touch('touchStart', 100);
    await touch('touchMove', 150);
    await touch('touchMove', 200);
    await touch('touchEnd', 0);
    await dialog(page).getByText('۲۰۰٪').waitFor();
    for (const button of await dialog(page).getByRole('button').all()) {
      const { width, height } = await button.boundingBox();
      assert.ok(width >= 44 && height >= 44, await button.getAttribute('aria-label'));
    }
  });
});

test('a paper is taken along by its own name', async () => {
  await story({}, async ({ page, go }) => {
    await go('#/project/KSH-1402-004');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /ذخیرهٔ سند/ }).click(),
    ]);
    assert.match(download.suggestedFilename(), /\.pdf$/);
    const file = readFileSync(await download.path());
    assert.ok(file.equals(readFileSync(join(sample, 'ksh-1402-004-report.pdf'))));
  });
});

/** A small PDF of many pages, with a table of where its parts stand; `trailer` goes into its end. */
function paper(pages, trailer = '', objects = []) {
  const parts = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${pages}/Kids[${Array.from({ length: pages }, (_, n) => `${n + 4} 0 R`).join(' ')}]>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    ...Array.from(
      { length: pages },
      () => `<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Resources<</Font<</F 3 0 R>>>>>>`,
    ),
    ...objects,
  ];
  let text = '%PDF-1.7\n';
  const places = parts.map((part, n) => {
    const place = text.length;
    text += `${n + 1} 0 obj\n${part}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  return `${text}xref\n0 ${parts.length + 1}\n0000000000 65535 f \n${places.join('')}trailer\n<</Size ${parts.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${text.length}\n%%EOF`;
}

/** Runs a story on a city of one project whose papers and pictures are given. */
async function city(files, tell, ...mode) {
  const data = temporaryFolder();
  mkdirSync(join(data.folder, 'in'));
  const put = (name, content) => {
    writeFileSync(join(data.folder, 'in', name), content);
    return join(data.folder, 'in', name);
  };
  for (const { name, content } of files) put(name, content);
  const projects = put(
    'projects.csv',
    'code,title,domain,type,status\nK-1,بوستان,green,construction,preparation\n',
  );
  const rows = files.map(
    ({ name, use }) => `${name},project,K-1,${use},شرح ${name},پدیدآور,جایگزین ${name},2024-05-06`,
  );
  const media = put('media.csv', `file,kind,subject,use,caption,credit,alt,taken\n${rows.join('\n')}\n`);
  const { code, text } = await runVerb('--data', data.folder, '--lang', 'en', 'import', projects, media);
  assert.equal(code, 0, text);
  const own = await startProgram('--data', data.folder, ...mode);
  try {
    await tell(own);
  } finally {
    await own.stop();
    data.remove();
  }
}

test('a damaged and a locked paper say so; of a long one only what is near is drawn', async () => {
  const key = `<${'00'.repeat(32)}>`;
  const lock = `<</Filter/Standard/V 2/R 3/Length 128/P -44/O ${key}/U ${key}>>`;
  const files = [
    { name: 'damaged.pdf', use: 'document', content: '%PDF-1.7\nnothing of use' },
    { name: 'locked.pdf', use: 'document', content: paper(1, `/Encrypt 5 0 R/ID[${key}${key}]`, [lock]) },
    { name: 'long.pdf', use: 'document', content: paper(300) },
  ];
  await city(files, (own) =>
    story(
      {},
      async ({ page, go }) => {
        await go('#/project/K-1');
        for (const [name, sentence] of [
          ['damaged', /باز نشد: پروندهٔ آن آسیب دیده/],
          ['locked', /رمز دارد/],
        ]) {
          await page.getByRole('button', { name: new RegExp(`شرح ${name}.*PDF`) }).click();
          const alert = dialog(page).getByRole('alert');
          await alert.waitFor();
          assert.match(await alert.innerText(), sentence);
          await page.keyboard.press('Escape');
          await dialog(page).waitFor({ state: 'detached' });
        }
        await page.getByRole('button', { name: /شرح long.*PDF/ }).click();
        await sheet(page, 1).locator('canvas').waitFor();
        await page.keyboard.press('End');
        await dialog(page).getByText('صفحهٔ ۳۰۰ از ۳۰۰').waitFor();
        await sheet(page, 300).locator('canvas').waitFor();
        await sheet(page, 1).locator('canvas').waitFor({ state: 'detached' });
        assert.ok((await dialog(page).locator('canvas').count()) < 12);
      },
      own,
    ),
  );
});

test('pictures fill the window with what is known of them; keys walk and zoom', async () => {
  const photo = (name) => readFileSync(join(sample, name));
  const files = [
    { name: 'a.jpg', use: 'before', content: photo('ksh-1401-001-before.jpg') },
    { name: 'b.jpg', use: 'after', content: photo('ksh-1401-001-after.jpg') },
  ];
  await city(files, (own) =>
    story(
      {},
      async ({ page, go }) => {
        await go('#/project/K-1');
        await page
          .getByRole('button', { name: /بزرگ‌کردن تصویر/ })
          .first()
          .click();
        const image = dialog(page).getByRole('img');
        await image.waitFor();
        assert.equal(await image.getAttribute('alt'), 'جایگزین a.jpg');
        const said = await dialog(page).innerText();
        for (const known of [/شرح a.jpg/, /پدیدآور/, /۱۷ اردیبهشت ۱۴۰۳/, /۱ از ۲/]) assert.match(said, known);
        const { width } = await image.boundingBox();
        await page.keyboard.press('+');
        await dialog(page).getByText('۱۲۵٪').waitFor();
        assert.ok(Math.abs((await image.boundingBox()).width / width - 1.25) < 0.01);
        await page.keyboard.press('0');
        await page.keyboard.press('ArrowLeft');
        await dialog(page).getByText('۲ از ۲').waitFor();
        assert.equal(await dialog(page).getByRole('img').getAttribute('alt'), 'جایگزین b.jpg');
        await page.keyboard.press('Escape');
        await dialog(page).waitFor({ state: 'detached' });
      },
      own,
    ),
  );
});

test('a kiosk shows papers and hands out none', async () => {
  const report = readFileSync(join(sample, 'ksh-1402-004-report.pdf'));
  const show = (own) =>
    story(
      { screen: 'kiosk', touch: true },
      async ({ page, go }) => {
        await go('#/project/K-1');
        await openPaper(page);
        await page.keyboard.press('Escape');
        assert.equal(await page.getByRole('button', { name: /ذخیره/ }).count(), 0);
      },
      own,
    );
  await city([{ name: 'report.pdf', use: 'document', content: report }], show, '--kiosk');
});
