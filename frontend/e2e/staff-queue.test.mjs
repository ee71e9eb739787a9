// What citizens sent, judged by keys alone: published, redacted, rejected by two, taken back in time; answered by a unit;
// written down for somebody on the telephone; letters answered by those to whom they were written, and by nobody else.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { onDemo, settled } from './harness.mjs';
import { DESK, enter, leave, MODERATOR, RESPONDER, SECOND, until } from './workshop.mjs';

const story = onDemo();

const shot = (page, name) =>
  process.env.SHOTS ? page.screenshot({ path: `${process.env.SHOTS}/${name}.png` }) : undefined;

const ask = (page, service, method, request) =>
  page.evaluate(([s, m, r]) => window.go.dialogue[s][m](r), [service, method, request]);

const ALL = { stage: 'open', kind: '', hint: '', on: '', unit: '', device: '', late: false, offset: 0 };
const waiting = async (page) => (await ask(page, 'Queue', 'Open', ALL)).total;
const before = (page) => page.locator('[aria-current="true"] .head').textContent();

test('a telephone number goes, a rejection needs two, and the public log tells both', async () => {
  await story({}, async (visit) => {
    const { page, go } = visit;
    await enter(visit, MODERATOR);
    await go('#/queue');
    await page.locator('#item-title').waitFor();
    await page.getByRole('button', { name: /برای هماهنگی/ }).click();
    await page.locator('article').getByText('برای هماهنگی').waitFor();
    await page.keyboard.press('e');
    await page.getByRole('radiogroup', { name: 'قاعده' }).waitFor();
    await shot(page, 'redact');
    await page.keyboard.press('Control+Enter');
    await page.getByText('۱ مورد: با حذف بخشی منتشر شد').waitFor();

    await page.getByRole('button', { name: /شهردار به قولش/ }).click();
    await page.getByText('از اینان نام برده است').waitFor();
    await page.keyboard.press('r');
    await page.getByRole('radiogroup', { name: 'قاعده' }).waitFor();
    await shot(page, 'reject');
    await page.keyboard.press('2');
    await page.getByText('۱ مورد در انتظار نفر دوم').waitFor();
    await leave(visit);

    await enter(visit, SECOND);
    await go('#/queue');
    await page.locator('#item-title').waitFor();
    await page.getByRole('button', { name: /شهردار به قولش/ }).click();
    await page.getByText('این تصمیم دو نفر می‌خواهد', { exact: false }).waitFor();
    await shot(page, 'second');
    await page.keyboard.press('Shift+S');
    await page.getByText('۱ مورد: دیده می‌شود').waitFor();
    await page.keyboard.press('a'); // the next decision carries it out
    await until(
      async () =>
        (
          await ask(page, 'Dialogue', 'Rulings', {
            from: '',
            to: '',
            action: 'redacted',
            rule: '',
            offset: 0,
          })
        ).total,
      3,
    );
    await leave(visit);
  });
});

test('the queue is worked through by keys', async () => {
  await story({}, async (visit) => {
    const { page, go } = visit;
    await enter(visit, MODERATOR);
    await go('#/queue');
    await page.locator('#item-title').waitFor();
    await settled(page);
    await shot(page, 'queue');
    const all = await waiting(page);
    assert.ok(all > 40, `${all} wait`);

    const first = await before(page);
    await page.keyboard.press('j');
    await until(async () => (await before(page)) !== first, true);
    await page.keyboard.press('k');
    await until(() => before(page), first);

    // taken back: it is there again
    await page.keyboard.press('a');
    await page.getByText('۱ مورد: منتشر شد').waitFor();
    await until(() => waiting(page), all - 1);
    await shot(page, 'undo');
    await page.keyboard.press('z');
    await until(() => waiting(page), all);
    await until(() => before(page), first);

    // published for good by the next decision
    const start = Date.now();
    const most = 20;
    for (let n = 1; n <= most; n++) {
      const here = await before(page);
      await page.keyboard.press('a');
      await until(async () => (await before(page)) !== here, true);
    }
    const took = (Date.now() - start) / most;
    if (process.env.FIGURES) console.log(`one item: ${Math.round(took)} ms`);
    await until(() => waiting(page), all - most);
  });
});

test('a unit answers, and the desk writes down', async () => {
  await story({}, async (visit) => {
    const { page, go } = visit;
    await enter(visit, RESPONDER);
    await go('#/answers');
    await page.getByRole('button', { name: 'نوشتن پاسخ' }).first().click();
    await page.getByLabel('پاسخ', { exact: true }).fill('بازدید شد و در برنامهٔ همین ماه است.');
    await shot(page, 'answers');
    await leave(visit);

    await enter(visit, DESK);
    await go('#/receive');
    await page.getByLabel('گفتهٔ شهروند').fill('جلوی خانهٔ ما آب جمع می‌شود و کسی نیامد.');
    await shot(page, 'receive');
    await go('#/bench');
    await go('#/receive');
    assert.match(await page.getByLabel('گفتهٔ شهروند').inputValue(), /آب جمع/);
    await leave(visit);
  });
});

test('a unit works on a report, and the public reads the step', async () => {
  await story({}, async (visit) => {
    const { page, go } = visit;
    const works = (state) => ask(page, 'Queue', 'Works', { state, offset: 0 });
    await enter(visit, RESPONDER);
    await go('#/works');
    await page.locator('#work-title').waitFor();
    await shot(page, 'works');
    const first = (await works('')).items.find(({ state }) => state === 'accepted');
    await page.locator(`[data-id="${first.id}"] button`).click();
    await page.getByRole('button', { name: 'سپردن به واحد' }).click();
    await page.keyboard.press('Control+Enter'); // beside the form nothing is sent
    await page.getByLabel('توضیح، اگر لازم است').press('Control+Enter');
    await page.getByRole('button', { name: 'رفع شد', exact: true }).click();
    // What is typed outlives another screen and a sign-out that follow at once.
    await page.getByLabel('چه کردید؟').fill('موزاییک‌ها جابه‌جا شد.');
    await go('#/bench');
    await go('#/works');
    await page.locator(`[data-id="${first.id}"] button`).click();
    await until(() => page.getByLabel('چه کردید؟').inputValue(), 'موزاییک‌ها جابه‌جا شد.');
    await page.getByLabel('چه کردید؟').fill('موزاییک‌ها جابه‌جا و محکم شد.');
    await leave(visit);
    await enter(visit, RESPONDER);
    await go('#/works');
    await page.locator(`[data-id="${first.id}"] button`).click();
    await until(() => page.getByLabel('چه کردید؟').inputValue(), 'موزاییک‌ها جابه‌جا و محکم شد.');
    await page.getByLabel('چه کردید؟').press('Control+Enter');
    await until(async () => (await works('fixed')).items.some(({ id }) => id === first.id), true);
    await go(`#/report/${first.noun}`);
    await page.getByText('موزاییک‌ها جابه‌جا و محکم شد.').waitFor();
    await page.getByText('سکوت فرستنده تأیید نیست').waitFor();
    await go('#/bench');
    await leave(visit);
  });
});

const PICTURE = fileURLToPath(new URL('../../backend/demo/city/media/article-01.jpg', import.meta.url));

test('a report comes with a photo; what boxes cover by keys is black before the public', async () => {
  await story({}, async (visit) => {
    const { page, go } = visit;
    await enter(visit, DESK);
    await go('#/receive');
    await page.getByRole('radio', { name: 'گزارش', exact: true }).click();
    await page.getByRole('radio', { name: 'آسفالت', exact: true }).click();
    await page.locator('[data-view]').waitFor();
    await page.getByRole('button', { name: 'میانهٔ نقشه', exact: true }).click();
    await page.getByText('در درب باغ', { exact: true }).waitFor();
    await page.getByRole('radio', { name: 'خطرناک', exact: true }).click();
    await page.locator('input[type=file]').setInputFiles(PICTURE);
    await page.getByRole('img', { name: 'عکس ۱' }).waitFor();
    await page.waitForTimeout(1000); // it is kept after a rest
    await go('#/bench');
    await go('#/receive');
    await page.getByRole('img', { name: 'عکس ۱' }).waitFor();
    await settled(page);
    await shot(page, 'receive-photo');
    await page.getByRole('checkbox').check();
    await page.getByRole('checkbox').press('Control+Enter');
    await page.getByText('کد پیگیری را گروه‌گروه').waitFor();
    await leave(visit);

    await enter(visit, MODERATOR);
    await go('#/queue');
    await page.locator('#item-title').waitFor();
    await page.getByRole('button', { name: /۱ عکس/ }).click();
    await page.getByRole('img', { name: 'عکس ۱' }).waitFor();
    await page.locator('#item-title').click();
    await page.keyboard.press('a'); // nobody has said what is in it
    await page.getByText('پیش از انتشار، برای هر عکس بگویید').waitFor();
    await page.keyboard.press('ArrowDown'); // from «none» to «covered», where the focus is
    await page.getByText('هنوز چیزی نپوشانده‌اید').waitFor();
    await page.getByRole('button', { name: 'افزودن کادر' }).press('Enter');
    const frame = page.getByRole('button', { name: /^کادر ۱: / });
    await until(() => frame.evaluate((box) => box === document.activeElement), true);
    const before = await frame.getAttribute('aria-label');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Shift+ArrowRight');
    await until(async () => (await frame.getAttribute('aria-label')) !== before, true);
    await page.keyboard.press('Delete');
    await until(() => frame.count(), 0);
    await page.keyboard.press('Enter'); // the focus is on the way to add one
    for (let n = 0; n < 6; n++) await page.keyboard.press('Shift+ArrowDown');
    await settled(page);
    await shot(page, 'queue-photo');
    await page.keyboard.press('a');
    await page.getByText('۱ مورد: منتشر شد').waitFor();
    await leave(visit); // leaving carries nothing out: the clock does
    const shown = async () =>
      page.evaluate(async () => {
        const asked = {
          areas: [],
          categories: ['asphalt'],
          phases: [],
          units: [],
          whole: true,
          offset: 0,
          limit: 50,
        };
        const { reports } = await window.go.api.Reports.Open(asked);
        return reports.find(({ photo }) => photo?.alt.startsWith('عکس گزارش R-'))?.id ?? '';
      });
    await until(async () => (await shown()) !== '', true);
    await go(`#/report/${await shown()}`);
    await page.getByRole('button', { name: /عکس گزارش R-.*آسفالت، درب باغ/ }).waitFor();
    await settled(page);
    await shot(page, 'report-photo');
  });
});

test('a letter is answered, handed on or laid aside by its unit alone', async () => {
  await story({}, async (visit) => {
    const { page, go } = visit;
    const letters = (state) => ask(page, 'Queue', 'Letters', { state, unit: '', code: '', offset: 0 });
    const refused = (service, method, request) =>
      ask(page, service, method, request).then(
        () => false,
        () => true,
      );
    await enter(visit, RESPONDER);
    const unit = (await letters('open')).units[0];
    await leave(visit);

    // The desk writes three down for its callers, one of them by the form; and one to a post of another unit.
    await enter(visit, DESK);
    const told = (text, to) => ({
      ...{
        once: `letter ${crypto.randomUUID()}`,
        visit: '',
        kind: 'message',
        parent: '',
        aspect: '',
        author: '',
      },
      ...{
        on: to.kind,
        id: to.id,
        text,
        rule: '',
        took: 60_000,
        channel: 'phone',
        consent: true,
        topic: 'request',
      },
    });
    const ours = 'پل عابر کنار مدرسه یک ماه است چراغ ندارد؛ چه روزی درست می‌شود؟';
    await ask(page, 'Dialogue', 'Send', told('این نامه دربارهٔ درخت‌های خشک بوستان است.', unit));
    await ask(page, 'Dialogue', 'Send', told('فروش فوری، تخفیف ویژه، همین حالا زنگ بزنید!', unit));
    const find = { kind: 'unit', text: '', draft: '', limit: 20 };
    const units = await page.evaluate((r) => window.go.staff.Bench.Find(r), find);
    const other = units.rows.find(({ id }) => id !== unit.id);
    await ask(page, 'Dialogue', 'Send', told('نامه‌ای که واحد فنی نباید ببیند.', other));
    await go('#/receive');
    await page.getByRole('radio', { name: 'نامه' }).click();
    await page.getByRole('combobox', { name: 'به چه کسی' }).fill(unit.title);
    await page.getByRole('option', { name: unit.title }).first().click();
    await page.getByText('آن را می‌خواند و تا').waitFor();
    await page.getByLabel('نامه، به نقل از شهروند').fill(ours);
    await page.getByLabel('می‌خواهد با او تماس بگیرند').check();
    await page.getByLabel('شمارهٔ تماس').fill('09130001122');
    await page.getByLabel('نامه را برای شهروند خواندم', { exact: false }).check();
    await page.getByLabel('نامه، به نقل از شهروند').press('Control+Enter');
    await page.getByText('کد پیگیری را گروه‌گروه').waitFor();
    const digits = await page.locator('[role=status] bdi [aria-hidden]').first().textContent();
    assert.match(digits, /^[۰-۹]{4}( [۰-۹]{4}){3}$/);
    await leave(visit);

    await enter(visit, RESPONDER);
    await go('#/templates');
    await page.getByRole('button', { name: 'پاسخ آمادهٔ تازه' }).click();
    await page.getByLabel('نام', { exact: true }).fill('در برنامه است');
    await page.getByLabel('متن', { exact: true }).fill('همکاران {واحد} تا {مهلت} می‌آیند؛ ');
    await page.getByRole('button', { name: 'پروژه', exact: true }).click();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'ویرایش' }).first().waitFor();

    await go('#/letters');
    const mine = (await letters('open')).items;
    assert.ok(!mine.some(({ head }) => head.includes('نباید ببیند')));
    const [letter] = mine.filter(({ head }) => head.startsWith('پل عابر'));
    await page.locator(`[data-id="${letter.id}"] button`).click();
    await page.getByText(ours).first().waitFor();
    await page.getByLabel(/^پاسخ آماده: /).click();
    await page.getByRole('option', { name: 'در برنامه است' }).click();
    await page.locator('mark', { hasText: '{پروژه}' }).waitFor();
    await page.getByLabel(/^نتیجه: /).click();
    await page.getByRole('option', { name: 'توضیح داده شد' }).click();
    const words = page.getByLabel('پاسخ', { exact: true });
    await words.press('Control+Enter');
    await page.getByText('جای {پروژه} پر نشده است', { exact: false }).waitFor();
    assert.ok(await page.getByRole('button', { name: 'فرستادن پاسخ' }).isDisabled());
    await words.fill((await words.inputValue()).replace('{پروژه}', 'روشنایی پل'));
    assert.match(await words.inputValue(), new RegExp(`همکاران ${unit.title} تا [۰-۹]`));

    await page.locator('h1').click();
    await page.keyboard.press('c'); // how to call: with a reason, and gone with its panel
    await page.getByLabel('چرا باز می‌کنید؟').fill('هماهنگی برای بازدید');
    await page.keyboard.press('Enter');
    await page.getByText('۰۹۱۳۰۰۰۱۱۲۲').waitFor();
    await page.keyboard.press('Escape');
    assert.equal(await page.getByText('۰۹۱۳۰۰۰۱۱۲۲').count(), 0);
    await shot(page, 'letters');
    await words.press('Control+Enter');
    await until(async () => (await letters('answered')).items.some(({ id }) => id === letter.id), true);

    const choose = (head) => page.getByRole('button', { name: head }).click();
    await choose(/درخت‌های خشک/);
    await page.locator('h1').click();
    await page.keyboard.press('r');
    await page.getByLabel(/^به کدام واحد: /).click();
    await page.getByRole('option', { name: other.title, exact: true }).click();
    await page.getByRole('button', { name: 'سپردن', exact: true }).click();
    await page.getByText('نویسنده نام هر دو واحد را می‌بیند').waitFor();

    await choose(/فروش فوری/);
    await page.locator('h1').click();
    await page.keyboard.press('x');
    await page.getByRole('radio', { name: 'تبلیغ' }).click();
    await page.getByRole('button', { name: 'کنار گذاشتن', exact: true }).last().click();
    await page.getByText('نفر دوم آن را می‌خواند').waitFor();
    await leave(visit);

    await enter(visit, MODERATOR);
    assert.ok(await refused('Queue', 'Letter', { id: letter.id }));
    assert.ok(await refused('Queue', 'Item', { id: letter.id }));
    await go('#/queue');
    await page.locator('#item-title').waitFor();
    await choose(/نامه.*بی‌متن/); // the list tells nothing of its words
    await page.getByText('کنار گذاشته است؛ نفر دوم شمایید', { exact: false }).waitFor();
    await shot(page, 'letter-second');
    await page.keyboard.press('s');
    await page.getByText('۱ مورد: رد شد').waitFor();
    await leave(visit);
  });
});
