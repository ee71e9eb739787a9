// The dashboard and the signs of a project: every figure opens its list and explains itself.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, everything, inLatin, onDemo, settled, startProgram, temporaryFolder } from './harness.mjs';

const story = onDemo();

const digitsOf = (text) => Number(inLatin(text).replace(/\D/g, ''));

const ask = (page, request) => call(page, 'Transparency', 'Open', { area: '', year: 0, ...request });

/** How many projects the list of an address has, asked as the program's own page asks. */
async function listed(page, hash) {
  const query = new URLSearchParams(hash.split('?')[1]);
  const many = (key) => (query.get(key) ?? '').split(',').filter(Boolean);
  const { total } = await call(page, 'Map', 'Open', {
    ...everything,
    areas: many('area'),
    domains: many('domain'),
    statuses: many('status'),
    flags: many('flag'),
    traits: many('trait'),
    recentChanges: many('recentChange'),
    paidIn: many('paidIn'),
    sources: many('source'),
    budgets: many('budget'),
    contractors: many('contractor'),
  });
  return total;
}

/** The figures of a dashboard that count projects, with what the address of their list says. */
const figures = (view) => [
  ['', view.total],
  ['trait=onTime', view.onTime.onTime],
  ['trait=late', view.onTime.judged - view.onTime.onTime],
  ['trait=overrun', view.overrun.count],
  ['trait=priced', view.money.priced],
  ...view.domains.map(({ code, count }) => [`domain=${code}`, count]),
  ...view.statuses.map(({ code, count }) => [`status=${code}`, count]),
  ...view.flags.map(({ code, count }) => [`flag=${code}`, count]),
  ...view.changes.map(({ code, projects }) => [`recentChange=${code}`, projects]),
  ...view.months.filter(({ count }) => count).map(({ first, projects }) => [`paidIn=${first}`, projects]),
];

test('every figure opens a list of as many projects, in every year and area', async () => {
  await story({}, async ({ page, go }) => {
    const { years } = await ask(page, {});
    const area = (await ask(page, {})).areas.find(({ code }) => code).code;
    for (const request of [{}, { year: years[1] }, { area, year: years[0] }]) {
      const within = new URLSearchParams();
      if (request.area) within.set('area', request.area);
      if (request.year) within.set('budget', String(request.year));
      await go(`#/transparency?${new URLSearchParams(request)}`);
      const view = await ask(page, request);
      const links = await page
        .locator('main a[href^="#/projects"]')
        .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
      for (const [filter, count] of figures(view)) {
        const query = [within.toString(), filter].filter(Boolean).join('&');
        const hash = query ? `#/projects?${query}` : '#/projects';
        assert.ok(links.includes(hash), `no link to ${hash}`);
        assert.equal(await listed(page, hash), count, hash);
      }
      for (const { code, count } of view.byYear) {
        const hash = links.find((link) => new URLSearchParams(link.split('?')[1]).get('budget') === code);
        assert.ok(hash && (await listed(page, hash)) >= 0, `no link to the year ${code}`);
        const all = `#/projects?${new URLSearchParams({ ...(request.area && { area: request.area }), budget: code })}`;
        assert.equal(await listed(page, all), count, all);
      }
      assert.ok(links.every((link) => link.startsWith('#/projects')));
    }
  });
});

test('a sign opens the list that has it, which narrows on, as table, on the map and in the address', async () => {
  await story({}, async ({ page, go }) => {
    await go('#/transparency');
    const flag = (await ask(page, {})).flags.find((one) => one.count > 1);
    const link = page.locator(`main a[href="#/projects?flag=${flag.code}"]`).last();
    assert.equal(digitsOf(await link.locator('strong').innerText()), flag.count);
    await link.click();
    await page.waitForURL(/#\/projects\?flag=/);
    await settled(page);
    const count = page.locator('main [role=status] strong').first();
    assert.equal(digitsOf(await count.innerText()), flag.count);
    const group = page
      .getByRole('complementary')
      .locator('details')
      .filter({ has: page.getByText('محل تأمین اعتبار', { exact: true }) });
    await group.locator('summary').click();
    const option = group.locator('label').first();
    const narrowed = digitsOf(await option.locator('small').innerText());
    await option.getByRole('checkbox').check();
    await settled(page);
    assert.equal(digitsOf(await count.innerText()), narrowed);
    await page.getByRole('link', { name: 'روی نقشه' }).click();
    await page.waitForURL(/#\/map\?.*flag=.*source=|#\/map\?.*source=.*flag=/);
    await settled(page);
    assert.equal(await page.locator('main ul a[href*="#/project/"]').count(), Math.min(50, narrowed));
  });
});

test('a contractor opens the projects it builds', async () => {
  await story({ lang: 'en' }, async ({ page, go }) => {
    await go('#/transparency');
    const [firm] = (await ask(page, {})).contractors;
    await page.getByRole('link', { name: firm.name }).first().click();
    await page.waitForURL(/#\/projects\?contractor=/);
    await settled(page);
    assert.equal(
      digitsOf(await page.locator('main [role=status] strong').first().innerText()),
      firm.projects,
    );
    assert.ok(
      await page
        .getByRole('group', { name: /chosen/i })
        .getByText(firm.name)
        .isVisible(),
    );
  });
});

test('the filters live in the address, and a chart has a table', async () => {
  await story({ lang: 'en' }, async ({ page, go }) => {
    const [year] = (await ask(page, {})).years;
    await go(`#/transparency?year=${year}`);
    assert.match(await page.locator('main').innerText(), new RegExp(`fiscal year ${year}`));
    const section = page.locator('section', {
      has: page.getByRole('heading', { name: 'By source of money' }),
    });
    await section.getByRole('button', { name: 'Table' }).click();
    const rows = section.locator('tbody tr');
    assert.equal(await rows.count(), (await ask(page, { year })).sources.length);
    await section.getByText('How was this computed?').click();
    assert.match(await section.innerText(), /Amounts sum the lines of that source/);
  });
});

test('a project explains its signs by keyboard: formula, figures and day', async () => {
  await story({}, async ({ page, go }) => {
    const { flags } = await ask(page, {});
    const code = flags.find((one) => one.count > 0).code;
    const { projects } = await call(page, 'Map', 'Open', { ...everything, flags: [code] });
    await go(`#/project/${projects[0].id}`);
    const sign = page.locator('#flags details').first();
    await sign.locator('summary').focus();
    await page.keyboard.press('Enter');
    const text = await sign.innerText();
    for (const word of ['راه محاسبه', 'حاصل', 'آستانه', 'روز محاسبه']) assert.ok(text.includes(word), word);
    const score = page.locator('#disclosure');
    await score.getByText('همهٔ ۴۰ قلم').click();
    assert.equal(await score.locator('tbody tr').count(), 40);
  });
});

test('an empty city says so', async () => {
  const data = temporaryFolder();
  const empty = await startProgram('--data', data.folder);
  try {
    await story(
      {},
      async ({ page, go }) => {
        await go('#/transparency');
        assert.match(await page.locator('main').innerText(), /هنوز پروژه‌ای ثبت نشده است/);
      },
      empty,
    );
  } finally {
    await empty.stop();
    data.remove();
  }
});
