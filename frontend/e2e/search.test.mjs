// The search as people use it: other spellings, filters typed and chosen, keyboard and touch alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inLatin, onDemo, settled } from './harness.mjs';

const story = onDemo();

const address = (query) => `#/search?${new URLSearchParams(query)}`;

/** What the screen says was found, in whatever digits. */
async function total(page) {
  const texts = await page.getByRole('main').getByRole('status').allInnerTexts();
  const said = texts.map(inLatin).find((text) => /نتیجه|result/.test(text));
  return Number(/\d+/.exec(said ?? '')?.[0]);
}

test('every spelling of the same finds the same', async () => {
  await story({}, async ({ page, go }) => {
    const totals = [];
    for (const q of ['پیاده‌رو', 'پیاده رو', 'پياده‌رو', 'پیاده‌روها', 'پیادهرو']) {
      await go(address({ q, exact: '1' }));
      totals.push(await total(page));
    }
    assert.ok(totals[0] > 0, `found ${totals}`);
    assert.deepEqual(new Set(totals).size, 1, `found ${totals}`);
  });
});

test('results stand in groups; a group opens to a list with pages and the way back', async () => {
  await story({}, async ({ page, go }) => {
    await go(address({ q: 'شهر' }));
    const groups = await page.locator('main section h2').allInnerTexts();
    assert.ok(groups.length >= 2, `groups: ${groups}`);
    await page.locator('main section header a').first().click();
    await page.waitForURL(/kind=/);
    await settled(page);
    assert.equal(await page.locator('main section').count(), 0);
    assert.ok((await page.locator('main ol > li').count()) > 4);
    await page.goBack();
    await settled(page);
    assert.deepEqual(await page.locator('main section h2').allInnerTexts(), groups);
  });
});

test('filters are typed, chosen and taken away; the address holds them', async () => {
  await story({}, async ({ page, go }) => {
    await go(address({ q: 'بازار' }));
    const all = await total(page);
    const box = page.getByRole('main').getByRole('combobox', { name: 'جست‌وجو در دیدبان' });
    await box.fill('بازار نوع:خبر');
    await box.press('Enter');
    await settled(page);
    const articles = await total(page);
    assert.ok(articles > 0 && articles < all, `${articles} of ${all}`);
    const chosen = page.getByRole('group', { name: 'آنچه برگزیده‌اید' });
    assert.match(await chosen.innerText(), /شهرآن/);
    await chosen.getByRole('button').first().click();
    await settled(page);
    assert.equal(await total(page), all);
    assert.equal(await box.inputValue(), 'بازار');

    await page.getByRole('combobox', { name: /^سال/ }).click();
    await page.getByRole('option', { name: /۱۴۰۳/ }).click();
    await settled(page);
    assert.match(page.url(), /year=1403/);
    const ofYear = await total(page);
    assert.ok(ofYear > 0 && ofYear < all, `${ofYear} of ${all}`);
    await page.reload();
    await settled(page);
    assert.equal(await total(page), ofYear);
    await page.getByRole('button', { name: 'برداشتن همه' }).click();
    await settled(page);
    assert.equal(await total(page), all);
  });
});

test('what the other keyboard wrote is understood, and can be asked for as typed', async () => {
  await story({}, async ({ page, go }) => {
    await go(address({ q: 'بوستان' }));
    const right = await total(page);
    await go(address({ q: 'f,sjhk' }));
    assert.equal(await total(page), right);
    await page.getByRole('link', { name: /f,sjhk/ }).click();
    await page.waitForURL(/exact=1/);
    await settled(page);
    assert.equal(await total(page), 0);
    await page.getByRole('main').getByText('چیزی پیدا نشد').waitFor();
  });
});

test('by keyboard alone: from «/» on another screen to an opened hit', async () => {
  await story({}, async ({ page, go }) => {
    await go('#/events');
    await page.keyboard.press('/');
    await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'combobox');
    await page.keyboard.type('بازار', { delay: 20 });
    // Of the whole word, and with what it answers to: a later answer would take the choice back.
    await page.getByRole('option', { name: /بازار.*همه‌جا/ }).waitFor();
    await settled(page);
    await page.keyboard.press('ArrowUp'); // the last row: everything
    assert.match((await page.locator('[role="option"][aria-selected="true"]').innerText()) ?? '', /همه‌جا/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=/);
    await settled(page);
    assert.ok((await total(page)) > 0);
    await page.keyboard.press('Control+k');
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('role')), 'combobox');
    await page.keyboard.press('Escape');
    await page.locator('main h3 a').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/#\/(project|article|event|trustees|projects)/);
  });
});

test('by touch alone on the kiosk: type, touch the last row, fold the filters out', async () => {
  await story({ touch: true, screen: 'kiosk' }, async ({ page }) => {
    const box = page.getByRole('main').getByRole('combobox');
    await box.tap();
    await page.keyboard.insertText('بازار');
    // A row that went at the press would let the lift of the finger fall on what lies there then.
    await page.evaluate(() =>
      addEventListener('click', ({ target }) => (window.lifted = target.closest('li')?.role), true),
    );
    await page.getByRole('option', { name: /همه‌جا/ }).tap();
    await page.waitForURL(/#\/search\?q=/);
    assert.equal(await page.evaluate(() => window.lifted), 'option');
    await settled(page);
    const all = await total(page);
    await page.getByRole('button', { name: /^فیلترها/ }).tap();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: /^وضعیت/ }).tap();
    await page.getByRole('option').nth(1).tap();
    await dialog.getByRole('button', { name: /نتیجه/ }).tap();
    await settled(page);
    const some = await total(page);
    assert.ok(some > 0 && some < all, `${some} of ${all}`);
  });
});

test('in English, with help and an example that works', async () => {
  await story({ lang: 'en' }, async ({ page, go }) => {
    await go('#/search');
    await page.getByText('How to search better').click();
    await page.getByRole('link', { name: 'kind:project year:1403' }).click();
    await page.waitForURL(/q=/);
    await settled(page);
    assert.ok((await total(page)) > 0);
    assert.match(await page.getByRole('group', { name: 'What you have chosen' }).innerText(), /Projects/);
  });
});

test('the box: suggestions go with the focus, words go alone, everywhere means everywhere', async () => {
  await story({}, async ({ page, go }) => {
    await go(address({ q: 'پارک', kind: 'project', year: '1403' }));
    const box = page.getByRole('main').getByRole('combobox', { name: 'جست‌وجو در دیدبان' });
    const list = page.getByRole('main').getByRole('listbox', { name: 'پیشنهادها' });
    const suggest = /call\/Search\/Suggest/;
    const [wanted, answered] = [page.waitForRequest(suggest), page.waitForResponse(suggest)];
    await box.fill('بازار');
    await wanted;
    await box.press('Tab'); // before the answer comes
    await answered;
    await page.evaluate(() => new Promise(requestAnimationFrame));
    assert.equal(await list.isVisible(), false);

    await box.fill('باز');
    await list.waitFor();
    await box.press('Escape');
    assert.equal(await box.inputValue(), 'باز');
    await box.press('ArrowDown');
    await list.waitFor();
    await page.getByRole('option', { name: /همه‌جا/ }).click();
    await page.waitForURL((url) => !/kind=|year=/.test(url.hash));
    await settled(page);

    await go(address({ q: 'پارک', kind: 'project' }));
    await box.fill('');
    await box.press('Enter');
    await page.waitForURL((url) => !/q=/.test(url.hash) && /kind=project/.test(url.hash));
  });
});

test('an address that is not ours leads to a screen, not to an error', async () => {
  await story({}, async ({ page, go }) => {
    for (const query of [{ from: '2024-13-99' }, { sort: 'foo' }, { page: '1e30' }, { kind: 'xyz' }]) {
      await go(address({ q: 'شهر', ...query }));
      assert.ok((await total(page)) > 0, JSON.stringify(query));
    }
    await go(address({ q: 'شهر', kind: 'article', page: '999' }));
    assert.ok((await page.locator('main ol > li').count()) > 0);
  });
});
