// The list of projects: narrowed as the map is, in any order, of any length, taken along.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, chosen, everything, onDemo, settled } from './harness.mjs';

const story = onDemo();

const group = (page, name) =>
  page
    .getByRole('complementary')
    .locator('details')
    .filter({ has: page.getByText(name, { exact: true }) });

test('a year and a band narrow list and map alike, and stay in the address', async () => {
  await story({}, async ({ page, go }) => {
    await go('#/projects');
    for (const [name, option] of [
      ['سال مالی', '۱۴۰۳'],
      ['پیشرفت فیزیکی', '۲۵٪ تا ۴۹٪'],
    ]) {
      await group(page, name).locator('summary').click();
      const label = group(page, name).locator('label', { hasText: option });
      const count = await label.locator('small').innerText();
      await label.getByRole('checkbox').check();
      await settled(page);
      const told = await page.locator('main [role="status"] strong').first().innerText();
      assert.ok(told.startsWith(`${count} `), `${name}: the option says ${count}, the list ${told}`);
    }
    const hash = await page.evaluate(() => location.hash);
    assert.match(hash, /year=1403/);
    assert.match(hash, /progress=25-49/);
    const view = await call(page, 'Map', 'Open', { ...everything, years: ['1403'], progress: '25-49' });
    assert.ok(view.total > 0);
    assert.ok(view.projects.every(({ physical }) => physical >= 25 && physical < 50));
    await page.getByRole('link', { name: 'روی نقشه' }).click();
    await page.waitForURL(/#\/map\?.*progress=25-49/);
    await settled(page);
    assert.equal(await page.locator('main ul a[href*="#/project/"]').count(), view.total);
  });
});

test('an amount is typed to the figure, in Persian digits; a wrong one is refused', async () => {
  await story({}, async ({ page, go }) => {
    await go('#/projects');
    const amount = group(page, 'مبلغ پروژه');
    await amount.locator('summary').click();
    await amount.getByRole('textbox').first().fill('۹');
    await amount.getByRole('textbox').last().fill('۲٫۵');
    await amount.getByRole('button').click();
    await amount.getByRole('alert').waitFor();
    await amount.getByRole('textbox').first().fill('۱٫۵');
    await amount.getByRole('textbox').last().fill('۲۰');
    await amount.getByRole('textbox').last().press('Enter');
    await page.waitForFunction(() => location.hash.includes('amount=15000000000-200000000000'));
    await settled(page);
    const view = await call(page, 'Map', 'Open', { ...everything, amount: '15000000000-200000000000' });
    assert.ok(view.total > 0);
    assert.ok(view.projects.every(({ amount: rials }) => rials >= 15e9 && rials <= 200e9));
  });
});

test('a column sorts, a second touch turns it, and the address keeps both', async () => {
  await story({ touch: true }, async ({ page, go }) => {
    await go('#/projects?view=table');
    const head = page.getByRole('columnheader', { name: 'مرتب‌کردن بر پایهٔ مبلغ' });
    for (const [order, descending] of [
      ['descending', true],
      ['ascending', false],
    ]) {
      await head.getByRole('button').tap();
      await settled(page);
      assert.equal(await head.getAttribute('aria-sort'), order);
      const { projects, total } = await call(page, 'Map', 'Open', {
        ...everything,
        sort: 'amount',
        descending,
      });
      const links = await page
        .locator('tbody th a')
        .evaluateAll((all) => all.slice(0, 10).map((link) => link.hash.split('/')[2]));
      assert.deepEqual(
        links,
        projects.slice(0, 10).map(({ id }) => id),
      );
      assert.equal(await page.getByRole('table').getAttribute('aria-rowcount'), String(total + 1));
    }
  });
});

test('the keyboard walks the table down to its last row, of which few stand on the page', async () => {
  await story({}, async ({ page, go }) => {
    await go('#/projects?view=table');
    const { total } = await call(page, 'Map', 'Open', everything);
    const frame = page.getByRole('region', { name: 'فهرست پروژه‌ها' });
    await page.locator('tbody th a').first().focus();
    await page.keyboard.press('ArrowDown');
    assert.equal(
      await page.evaluate(
        () =>
          document.activeElement.closest('tr').ariaRowIndex ??
          document.activeElement.closest('tr').getAttribute('aria-rowindex'),
      ),
      '3',
    );
    await frame.focus();
    for (const [key, row] of [
      ['End', total + 1],
      ['Home', 2],
      ['PageDown', 3],
      ['End', total + 1],
    ]) {
      await page.keyboard.press(key);
      await page.locator(`tr[aria-rowindex="${row}"] th a`).waitFor();
    }
    assert.ok(await frame.evaluate((element) => element === document.activeElement));
    const last = page.locator(`tr[aria-rowindex="${total + 1}"] th a`);
    await last.waitFor();
    assert.ok((await page.locator('tbody tr').count()) < 60);
    const box = await last.boundingBox();
    const bounds = await frame.boundingBox();
    assert.ok(box.y + box.height <= bounds.y + bounds.height + 1, 'the last row is in sight');
  });
});

test('the list is taken along as it stands, and its link as a QR code', async () => {
  await story({}, async ({ page, go }) => {
    await go('#/projects?status=completion&sort=title');
    const view = await call(page, 'Map', 'Open', { ...everything, statuses: ['completion'], sort: 'title' });
    await page.getByRole('button', { name: 'اشتراک‌گذاری' }).click();
    const dialog = page.getByRole('dialog');
    assert.equal(
      await dialog.getByRole('textbox').inputValue(),
      'didban://projects?status=completion&sort=title',
    );
    await dialog.getByRole('img').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: /CSV/ }).click(),
    ]);
    assert.match(download.suggestedFilename(), /^projects-\d{4}-\d\d-\d\d\.csv$/);
    const { readFile } = await import('node:fs/promises');
    const text = await readFile(await download.path(), 'utf8');
    assert.ok(text.startsWith('\ufeffcode,title,'));
    const places = view.projects.map(({ code }) => text.indexOf(`\n${code},`));
    assert.ok(
      places.every((place, i) => place > (places[i - 1] ?? 0)),
      'every project, in the order of the list',
    );
  });
});

test('the hint of the word filter fits its field, in both languages and at the largest text', async () => {
  for (const lang of ['fa', 'en']) {
    await story({ lang }, async ({ page, go }) => {
      await go('#/projects');
      for (const text of ['1', '3']) {
        await chosen(page, { text });
        const [need, room] = await page
          .getByRole('complementary')
          .getByRole('searchbox')
          .evaluate((input) => {
            const pen = document.createElement('canvas').getContext('2d');
            pen.font = getComputedStyle(input).font;
            return [pen.measureText(input.placeholder).width, input.clientWidth];
          });
        assert.ok(need <= room, `${lang}, text ${text}: the hint takes ${need} of ${room} px`);
      }
    });
  }
});

test('the table keeps the title in sight when it is scrolled aside', async () => {
  for (const lang of ['fa', 'en']) {
    await story({ lang }, async ({ page, go }) => {
      await go('#/projects?view=table');
      const title = page.locator('tbody th').first();
      const start = await title.boundingBox();
      await page.locator('main .frame').evaluate((frame) => {
        frame.scrollLeft = (document.dir === 'rtl' ? -1 : 1) * 400;
      });
      const moved = await title.boundingBox();
      assert.ok(Math.abs(moved.x - start.x) < 2, `${lang}: from ${start.x} to ${moved.x}`);
    });
  }
});
