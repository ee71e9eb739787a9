// A letter from a trustee's page to its answer and, where its writer wants that, to the public: by touch at a kiosk, and by
// keys alone at a desk. Nobody after them finds a word of it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { inLatin, launch, settled, startProgram, told } from './harness.mjs';
import { enter, leave, MODERATOR, RESPONDER, until } from './workshop.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser, kiosk, desk;
before(async () => {
  [browser, kiosk, desk] = await Promise.all([
    launch(),
    startProgram('--demo', '--kiosk'),
    startProgram('--demo'),
  ]);
});
after(async () => {
  await browser?.close();
  await Promise.all([kiosk?.stop(), desk?.stop()]);
});

const WORDS = 'کوچه تاریک است';
const ask = (page, service, method, request) =>
  page.evaluate(([s, m, r]) => window.go.dialogue[s][m](r), [service, method, request]);

/** The term of a trustee who takes letters and whose unit answers them. */
const trusteeOf = (page) =>
  page.evaluate(async () => {
    const { trustees } = await window.go.api.Trustees.Open({ area: '', text: '' });
    return trustees.find(({ post, term }) => post === 'معتمد محله' && term === 'running');
  });

const keysOf = (page) => page.getByRole('group', { name: 'صفحه‌کلید' });

/** Types by the keyboard on the screen. */
async function type(page, text) {
  const named = { ' ': 'فاصله', '\u200c': 'نیم‌فاصله' };
  for (const sign of text)
    await keysOf(page)
      .getByRole('button', { name: named[sign] ?? sign, exact: true })
      .tap();
}

const codeOf = async (page) =>
  inLatin(await page.locator('.receipt strong bdi > span').first().innerText()).replace(/\D/g, '');

/** All that the browser keeps of a page. */
async function kept(page, context) {
  const own = await page.evaluate(() =>
    JSON.stringify([location.href, history.state, { ...localStorage }, { ...sessionStorage }]),
  );
  return own + JSON.stringify(await context.storageState());
}

/** The screen holds nothing that bars anybody. */
async function holds(page, where) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  const grave = violations.filter(({ impact }) => ['serious', 'critical'].includes(impact));
  assert.deepEqual(
    grave.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)}`),
    [],
    where,
  );
}

test('from the first screen to a sent letter: seven touches beside the keys', async () => {
  await told(browser, kiosk, { touch: true, screen: 'kiosk' }, async ({ page, context }) => {
    let touches = 0;
    const touch = async (target) => {
      touches += 1;
      await target.tap();
    };
    const { id, name } = await trusteeOf(page);
    await touch(page.getByRole('link', { name: 'معتمدین' }).first());
    await touch(page.locator(`#trustee-${id}`).getByRole('link', { name }));
    await touch(page.getByRole('link', { name: 'نامه بنویسید' }));
    await page.getByText(/این نامه را تنها معتمد محله .* و کارکنان شورایاری محله می‌خوانند/).waitFor();
    const box = page.getByRole('textbox', { name: 'متن نامه' });
    await touch(box);
    await type(page, WORDS);
    assert.equal(await box.inputValue(), WORDS);
    const [field, board] = [await box.boundingBox(), await keysOf(page).boundingBox()];
    assert.ok(field.y < board.y, 'the field stays in sight');
    await touch(page.getByRole('button', { name: 'بعدی' }));
    await page.getByRole('heading', { name: 'چیز دیگری هم می‌خواهید؟' }).waitFor();
    assert.deepEqual(
      await page.getByRole('checkbox').evaluateAll((ticks) => ticks.map(({ checked }) => checked)),
      [false, false],
      'nothing is ticked before',
    );
    await touch(page.getByRole('button', { name: 'بازبینی' }));
    await page.getByText(WORDS).waitFor();
    await page.getByText('خصوصی می‌ماند و منتشر نمی‌شود.').waitFor();
    await page.locator('.send.awake').waitFor();
    await touch(page.getByRole('button', { name: 'ارسال' }));
    await page.locator('.receipt').waitFor();
    assert.ok(touches <= 7, `${touches} touches`);
    const code = await codeOf(page);
    assert.match(code, /^\d{16}$/);
    await holds(page, 'receipt');
    assert.doesNotMatch(await kept(page, context), new RegExp(`${code}|${WORDS.slice(0, 11)}`));
    await page.getByRole('button', { name: 'تمام شد' }).tap();
    await page.waitForURL(new RegExp(`#/trustee/${id}`));
    await page.goBack();
    await settled(page);
    assert.equal(await page.getByRole('textbox', { name: 'متن نامه' }).inputValue(), '');
    assert.doesNotMatch(
      inLatin(await page.getByRole('main').innerText()).replace(/\s/g, ''),
      new RegExp(code),
    );
  });
});

test('a number is typed by the pad of the screen and seen by nobody; who leaves it has it wiped', async () => {
  await told(browser, kiosk, { touch: true, screen: 'kiosk' }, async ({ page, go }) => {
    const { id, postId } = await trusteeOf(page);
    await page.clock.install();
    await page.reload();
    await settled(page);
    await go(`#/write/post/${postId}?trustee=${id}`);
    await page.getByRole('textbox', { name: 'متن نامه' }).tap();
    await type(page, 'آب ما قطع است');
    await page.getByRole('button', { name: 'بعدی' }).tap();
    await page.getByRole('checkbox', { name: 'زنگ بزنید' }).tap();
    await page.getByRole('button', { name: 'بازبینی' }).tap();
    await page.getByText('شمارهٔ تلفن دست‌کم ۵ رقم دارد.').first().waitFor();
    const phone = page.getByRole('textbox', { name: 'شمارهٔ تلفن' });
    await phone.tap();
    await type(page, '۰۹۱۳۱۱۱۲۲۳۳');
    await page.clock.fastForward(1500);
    assert.match(await phone.inputValue(), /^•+$/);
    await page.getByRole('button', { name: 'بازبینی' }).tap();
    await page.getByText(/به •+۳۳ زنگ بزنند/).waitFor();
    assert.doesNotMatch(await page.getByRole('main').innerText(), /۰۹۱۳/);
    await page.clock.fastForward(95_000);
    assert.match(await page.getByRole('alertdialog').innerText(), /نوشتهٔ شما پاک می‌شود/);
    const again = page.waitForEvent('load');
    await page.clock.fastForward(25_000);
    await again;
    await settled(page);
    await go(`#/write/post/${postId}`);
    assert.equal(await page.getByRole('textbox', { name: 'متن نامه' }).inputValue(), '');
    assert.doesNotMatch(await page.locator('body').innerText(), /آب ما قطع|۰۹۱۳/);
  });
});

/** Goes by Tab until something has the focus. */
async function tabTo(page, target) {
  for (let n = 0; n < 60; n++) {
    if (await target.evaluate((one) => one === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`no Tab leads to ${target}`);
}

async function follow({ page, go }, code) {
  await go('#/');
  await go('#/follow');
  await page.getByRole('textbox', { name: 'کد پیگیری' }).fill(code);
  await page.keyboard.press('Enter');
  await page.locator('.state').waitFor();
}

/** The unit answers the newest letter that waits. */
async function answer(visit, text) {
  await enter(visit, RESPONDER);
  const { items } = await ask(visit.page, 'Queue', 'Letters', { state: 'open', unit: '', offset: 0 });
  const { id, unit } = items.find(({ head }) => head.includes('بوستان'));
  const { seen } = await ask(visit.page, 'Queue', 'Letter', { id });
  await ask(visit.page, 'Queue', 'Reply', {
    id,
    seen,
    text,
    unit: unit.id,
    post: '',
    channel: '',
    template: '',
    outcome: 'explained',
    kind: '',
    link: '',
    due: '',
    why: '',
    close: false,
  });
  await leave(visit);
}

test('by keys alone: written, answered, asked again, published, and read by all', async () => {
  await told(browser, desk, {}, async (visit) => {
    const { page, go } = visit;
    const { id } = await trusteeOf(page);
    await go(`#/trustee/${id}`);
    await page.getByText('هنوز نامه‌ای منتشر نشده است').waitFor();
    await tabTo(page, page.getByRole('link', { name: 'نامه بنویسید' }));
    await page.keyboard.press('Enter');
    const box = page.getByRole('textbox', { name: 'متن نامه' });
    await box.waitFor();
    await settled(page);
    await holds(page, 'the form');
    await tabTo(page, page.getByRole('radio').first());
    await page.keyboard.press('ArrowLeft');
    await tabTo(page, box);
    await page.keyboard.type('بوستان محله چراغ ندارد. چه کسی آن را درست می‌کند؟');
    await tabTo(page, page.getByRole('button', { name: 'بعدی' }));
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('checkbox', { name: 'زنگ بزنید' }));
    await page.keyboard.press('Space');
    await tabTo(page, page.getByRole('textbox', { name: 'شمارهٔ تلفن' }));
    await page.keyboard.type('09131112233');
    await tabTo(page, page.getByRole('button', { name: 'بازبینی' }));
    await page.keyboard.press('Enter');
    await page.locator('.send.awake').waitFor();
    await holds(page, 'the review');
    await tabTo(page, page.locator('.send'));
    await page.keyboard.press('Enter');
    await page.locator('.receipt').waitFor();
    const code = await codeOf(page);
    await tabTo(page, page.getByRole('button', { name: 'تمام شد' }));
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(`#/trustee/${id}`));

    await follow(visit, code);
    await page.getByRole('heading', { name: /رسید. شورایاری محله تا .* پاسخ می‌دهد/ }).waitFor();
    await page.getByRole('button', { name: 'راه تماسم را پاک کنید' }).press('Enter');
    await page.getByText('راه تماس شما پاک شد').waitFor();
    await answer(visit, 'چراغ‌ها تا پایان ماه عوض می‌شوند.');
    await follow(visit, code);
    await page.getByRole('heading', { name: 'پاسخ داده شد.' }).waitFor();
    await page.getByText('چراغ‌ها تا پایان ماه عوض می‌شوند.').waitFor();
    await holds(page, 'the code');
    await page.getByRole('button', { name: 'دوباره بنویسید' }).press('Enter');
    await page.keyboard.type('کدام ماه؟');
    await page.getByRole('button', { name: 'بفرستید' }).press('Enter');
    await page.getByText('دوباره نوشتید').waitFor();
    await answer(visit, 'آذر امسال.');
    await follow(visit, code);
    await page.getByText('آذر امسال.').waitFor();
    await page.getByRole('button', { name: 'منتشر شود', exact: true }).press('Enter');
    await page.getByRole('button', { name: 'بله، منتشر شود' }).press('Enter');
    await page.getByText('خواستید منتشر شود').waitFor();
    await published(visit, id, code);
  });
});

/** A moderator lets it through; it stands on the trustee's page, and on one of its own. */
async function published(visit, trustee, code) {
  const { page, go } = visit;
  await enter(visit, MODERATOR);
  const { items } = await ask(page, 'Queue', 'Open', {
    stage: 'open',
    kind: 'message',
    hint: '',
    on: '',
    unit: '',
    device: '',
    late: false,
    offset: 0,
  });
  const waiting = items.find(({ head }) => head.includes('بوستان'));
  const { seen } = await ask(page, 'Queue', 'Item', { id: waiting.id });
  await ask(page, 'Queue', 'Decide', {
    ids: [waiting.id],
    action: 'published',
    rule: '',
    note: '',
    authority: '',
    number: '',
    spans: [],
    into: '',
    kind: '',
    to: '',
    seen,
  });
  await leave(visit);
  await go(`#/trustee/${trustee}`);
  const letter = page.locator('#letters article');
  await until(() => letter.count(), 1);
  assert.match(await letter.innerText(), /بوستان محله چراغ ندارد/);
  await letter.getByRole('heading').getByRole('link').press('Enter');
  await page.waitForURL(/#\/message\//);
  for (const words of ['بوستان محله چراغ ندارد', 'تا پایان ماه', 'کدام ماه؟', 'آذر امسال.'])
    await page.getByText(words).waitFor();
  assert.doesNotMatch(await page.getByRole('main').innerText(), /۰۹۱۳|0913/);
  await holds(page, 'a published letter');
  await page.getByRole('link', { name: 'این نوشته مشکل دارد' }).press('Enter');
  await page.getByRole('radiogroup', { name: 'کدام قاعده؟' }).waitFor();
  await go('#/rulings');
  await page.getByText('نامه به').first().waitFor();
  await follow(visit, code);
  await page.getByRole('button', { name: 'پس‌گرفتن نوشته' }).press('Enter');
  await page.getByRole('button', { name: 'بله، پس می‌گیرم' }).press('Enter');
  await page.getByRole('heading', { name: 'آن را پس گرفته‌اید.' }).waitFor();
  await go(`#/trustee/${trustee}`);
  await page.getByText(/نامه‌ای از .* را نویسنده‌اش پس گرفت/).waitFor();
  assert.doesNotMatch(await page.locator('#letters').innerText(), /بوستان محله/);
}
