// A citizen at the kiosk writes by touch alone, takes a code along, and follows it; nobody after them
// finds a word of it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inLatin, launch, settled, startProgram, told } from './harness.mjs';

let kiosk;
let browser;
before(async () => {
  kiosk = await startProgram('--demo', '--kiosk');
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await kiosk?.stop();
});

const atKiosk = (tell) => told(browser, kiosk, { touch: true, screen: 'kiosk' }, tell);

/** Sixty signs. */
const WORDS = 'چراغ این کوچه شب‌ها خاموش است و بچه‌ها هم از تاریکی می‌ترسند';

/** The id of a project that somebody has commented on. */
async function commented(page) {
  const { items } = await page.evaluate(() =>
    window.go.dialogue.Dialogue.Rulings({
      from: '',
      to: '',
      month: '',
      code: '',
      action: 'published',
      rule: '',
      offset: 0,
    }),
  );
  return items.find(({ subject }) => subject.kind === 'project').subject.id;
}

const keysOf = (page) => page.getByRole('group', { name: 'صفحه‌کلید' });

/** Types by the keyboard on the screen. */
async function type(page, text) {
  const named = { ' ': 'فاصله', '\u200c': 'نیم‌فاصله' };
  for (const sign of text)
    await keysOf(page)
      .getByRole('button', { name: named[sign] ?? sign, exact: true })
      .tap();
}

test('a comment of sixty signs takes five touches beside the keys, and its code finds it waiting', async () => {
  await atKiosk(async ({ page, go, context }) => {
    const id = await commented(page);
    await go(`#/project/${id}`);
    let touches = 0;
    const touch = async (target) => {
      touches += 1;
      await target.tap();
    };
    await touch(page.getByRole('link', { name: 'نظر بدهید' }));
    await page.waitForURL(/#\/comment\/project\//);
    await settled(page);
    await touch(page.getByRole('radio', { name: 'ایمنی' }));
    const box = page.getByRole('textbox', { name: 'متن نظر' });
    await touch(box);
    assert.equal(Array.from(WORDS).length, 60);
    await type(page, WORDS);
    assert.equal(await box.inputValue(), WORDS);
    const [field, board] = [await box.boundingBox(), await keysOf(page).boundingBox()];
    assert.ok(field.y < board.y, 'the field stays in sight');
    await touch(page.getByRole('button', { name: 'بازبینی' }));
    await page.getByRole('heading', { name: 'پیش از فرستادن بخوانید' }).waitFor();
    assert.match(await page.getByRole('main').innerText(), new RegExp(WORDS));
    await page.locator('.send.awake').waitFor();
    await touch(page.getByRole('button', { name: 'ارسال' }));
    await page.locator('.receipt').waitFor();
    assert.ok(touches <= 5, `${touches} touches`);
    assert.ok(await page.locator('.receipt svg, .receipt img').first().isVisible());
    const code = inLatin(await page.locator('.receipt strong bdi > span').first().innerText()).replace(
      /\D/g,
      '',
    );
    assert.match(code, /^\d{12}$/);
    assert.doesNotMatch(await everywhere(page, context), new RegExp(`${code}|${WORDS.slice(0, 20)}`));
    await page.getByRole('button', { name: 'تمام شد' }).tap();
    await page.waitForURL(new RegExp(`#/project/${id}`));
    await page.goBack();
    await settled(page);
    const main = await page.getByRole('main').innerText();
    assert.doesNotMatch(inLatin(main).replace(/\s/g, ''), new RegExp(code), 'the way back shows no code');
    assert.equal(await page.getByRole('textbox', { name: 'متن نظر' }).inputValue(), '');

    await go('#/follow');
    await page.getByRole('textbox', { name: 'کد پیگیری' }).tap();
    for (const digit of code)
      await keysOf(page)
        .getByRole('button', { name: String.fromCharCode(0x6f0 + Number(digit)), exact: true })
        .tap();
    await page.getByRole('button', { name: 'ببینم چه شد' }).tap();
    const state = page.getByRole('heading', { name: /در نوبت خواندن است/ });
    await state.waitFor();
    assert.match(await page.getByRole('main').innerText(), new RegExp(WORDS));
    assert.doesNotMatch(page.url(), new RegExp(code));
    await page.getByRole('button', { name: 'پس‌گرفتن نوشته' }).tap();
    await page.getByRole('button', { name: 'بله، پس می‌گیرم' }).tap();
    await page.getByRole('heading', { name: 'آن را پس گرفته‌اید.' }).waitFor();
    assert.doesNotMatch(await page.getByRole('main').innerText(), new RegExp(WORDS));
  });
});

/** All that the browser keeps of a page: its address, its history, its storage. */
async function everywhere(page, context) {
  const kept = await page.evaluate(() =>
    JSON.stringify([location.href, history.state, { ...localStorage }, { ...sessionStorage }]),
  );
  return kept + JSON.stringify(await context.storageState());
}

test('the go-key of a text begins a line and sends nothing; who leaves it has it wiped', async () => {
  await atKiosk(async ({ page, go }) => {
    const id = await commented(page);
    await page.clock.install();
    await page.reload();
    await settled(page);
    await go(`#/comment/project/${id}`);
    const box = page.getByRole('textbox', { name: 'متن نظر' });
    await box.tap();
    await type(page, 'سلام شهر');
    await keysOf(page).getByRole('button', { name: 'خط بعد' }).tap();
    await type(page, 'ما');
    assert.equal(await box.inputValue(), 'سلام شهر\nما');
    assert.equal(await page.locator('.receipt').count(), 0);
    await page.clock.fastForward(95_000);
    await page.getByRole('alertdialog').waitFor();
    assert.match(await page.getByRole('alertdialog').innerText(), /نوشتهٔ شما پاک می‌شود/);
    const again = page.waitForEvent('load');
    await page.clock.fastForward(25_000);
    await again;
    await settled(page);
    await page.goBack().catch(() => undefined);
    await settled(page);
    assert.doesNotMatch(await page.locator('body').innerText(), /سلام شهر/);
    await go(`#/comment/project/${id}`);
    assert.equal(await page.getByRole('textbox', { name: 'متن نظر' }).inputValue(), '');
  });
});

test('what stands in the way is told in its place, and nothing typed is lost', async () => {
  await atKiosk(async ({ page, go }) => {
    const id = await commented(page);
    await go(`#/comment/project/${id}`);
    const box = page.getByRole('textbox', { name: 'متن نظر' });
    const review = page.getByRole('button', { name: 'بازبینی' });
    await review.tap();
    await page.getByText('1 جا درست نیست').or(page.getByText('۱ جا درست نیست')).waitFor();
    await box.fill('تلفن من ۰۹۱۳۱۲۳۴۵۶۷ است، زنگ بزنید');
    await review.tap();
    await page.getByRole('button', { name: /^برمی‌دارم/ }).tap();
    await page.getByText('تلفن من است، زنگ بزنید').first().waitFor();
    await page.route('**/call/Dialogue/Send', (route) =>
      route.fulfill({ json: { error: { code: 'busy', key: 'send.full', args: { at: '14:00' } } } }),
    );
    await page.locator('.send.awake').waitFor();
    await page.getByRole('button', { name: 'ارسال' }).tap();
    await page.getByText(/صندوق این دستگاه برای این ساعت پر است/).waitFor();
    await page.getByRole('button', { name: 'قبلی' }).tap();
    assert.equal(await box.inputValue(), 'تلفن من است، زنگ بزنید');
    await go('#/follow');
    await page.getByRole('textbox', { name: 'کد پیگیری' }).fill('123456789012');
    await page.getByRole('button', { name: 'ببینم چه شد' }).tap();
    await page.getByText(/یک رقم جابه‌جا یا اشتباه است/).waitFor();
  });
});

test('somebody stands behind a comment and takes it back', async () => {
  await atKiosk(async ({ page, go }) => {
    await go(`#/project/${await commented(page)}`);
    const first = page
      .locator('#comments article')
      .filter({ hasText: /پشتیبانی از/ })
      .first();
    const figure = async () =>
      Number(inLatin(await first.locator('small[role=status]').first().innerText()).match(/\d+/)[0]);
    const before = await figure();
    await first
      .getByRole('button', { name: /^من هم: / })
      .first()
      .tap();
    const back = first.getByRole('button', { name: /پس می‌گیرم/ }).first();
    await back.waitFor();
    assert.equal(await figure(), before + 1);
    await back.tap();
    await first
      .getByRole('button', { name: /^من هم: / })
      .first()
      .waitFor();
    assert.equal(await figure(), before);
  });
});
