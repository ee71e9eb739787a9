// One project's page: whole, bare, crowded, on paper, by keyboard, by finger.
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launch, runVerb, settled, startProgram, temporaryFolder, told } from './harness.mjs';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const shots = fileURLToPath(new URL('../../backend/demo/city/media', import.meta.url));
const data = temporaryFolder();
let browser;
let demo;
let crowd;

const NAME = 'code,title,domain,type,status\n';
const CONTRACT =
  'project,number,title,nature,method,status,estimate,tenderers,contractor,price,signed,days\nBIG-1,C-1,اجرای پل,construction,open,active,90000000000,شرکت الف؛شرکت ب,شرکت الف,80000000000,1402/02/01,400\n';

/** A city of one bare and one crowded project: sixty payments, forty pictures, five saved versions. */
async function crowded(folder) {
  const files = join(folder, 'in');
  mkdirSync(files);
  const take = async () => {
    const { code, text } = await runVerb('--data', folder, '--lang', 'en', 'import', files);
    assert.equal(code, 0, text);
  };
  const write = (name, text) => writeFileSync(join(files, name), text);
  write(
    'projects.csv',
    `${NAME}BARE-1,بوستان کوچک,green,construction,preparation\nBIG-1,پل بزرگ,civil,construction,implementation\nHALF-1,راه نیمه,civil,construction,implementation\n`,
  );
  await take();
  write(
    'payments.csv',
    'project,contract,number,day,amount,for\n' +
      Array.from(
        { length: 60 },
        (_, n) =>
          `BIG-1,C-1,${n + 1},140${2 + Math.floor(n / 24)}/${String((Math.floor(n / 2) % 12) + 1).padStart(2, '0')}/${n % 2 ? 20 : 10},1000000000,صورت‌وضعیت ${n + 1}\n`,
      ).join(''),
  );
  write('contracts.csv', CONTRACT);
  write(
    'budget.csv',
    'project,year,source,approved,revised,allocated,spent\nBIG-1,1402,municipal,50000000000,,40000000000,30000000000\nBIG-1,1403,municipal,60000000000,65000000000,50000000000,\nBIG-1,1403,bond,9000000000,,,\nHALF-1,1403,municipal,50000000000,,,\n',
  );
  write('progress.csv', 'project,day,physicalPlanned,physicalActual\nBIG-1,1403/01/15,40,28\n');
  await take();
  pictures(files, write);
  await take();
  write(
    'amendments.csv',
    'project,contract,number,kind,day,old,new,reason\nBIG-1,C-1,1,price,1403/03/01,80000000000,92000000000,افزایش احجام\n',
  );
  await take();
  write(
    'projects.csv',
    `${NAME}BARE-1,بوستان کوچک,green,construction,preparation\nBIG-1,پل بزرگ,civil,construction,completion\nHALF-1,راه نیمه,civil,construction,implementation\n`,
  );
  write('contracts.csv', CONTRACT.replace('80000000000,1402', '81000000000,1402'));
  await take();
}

/** Forty pictures of different bytes: a picture with something behind its end is another file. */
function pictures(files, write) {
  const sources = readdirSync(shots).filter((name) => name.endsWith('.jpg'));
  const use = (n) => ['before', 'during', 'after'][n % 3];
  let rows = 'file,kind,subject,use,caption,alt,taken\n';
  for (let n = 0; n < 40; n++) {
    const name = `shot-${n}.jpg`;
    const picture = readFileSync(join(shots, sources[n % sources.length]));
    writeFileSync(join(files, name), Buffer.concat([picture, Buffer.from(`picture ${n}`)]));
    rows += `${name},project,BIG-1,${use(n)},تصویر ${n + 1},پل از سوی ${n + 1},1402/${String((n % 12) + 1).padStart(2, '0')}/05\n`;
  }
  write('media.csv', rows);
}

before(async () => {
  browser = await launch();
  demo = await startProgram('--demo');
  await crowded(data.folder);
  crowd = await startProgram('--data', data.folder);
});
after(async () => {
  await browser?.close();
  await Promise.all([demo?.stop(), crowd?.stop()]);
  data.remove();
});

const story = (program, choice, tell) => told(browser, program, choice, tell);

const section = (page, title) =>
  page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name: title, exact: true }) });

test('a project whose budget alone is known does not say that nothing was spent', async () => {
  await story(crowd, {}, async ({ page, go }) => {
    await go('#/project/HALF-1');
    const said = await page.getByRole('main').innerText();
    assert.match(said, /۵ میلیارد تومان/);
    assert.match(said, /هزینه‌شده\s+هنوز ثبت نشده/);
    assert.doesNotMatch(said, /(^|[^۰-۹٫])۰ تومان/m);
  });
});

test('a project with nothing but a name knows nothing and invents nothing', async () => {
  await story(crowd, {}, async ({ page, go }) => {
    await go('#/project/BARE-1');
    const words = await page.getByRole('main').innerText();
    assert.match(words, /بوستان کوچک/);
    assert.doesNotMatch(words, /undefined|NaN|null|(^|\s)۰ (تومان|ریال)/);
    assert.equal(await section(page, 'راه پول، از تصویب تا پایان').count(), 0);
    assert.equal(await page.getByRole('img', { name: /کد QR/ }).count(), 1);
  });
});

test('sixty payments come in pages with their sum, forty pictures a dozen at first', async () => {
  await story(crowd, {}, async ({ page, go }) => {
    await go('#/project/BIG-1');
    const contracts = section(page, 'قراردادها');
    await contracts.locator('summary').first().click();
    await contracts.getByText('۶۰ پرداخت', { exact: true }).click();
    const rows = contracts.locator('details tbody tr');
    assert.equal(await rows.count(), 20);
    assert.match(await contracts.locator('tfoot').innerText(), /۶ میلیارد تومان/);
    await contracts.getByRole('button', { name: 'دیدن همه' }).click();
    assert.equal(await rows.count(), 60);
    const photos = section(page, 'تصویرها');
    assert.equal(await photos.locator('ul li').count(), 12);
    await photos.getByRole('button', { name: 'دیدن هر ۴۰ تصویر' }).click();
    assert.equal(await photos.locator('ul li').count(), 40);
  });
});

test('the gap is told in plain words, the way of the money leaves unknown what is unknown', async () => {
  await story(crowd, {}, async ({ page, go }) => {
    await go('#/project/BIG-1');
    await page.getByText('پیشرفت فیزیکی ۱۲ واحد درصد از برنامه عقب بود').waitFor();
    const flow = section(page, 'راه پول، از تصویب تا پایان');
    assert.match(await flow.innerText(), /هزینهٔ نهایی\s+پس از پایان کار معلوم می‌شود/);
    await flow.getByRole('button', { name: 'جدول' }).click();
    await flow
      .getByRole('button', { name: /دیدن رقم دقیق/ })
      .nth(1)
      .click();
    assert.match(await flow.innerText(), /۱۲٬۴۰۰٬۰۰۰٬۰۰۰ تومان\s+دوازده میلیارد و چهارصد میلیون تومان/);
  });
});

test('a revised budget is not called the approved one; steps tell how late they are', async () => {
  await story(demo, {}, async ({ page, go }) => {
    await go('#/project/KSH-1402-002');
    const said = await page.getByRole('main').innerText();
    assert.match(said, /اعتبار مصوب\s+۴۹۱ میلیارد تومان\s+مصوب نخست: ۵۰۳ میلیارد تومان/);
    assert.match(said, /نخستین وعده [^\n]+ · [۰-۹]+ روز (مانده|گذشته)/);
    const steps = await section(page, 'نقطه‌های عطف').locator('tbody tr').allInnerTexts();
    assert.equal(steps.length, 7);
    assert.match(steps[0], /تصویب در شورای شهر[^]*با تأخیر انجام شد\s+۹ روز تأخیر/);
  });
});

test('every area of a project is a link', async () => {
  await story(demo, {}, async ({ page, go }) => {
    await go('#/project/KSH-1403-002');
    for (const area of ['ناجی‌آباد', 'فیض‌آباد', 'شهرک ۲۲ بهمن'])
      await page.locator('header').getByRole('link', { name: area, exact: true }).waitFor();
  });
});

test('two years stand side by side, and a year without a figure shows none', async () => {
  await story(crowd, {}, async ({ page, go }) => {
    await go('#/project/BIG-1');
    const budget = section(page, 'بودجه');
    await budget.getByRole('button', { name: 'مقایسهٔ دو سال' }).click();
    assert.deepEqual(await budget.locator('thead th').allInnerTexts(), [
      'محل تأمین',
      'رقم',
      '۱۴۰۲',
      '۱۴۰۳',
      'تفاوت',
    ]);
    const spent = budget.locator('tr', { has: page.getByRole('rowheader', { name: 'هزینه‌شده' }) }).first();
    assert.deepEqual(
      (await spent.locator('td').allInnerTexts()).map((text) => text.trim()),
      ['۳ میلیارد تومان', '—', '—'],
    );
  });
});

test('the timeline runs newest first, is narrowed by sort, and a version tells old and new', async () => {
  await story(crowd, {}, async ({ page, go }) => {
    await go('#/project/BIG-1');
    const timeline = section(page, 'گاه‌شمار پروژه');
    const days = await timeline.locator('li time').evaluateAll((list) => list.map((time) => time.dateTime));
    assert.deepEqual(days, days.toSorted().reverse());
    await timeline.getByRole('button', { name: /^پرداخت‌ها/ }).click();
    assert.equal(await timeline.locator('li').count(), 6);
    await timeline.getByRole('button', { name: 'دیدن بیشتر' }).click();
    assert.equal(await timeline.locator('li').count(), 21);
    await timeline.getByRole('button', { name: /^ویرایش‌ها/ }).click();
    assert.equal(await timeline.locator('ol > li').count(), 5);
    const newest = timeline.locator('ol > li').first();
    await newest.getByRole('button', { name: 'چه چیزی تغییر کرد؟' }).click();
    const change = newest.getByRole('region', { name: 'چه چیزی تغییر کرد؟' });
    await change.getByText('پایان‌یافته').waitFor();
    const words = await change.innerText();
    assert.match(words, /وضعیت\s+در حال اجرا\s+پایان‌یافته/);
    assert.match(words, /قرارداد C-1/);
    assert.match(words, /مبلغ اولیه\s+۸ میلیارد تومان\s+۸٫۱ میلیارد تومان/);
    assert.doesNotMatch(words, /implementation|\d{4}-\d\d|undefined/);
  });
});

test('a sheet of A4 has the figures in words and the code, and nothing of the screen', async () => {
  for (const [program, id, pages] of [
    [demo, 'KSH-1401-001', 3],
    [crowd, 'BARE-1', 1],
  ]) {
    await story(program, { theme: 'dark' }, async ({ page, go }) => {
      await go(`#/project/${id}`);
      const pdf = await page.pdf({ preferCSSPageSize: true });
      const count = pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g).length;
      assert.ok(count <= pages, `${id} takes ${count} pages`);
      assert.match(pdf.toString('latin1'), /\/MediaBox\s*\[0 0 59[45][.\d]* 84[12][.\d]*\]/);
      await page.emulateMedia({ media: 'print' });
      const shown = await page.locator('body').innerText();
      assert.doesNotMatch(shown, /گاه‌شمار|چاپ برگهٔ پروژه|همهٔ پروژه‌ها/);
      if (program === demo)
        for (const told of [
          /به حروف/,
          /بیست میلیارد و دویست میلیون تومان/,
          /نقطهٔ عطف\s+موعد\s+انجام/,
          /نشانه‌های هشدار/,
          /معتمدین این محدوده/,
        ])
          assert.match(shown, told);
      else assert.doesNotMatch(shown, /به حروف|نامعلوم|undefined/);
    });
  }
});

test('the data are taken along as tables and whole; a kiosk hands out the code alone', async () => {
  await story(crowd, {}, async ({ page, go }) => {
    await go('#/project/BIG-1');
    for (const [button, name, magic] of [
      ['جدول‌ها (CSV)', 'BIG-1.zip', 'PK'],
      ['همهٔ داده‌ها (JSON)', 'BIG-1.json', '{'],
    ]) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: button }).click(),
      ]);
      assert.equal(download.suggestedFilename(), name);
      assert.ok(readFileSync(await download.path(), 'latin1').startsWith(magic));
    }
  });
  const other = temporaryFolder();
  writeFileSync(
    join(other.folder, 'projects.csv'),
    `${NAME}BARE-1,بوستان کوچک,green,construction,preparation\n`,
  );
  await runVerb('--data', other.folder, 'import', join(other.folder, 'projects.csv'));
  const kiosk = await startProgram('--kiosk', '--data', other.folder);
  await story(kiosk, { screen: 'kiosk' }, async ({ page, go }) => {
    await go('#/project/BARE-1');
    const take = section(page, 'همراه ببرید');
    assert.equal(await take.getByRole('img', { name: /کد QR/ }).count(), 1);
    assert.equal(await take.getByRole('button').count(), 0);
  });
  await kiosk.stop();
  other.remove();
});

test('by keyboard alone: the border of the pictures, the filters, a difference', async () => {
  await story(demo, {}, async ({ page, go }) => {
    await go('#/project/KSH-1401-001');
    const slider = page.getByRole('slider', { name: 'مرز دو تصویر' });
    await slider.focus();
    const width = () => page.locator('.compare .over').evaluate((over) => over.getBoundingClientRect().width);
    const middle = await width();
    // the older picture lies at the right of a Persian page, so the border follows the arrow
    await page.keyboard.press('ArrowLeft');
    assert.ok((await width()) > middle, 'the arrow moves the border its own way');
    await page.keyboard.press('Home');
    assert.equal(Math.round(await width()), 0);
    const chip = section(page, 'گاه‌شمار پروژه').getByRole('button', { name: /^ویرایش‌ها/ });
    await chip.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('نخستین نسخه').waitFor();
  });
});

test('a finger drags the border of the pictures', async () => {
  await story(demo, { touch: true, screen: 'kiosk' }, async ({ page, go, context }) => {
    await go('#/project/KSH-1401-001');
    const slider = page.getByRole('slider', { name: 'مرز دو تصویر' });
    await slider.scrollIntoViewIfNeeded();
    const box = await slider.boundingBox();
    const at = (share) => [{ x: box.x + box.width * share, y: box.y + box.height / 2 }];
    const finger = await context.newCDPSession(page);
    const touch = (type, touchPoints) => finger.send('Input.dispatchTouchEvent', { type, touchPoints });
    await touch('touchStart', at(0.5));
    for (const share of [0.45, 0.35, 0.25]) await touch('touchMove', at(share));
    await touch('touchEnd', []);
    const value = Number(await slider.inputValue());
    assert.ok(Math.abs(value - 75) <= 6, `the border stands at ${value}`);
  });
});

for (const look of [
  { lang: 'fa', theme: 'light', screen: 'desktop' },
  { lang: 'en', theme: 'dark', screen: 'kiosk' },
  { lang: 'fa', theme: 'contrast', screen: 'desktop' },
]) {
  test(`no barrier with everything open: ${look.lang}, ${look.theme}, ${look.screen}`, async () => {
    await story(crowd, look, async ({ page, go }) => {
      await go('#/project/BIG-1');
      await page.locator('details').evaluateAll((list) => list.forEach((details) => (details.open = true)));
      const timeline = page
        .locator('section')
        .filter({ has: page.locator('ol > li .knot') })
        .last();
      await timeline.getByRole('button', { name: /^(ویرایش‌ها|Edits)/ }).click();
      await timeline
        .getByRole('button', { name: /چه چیزی تغییر کرد؟|What changed/ })
        .first()
        .click();
      await settled(page);
      await page.evaluate(readFileSync(axe, 'utf8'));
      const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
      const serious = found.violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)} — ${nodes[0].any[0]?.message ?? ''}`);
      assert.deepEqual(serious, []);
      const wide = await page.evaluate(
        () => document.querySelector('main').scrollWidth - document.querySelector('main').clientWidth,
      );
      assert.ok(wide <= 0, `the page runs ${wide} px over the edge`);
    });
  });
}
