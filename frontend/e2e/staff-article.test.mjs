// The article: written as it will look, pasted from an office, seen in advance, published by another, and all articles
// of the sample city through the editor without a change.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onDemo } from './harness.mjs';
import {
  box,
  draftOf,
  EDITOR,
  enter,
  fill,
  isSaved,
  leave,
  PUBLISHER,
  send,
  until,
  publishByKeys,
} from './workshop.mjs';

const story = onDemo();
const TITLE = 'آب‌انبار نمونه دوباره پر شد';

const body = (page) => page.locator('.ProseMirror').first();

/** Runs in the page: pastes HTML as a clipboard gives it. */
function paste(html) {
  const data = new DataTransfer();
  data.setData('text/html', html);
  document.activeElement.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
  );
}

const item = (sign, text) =>
  `<p class=MsoListParagraph style='text-indent:-18pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${sign}<span>&nbsp;&nbsp;</span></span><![endif]>${text}</p>`;
const WORD = `<html xmlns:w="urn:schemas-microsoft-com:office:word"><body><!--StartFragment-->${item('۱.', 'لایروبی')}${item('۲.', 'اندود')}
<p class=MsoNormal style='color:red'>پایان<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span>[1]</span></a></p>
<div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1"><span>[1]</span></a> از دفتر کار</p></div></div><img src="file:///C:/a.png"><!--EndFragment--></body></html>`;

async function choose(page, path, text) {
  await box(page, path).fill(text);
  await page.keyboard.press('Enter');
}

async function write(visit) {
  const { page } = visit;
  await draftOf(visit, 'kind=article');
  await fill(page, 'title', TITLE);
  await box(page, 'lead').fill('پس از سی سال، آب به پلهٔ هفتم رسید.');
  await choose(page, 'section', 'عمرانی');
  await choose(page, 'form', 'خبر');
  await body(page).click();
  await page.keyboard.type('# سر');
  await page.keyboard.press('Enter');
  await page.keyboard.type('می');
  await page.keyboard.press('Shift+Space');
  await page.keyboard.type('رود ');
  await page.keyboard.press('Control+KeyB');
  await page.keyboard.type('مهم');
  await page.keyboard.press('Control+KeyB');
  await page.keyboard.press('Enter');
  await page.evaluate(paste, WORD);
  await page.getByText(/کنار گذاشته شد/).waitFor();
  await isSaved(page);
}

/** What stands in the text, and what is taken back within it and comes again. */
async function look(page) {
  const html = await body(page).innerHTML();
  assert.match(html, /<h2[^>]*>سر<\/h2>/);
  assert.match(html, /می\u200cرود <strong>مهم<\/strong>/);
  assert.equal(await body(page).locator('ol > li').filter({ hasText: 'لایروبی' }).count(), 1);
  assert.equal(await body(page).locator('.footnotes li').innerText(), 'از دفتر کار');
  await page.keyboard.press('Control+KeyZ');
  assert.equal(await body(page).getByText('لایروبی').count(), 0);
  await page.keyboard.press('Control+Shift+KeyZ');
  assert.equal(await body(page).getByText('لایروبی').count(), 1);
}

/** The other face is what is kept; the page in advance shows it. */
async function otherFaces(page) {
  await isSaved(page);
  await page.getByRole('button', { name: 'مارک‌داون', exact: true }).click();
  assert.equal(
    await page.locator('[data-place$="#body"] textarea').inputValue(),
    '# سر\n\nمی\u200cرود **مهم**\n\n1. لایروبی\n2. اندود\n\nپایان[^1]\n\n[^1]: از دفتر کار',
  );
  await page.getByRole('button', { name: 'مارک‌داون', exact: true }).click();
  await body(page).waitFor();
  await page.keyboard.press('Alt+KeyP');
  const preview = page.locator('.preview');
  await preview.getByRole('heading', { name: TITLE }).waitFor();
  await preview.getByText('لایروبی').waitFor();
  await page.keyboard.press('Alt+KeyP');
  await preview.waitFor({ state: 'detached' });
}

/** Sends what is open, and publishes it as somebody else; nobody sees it between. */
async function sendAndPublish(visit, words = 'لایروبی', title = TITLE) {
  const { page, go } = visit;
  const { hash } = new URL(page.url());
  await send(page);
  await leave(visit);
  await go('#/news');
  assert.equal(await page.getByText(title).count(), 0);
  await enter(visit, PUBLISHER);
  await go(hash.replace('draft', 'review'));
  await page.getByText(words).first().waitFor();
  await publishByKeys(page);
  await page.getByText('همه از همین حالا می‌بینند').waitFor();
  await leave(visit);
}

test('an article is written, pasted, seen in advance and published by another', async () => {
  await story({}, async (visit) => {
    const { page, go } = visit;
    await enter(visit, EDITOR);
    await write(visit);
    await look(page);
    await otherFaces(page);
    await sendAndPublish(visit);
    await go('#/news');
    await page.getByRole('link', { name: TITLE }).first().click();
    await page.waitForURL(/#\/article\//);
    await page.getByRole('listitem').filter({ hasText: 'لایروبی' }).first().waitFor();
    await page.getByText('از دفتر کار').waitFor();
  });
});

/** Puts a live block in by the bar and by keys alone; gives the id that stands in the text. */
async function putLive(page, code) {
  await page.getByRole('button', { name: 'پروژهٔ زنده', exact: true }).click();
  await page.getByRole('combobox', { name: 'پروژه‌ای که نشان داده شود' }).fill(code);
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  const block = body(page).locator('.live').last();
  await block.locator('strong', { hasText: 'کانال آب سطحی راوند' }).waitFor();
  await isSaved(page);
}

const markdown = (page) => page.locator('[data-place$="#body"] textarea').inputValue();

test('a live project is put into the text, stands there by its id alone, and is read with the figures of the day', async () => {
  await story({}, async (visit) => {
    const { page, go } = visit;
    await enter(visit, EDITOR);
    await draftOf(visit, 'kind=article');
    await fill(page, 'title', 'کانال در آستانهٔ باران');
    await box(page, 'lead').fill('کانال راوند تا کجا رسیده است؟');
    await choose(page, 'section', 'عمرانی');
    await choose(page, 'form', 'خبر');
    await body(page).click();
    await page.keyboard.type('پیش از باران');
    await putLive(page, 'KSH-1404-017');
    await page.keyboard.press('Alt+KeyP');
    await page.locator('.preview .live').getByText('KSH-1404-017').waitFor();
    await page.keyboard.press('Alt+KeyP');
    await page.locator('.preview').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'مارک‌داون', exact: true }).click();
    assert.match(await markdown(page), /^پیش از باران\n\n\[!project [0-9a-f-]{36}\]$/);
    await page.getByRole('button', { name: 'مارک‌داون', exact: true }).click();
    await body(page).locator('.live').waitFor();
    await sendAndPublish(visit, 'پیش از باران', 'کانال در آستانهٔ باران');
    await go('#/search?q=کانال آب سطحی راوند&kind=article');
    await page.getByRole('link', { name: 'کانال در آستانهٔ باران' }).first().click();
    await page.waitForURL(/#\/article\//);
    await page
      .locator('.body .live')
      .getByText(/ارقام زنده، امروز/)
      .waitFor();
  });
});

test('pasted HTML brings no live block, whatever it looks like', async () => {
  await story({}, async (visit) => {
    const { page } = visit;
    await enter(visit, EDITOR);
    const [, , draft] = (await draftOf(visit, 'kind=article')).split('/');
    await fill(page, 'title', 'چسبانده');
    await body(page).click();
    await page.evaluate(
      paste,
      '<p>یک</p><div class="live-project">KSH-1404-017</div><p>[!project KSH-1404-017]</p>',
    );
    await body(page).getByText('یک').waitFor();
    await isSaved(page);
    assert.equal(await body(page).locator('.live').count(), 0);
    await page.getByRole('button', { name: 'مارک‌داون', exact: true }).click();
    assert.equal(await markdown(page), 'یک\n\nKSH-1404-017\n\n\\[!project KSH-1404-017]');
    await page.evaluate((draft) => window.go.staff.Drafts.Drop({ draft }), draft);
  });
});

/** Runs in the page: the ids of all articles of the city. */
async function allArticles() {
  const ids = [];
  for (let page = 0, pages = 1; page < pages; page += 1) {
    const asked = { kind: 'article', text: '', state: '', whose: '', sort: '', page };
    const view = await window.go.staff.Lists.Open(asked);
    ids.push(...view.rows.map(({ id }) => id));
    pages = view.pages;
  }
  return ids;
}

/** Runs in the page: puts articles into one draft; gives its id. */
async function gather(ids) {
  const { Drafts } = window.go.staff;
  let draft = '';
  for (const id of ids) {
    const of = { kind: 'article', id, copy: '' };
    if (draft) await Drafts.Add({ draft, ...of });
    else draft = (await Drafts.Open({ draft: '', page: '', ...of })).id;
  }
  return draft;
}

/** Runs in the page: writes a letter into each body and takes it out again, before anything is sent. */
async function touchAll() {
  const pause = () => new Promise((resolve) => setTimeout(resolve));
  for (const text of document.querySelectorAll('.ProseMirror')) {
    text.focus();
    document.execCommand('insertText', false, 'x');
    await pause();
    document.execCommand('delete');
    await pause();
  }
}

/** Runs in the page: the titles in a draft that differ from what is public. */
async function changedOf(id) {
  const { sheets } = await window.go.staff.Drafts.Difference({ draft: id });
  return sheets
    .filter(({ changes }) => changes.length)
    .map(({ title }) => title)
    .join();
}

/** How many edits a draft holds. */
const editsOf = (page, draft) =>
  page.evaluate(async (draft) => {
    const { seq } = await window.go.staff.Drafts.Open({ draft, kind: '', id: '', copy: '', page: '' });
    return seq;
  }, draft);

/** How many articles stand on one screen: of more, one is shown at a time. */
const TOGETHER = 12;

test('all articles of the sample city go through the editor and are the same', async () => {
  await story({}, async (visit) => {
    const { page, go } = visit;
    await enter(visit, EDITOR);
    const ids = await page.evaluate(allArticles);
    assert.ok(ids.length >= 44, `${ids.length} articles`);
    for (let n = 0; n < ids.length; n += TOGETHER) {
      const some = ids.slice(n, n + TOGETHER);
      const draft = await page.evaluate(gather, some);
      await go(`#/draft/${draft}`);
      await page.waitForFunction(
        (all) => document.querySelectorAll('.ProseMirror').length === all,
        some.length,
      );
      await page.evaluate(touchAll);
      // Each body sends one edit at least: what was written into it and taken out again.
      await until(async () => (await editsOf(page, draft)) >= some.length, true);
      await until(() => page.evaluate(changedOf, draft), '');
      await page.evaluate((draft) => window.go.staff.Drafts.Drop({ draft }), draft);
    }
    await go('#/bench');
  });
});
