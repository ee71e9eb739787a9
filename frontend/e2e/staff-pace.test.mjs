// A typical project, typed by hand from nothing: how many keys it takes beyond the data, and that none is lost.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onDemo } from './harness.mjs';
import { handOn } from './typing.mjs';
import { CLERK, enter, until } from './workshop.mjs';

const story = onDemo();

/** The goals of the workshop: keys beyond the data, pointings. */
const MOST = { beyond: 130, pointings: 12 };
const KEYS_A_SECOND = 20;

const PURPOSE = 'کم‌کردن ترافیک خیابان امیرکبیر و آسان‌شدن رفت‌وآمد پیاده در بافت تاریخی';
/** The points of its line, by their shares of the map's width and height. */
const LINE = [
  [0.2, 0.5],
  [0.28, 0.45],
  [0.36, 0.5],
  [0.44, 0.42],
  [0.52, 0.5],
  [0.6, 0.44],
  [0.68, 0.52],
  [0.76, 0.46],
];
/** Of each picture its use by a digit, what is seen on it, what is written below, who took it, when. */
const PICTURES = [
  ['آغاز.jpg', '2', 'ماشین راه سازی در خیابان', 'آغاز کار', 'روابط عمومی نمونه', '۱۴۰۲/۴/۱'],
  ['میانه.jpg', '3', 'کارگران پیاده رو می سازند', 'میانهٔ کار', 'روابط عمومی نمونه', '۱۴۰۳/۸/۱'],
  ['روکش.jpg', '3', 'آسفالت تازهٔ خیابان', 'روکش تازه', 'روابط عمومی نمونه', '۱۴۰۴/۸/۱'],
];

/** The days of the pictures, as they are kept. */
const TAKEN = ['2023-06-22', '2024-10-22', '2025-10-23'];

/** What is typed field by field: the text, the key that ends it. */
const IDENTITY = [
  ['تعریض خیابان امیرکبیر نمونه', 'Enter'],
  ['', 'Enter'], // the next free code is there
  ['عم', 'Enter'],
  ['اح', 'Enter'],
  ['تع', 'Enter'],
  ['در', 'Enter'],
  ['', 'Enter'],
  ['', 'Tab'],
  ['', 'Enter'], // the unit is none of those that the record has
  ['معاونت عمرانی نمونه', 'Enter'],
  ['مینا نمونه', 'Enter'],
  ['شهرداری نمونه', 'Enter'],
];
const SPECS = [
  ['درازا', '۸۵۰', 'متر'],
  ['پهنا', '۲۴', 'متر'],
  ['روسازی', 'آسفالت گرم', 'ندارد'],
];
const BUDGET = [
  ['۱۰ میلیارد', '', '۸ میلیارد', '۷ میلیارد'],
  ['۱۲٫۵ میلیارد', '', '۹ میلیارد', '۸ میلیارد'],
  ['۱۵ میلیارد', '۱۷ میلیارد', '۱۲ میلیارد', '۱۱ میلیارد'],
  ['۲۰ میلیارد', '', '۱۴ میلیارد', '۱۳ میلیارد'],
  ['۲۵ میلیارد', '', '۶ میلیارد', '۵ میلیارد'],
];
const CONTRACT = [
  ['ق ۱۴۰۲ نمونه', 'Enter'],
  ['اجرای تعریض نمونه', 'Enter'],
  ['اج', 'Enter'],
  ['عم', 'Enter'],
  ['جا', 'Enter'],
  ['۴۲ میلیارد', 'Enter'],
  ['راه نمونه', 'Enter'],
  ['پل نمونه', 'Enter'],
  ['خاک نمونه', 'Enter'],
  ['', 'Enter'],
  ['راه نمونه', 'Enter'],
  ['۴۰ میلیارد', 'Enter'],
  ['۱۴۰۲/۳/۱', 'Enter'],
  ['۱۴۰۲/۴/۱', 'Enter'],
  ['۷۲۰', 'Enter'],
];
const AMENDMENT = ['۱', 'مب', '۱۴۰۴/۲/۱', '', '۴۸ میلیارد', '', 'گران شدن قیر'];
const PAYMENTS = [
  ['۱', '۱۴۰۲/۸/۱', '۸ میلیارد', 'پیش پرداخت'],
  ['۲', '۱۴۰۳/۸/۱', '۱۲ میلیارد', 'کارکرد'],
];

const MILLIARD = 10_000_000_000; // of toman, in rial

/** What the draft must hold in the end, by path with the numbers of rows. */
const EXPECTED = {
  title: IDENTITY[0][0],
  domain: 'civil',
  type: 'construction',
  subtype: 'road-widening',
  status: 'implementation',
  unit: 'معاونت عمرانی نمونه',
  officer: 'مینا نمونه',
  owner: 'شهرداری نمونه',
  purpose: PURPOSE,
  description: 'خیابان از میدان تا چهارراه پهن می‌شود و پیاده‌رو نو می‌گیرد.',
  scope: 'دو سوی خیابان',
  address: 'خیابان امیرکبیر',
  start: '2023-05-22',
  end: '2026-09-22',
  originalEnd: '2026-09-22',
  'contracts.0.number': 'ق ۱۴۰۲ نمونه',
  'contracts.0.title': 'اجرای تعریض نمونه',
  'contracts.0.nature': 'construction',
  'contracts.0.method': 'open',
  'contracts.0.status': 'active',
  'contracts.0.estimate': 42 * MILLIARD,
  'contracts.0.tenderers': 'راه نمونه\nپل نمونه\nخاک نمونه',
  'contracts.0.contractor': 'راه نمونه',
  'contracts.0.price': 40 * MILLIARD,
  'contracts.0.signed': '2023-05-22',
  'contracts.0.start': '2023-06-22',
  'contracts.0.days': 720,
  'contracts.0.amendments.0.number': '۱',
  'contracts.0.amendments.0.kind': 'price',
  'contracts.0.amendments.0.day': '2025-04-21',
  'contracts.0.amendments.0.old': 40 * MILLIARD,
  'contracts.0.amendments.0.new': 48 * MILLIARD,
  'contracts.0.amendments.0.reason': 'گران شدن قیر',
};
SPECS.forEach(([label, value, unit], n) =>
  Object.assign(EXPECTED, {
    [`specs.${n}.label`]: label,
    [`specs.${n}.value`]: value,
    [`specs.${n}.unit`]: unit,
  }),
);
BUDGET.forEach((amounts, n) => {
  Object.assign(EXPECTED, {
    [`budget.${n}.year`]: 1401 + n,
    [`budget.${n}.source`]: 'municipal',
    [`budget.${n}.title`]: 'ردیف نمونه',
  });
  ['approved', 'revised', 'allocated', 'spent'].forEach((name, at) => {
    EXPECTED[`budget.${n}.${name}`] = amounts[at] && rials(amounts[at]);
  });
});
PAYMENTS.forEach(([number, , amount, why], n) =>
  Object.assign(EXPECTED, {
    [`contracts.0.payments.${n}.number`]: number,
    [`contracts.0.payments.${n}.amount`]: rials(amount),
    [`contracts.0.payments.${n}.for`]: why,
  }),
);

/** «۱۲٫۵ میلیارد» of toman in rials. */
function rials(text) {
  const figures = text.replace(' میلیارد', '').replace('٫', '.');
  return Number(figures.replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))) * MILLIARD;
}

/** What a draft holds by path, rows by their number. */
async function held(page) {
  const sheet = await page.evaluate(async (hash) => {
    const draft = hash.replace(/^#\/draft\//, '').replace(/\?.*$/, '');
    const view = await window.go.staff.Drafts.Open({ draft, kind: '', id: '', copy: '', page: '' });
    return view.sheets[0];
  }, new URL(page.url()).hash);
  const numberOf = Object.fromEntries(sheet.rows.flatMap(({ keys }) => keys.map((key, n) => [key, n])));
  const plain = (path) =>
    path
      .split('.')
      .map((part) => numberOf[part] ?? part)
      .join('.');
  return Object.fromEntries(sheet.fields.map(({ path, value }) => [plain(path), value]));
}

/** What is kept of a picture of the draft. */
const pictureOf = (page, id) =>
  page.evaluate(
    async ([hash, id]) => {
      const draft = hash.replace(/^#\/draft\//, '').replace(/\?.*$/, '');
      const view = await window.go.staff.Drafts.Open({ draft, kind: '', id: '', copy: '', page: '' });
      const { fields } = view.sheets.find((sheet) => sheet.id === id);
      const of = (path) => fields.find((field) => field.path === path).value;
      return { alt: of('alt'), caption: of('caption'), credit: of('credit'), taken: of('taken') };
    },
    [new URL(page.url()).hash, id],
  );

async function fields(hand, list) {
  for (const [text, end] of list) {
    await hand.type(text);
    await hand.press(end);
  }
}

/** The cells of a grid from one on, row by row: Tab between them, Enter behind the last. */
async function cells(hand, rows) {
  const all = rows.flat();
  for (const [n, text] of all.entries()) {
    await hand.type(text);
    await hand.press(n < all.length - 1 ? 'Tab' : 'Enter');
  }
}

async function typeProject(page, hand) {
  await fields(hand, IDENTITY);
  await hand.hurry(PURPOSE, KEYS_A_SECOND);
  await hand.press('Tab');
  await fields(hand, [
    [EXPECTED.description, 'Tab'],
    [EXPECTED.scope, 'Tab'],
  ]);
  await cells(hand, SPECS);
  await fields(hand, [['خیابان امیرکبیر', 'Enter']]);
  await hand.type('فین');
  await page.getByRole('option').first().waitFor();
  await hand.press('ArrowDown', 'Enter', 'Enter');
  await drawLine(page, hand);
  await fields(hand, [
    ['۱۴۰۲/۳/۱', 'Enter'],
    ['۱۴۰۵/۶/۳۱', 'Enter'],
    ['', 'Enter'],
    ['', 'Enter'],
  ]);
  await hand.press('Control+Semicolon', 'Enter');
  await typeBudget(hand);
  await hand.press('Enter');
  await fields(hand, CONTRACT);
  await cells(hand, [AMENDMENT]);
  await cells(hand, PAYMENTS);
  await addPictures(page, hand);
}

/** Sets the points of the line on the map, and goes on to the section behind it. */
async function drawLine(page, hand) {
  const map = page.locator('.drawn > .map');
  await map.locator('[data-view]').waitFor();
  const { width, height } = await map.boundingBox();
  for (const [across, down] of LINE) await hand.point(map, { x: width * across, y: height * down });
  await hand.press('Escape', 'Alt+Digit4');
}

/** A photograph of one colour, as a camera gives it: each another one. */
async function photo(page, name, n) {
  const data = await page.evaluate((n) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
    const brush = canvas.getContext('2d');
    brush.fillStyle = `hsl(${90 * n} 60% 50%)`;
    brush.fillRect(0, 0, 640, 480);
    return canvas.toDataURL('image/jpeg').split(',')[1];
  }, n);
  return { name, mimeType: 'image/jpeg', buffer: Buffer.from(data, 'base64') };
}

/** Picks the pictures at once; what is said of each is typed. */
async function addPictures(page, hand) {
  await hand.pick(
    page.locator('[data-place$="#media"] input[type=file]'),
    await Promise.all(PICTURES.map(([name], n) => photo(page, name, n))),
  );
  await page
    .locator('.tile')
    .nth(PICTURES.length - 1)
    .waitFor();
  await hand.press('Alt+Digit9');
  for (const [, use, ...texts] of PICTURES) {
    await hand.press(`Digit${use}`, 'Enter');
    await fields(
      hand,
      texts.map((text) => [text, 'Enter']),
    );
  }
}

/** The first line in full; of the others «as above» brings the year after, the source and the title. */
async function typeBudget(hand) {
  const first = ['۱۴۰۱', 'دا', 'ردیف نمونه', ...BUDGET[0]];
  await fields(
    hand,
    first.map((text) => [text, 'Tab']),
  );
  for (const [n, amounts] of BUDGET.slice(1).entries()) {
    await hand.press('Control+KeyD');
    const last = n === BUDGET.length - 2;
    await fields(
      hand,
      amounts.map((text, at) => [text, last && at === amounts.length - 1 ? 'Enter' : 'Tab']),
    );
  }
}

test('a typical project', async () => {
  await story({}, async ({ page, go }) => {
    await enter({ page, go }, CLERK);
    let calls = 0;
    let loads = 0;
    const hand = await handOn(page);
    page.on('request', (request) => (calls += request.method() === 'POST' ? 1 : 0));
    page.on('load', () => (loads += 1));
    const begun = Date.now();
    await hand.point(page.getByRole('main').getByRole('link', { name: 'پروژهٔ تازه' }));
    await page.waitForFunction(() => document.activeElement?.closest('[data-place$="#title"]'));
    await typeProject(page, hand);
    const typed = Date.now();
    await until(async () => (await pictureOf(page, (await held(page))['media.2.media'])).taken, TAKEN.at(-1));
    const found = await held(page);
    const kept = Date.now() - typed;
    for (const [path, value] of Object.entries(EXPECTED))
      assert.equal(found[path] ?? '', String(value), `${path} is «${found[path]}»`);
    const { type, coordinates } = JSON.parse(found.geometry);
    assert.equal(type, 'LineString');
    assert.equal(coordinates.length, LINE.length);
    assert.deepEqual(
      coordinates.map(([lon]) => lon),
      coordinates.map(([lon]) => lon).toSorted(),
      'from the west to the east, as it was drawn',
    );
    for (const [n, [, use, alt, caption, credit]] of PICTURES.entries()) {
      assert.equal(found[`media.${n}.use`], { 2: 'before', 3: 'during' }[use]);
      assert.deepEqual(await pictureOf(page, found[`media.${n}.media`]), {
        alt,
        caption,
        credit,
        taken: TAKEN[n],
      });
    }
    assert.notEqual(found.areas, '');
    const { data, beyond, pointings } = hand.counts;
    console.table({
      'keys of data': data,
      'keys beyond the data': beyond,
      pointings,
      'page loads': loads,
      calls,
      'fields compared': Object.keys(EXPECTED).length + 2 + 5 * PICTURES.length,
      'kept after the last key, ms': kept,
      'keys a second over all': Math.round((1000 * (data + beyond)) / (typed - begun)),
    });
    assert.ok(beyond <= MOST.beyond && pointings <= MOST.pointings, JSON.stringify(hand.counts));
    assert.equal(loads, 0);
  });
});
