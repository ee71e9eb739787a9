// Three hundred scripts in the texts of the sample city, in every noun that the public sees and in the
// drafts of the staff: none of them runs, and none leaves the program. One data folder, each screen
// once. Part of `go run ./build attack`, which reads the row that it leaves.
import { cpSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch, openPage, runVerb, settled, startProgram, temporaryFolder } from './harness.mjs';

const evil = 'https://evil.example';
const city = fileURLToPath(new URL('../../backend/demo/city', import.meta.url));

/** What would run or leave if it were taken for markup, an address or a template. */
const ways = [
  (mark) => `<script>${mark}</script>`,
  (mark) => `<img src=x onerror="${mark}">`,
  (mark) => `<svg onload="${mark}">`,
  (mark) => `<svg><script>${mark}</script></svg>`,
  (mark) => `<iframe srcdoc="<script>parent.${mark}</script>"></iframe>`,
  (mark) => `<body onload="${mark}">`,
  (mark) => `<details open ontoggle="${mark}">x</details>`,
  (mark) => `<input autofocus onfocus="${mark}">`,
  (mark) => `<video src=x onerror="${mark}"></video>`,
  (mark) => `<a href="javascript:${mark}">پیوند</a>`,
  (mark) => `[پیوند](javascript:${mark})`,
  (mark) => `![x](x" onerror="${mark})`,
  (mark) => `"><script>${mark}</script>`,
  (mark) => `' onmouseover='${mark}`,
  (mark) => `" autofocus onfocus="${mark}" x="`,
  (mark) => `</title><script>${mark}</script>`,
  (mark) => `</textarea><script>${mark}</script>`,
  (mark) => `</style><script>${mark}</script>`,
  (mark) => `--><script>${mark}</script>`,
  (mark) => `<math><mtext></math><img src=x onerror="${mark}">`,
  (mark) => `<noscript><p title="</noscript><img src=x onerror=${mark}>">`,
  (mark) => `{@html "<img src=x onerror=${mark}>"} {{constructor.constructor("${mark}")()}} \${${mark}}`,
  (mark) => `javascript:${mark}`,
  (mark) => `data:text/html,<script>${mark}</script>`,
  (mark, n) => `<img src="${evil}/${n}.png">`,
  (mark, n) => `<link rel=stylesheet href="${evil}/${n}.css"><style>@import "${evil}/${n}.css";</style>`,
  (mark, n) => `<form action="${evil}/${n}"><button autofocus>x</button></form>`,
  (mark, n) => `<meta http-equiv=refresh content="0;url=${evil}/${n}">`,
  (mark, n) => `<base href="${evil}/${n}/"><object data="${evil}/${n}"></object>`,
  (mark, n) => `url(${evil}/${n}.png);background:url("${evil}/${n}.png")`,
];
const wanted = 300;
const planted = new Set();

/** The n-th payload. Each has its own mark, so that what runs is known by its number. */
function payload() {
  const n = planted.size;
  const text = ways[n % ways.length](`window.reached(${n})`, n);
  planted.add(n);
  return text;
}

/** The columns of free text, in whose cells payloads stand. */
const columns = new Set(
  (
    'عنوان,شرح,هدف,علت توقف,واحد مسئول,مسئول,بهره‌بردار,نشانی,دامنهٔ کار,اثر زیست‌محیطی,دلایل تغییر,موضوع قرارداد,پیمانکار,' +
    'مکان,برگزارکننده,مخاطب,عکاس,متن جایگزین,شرح تغییر,دلیل,شرح اصلاح,توضیح,بابت,عنوان ردیف,یکا'
  ).split(','),
);

function cells(line) {
  const out = [''];
  let quoted = false;
  for (const letter of line) {
    if (letter === '"') quoted = !quoted;
    else if (letter === ',' && !quoted) out.push('');
    else out[out.length - 1] += letter;
  }
  return out;
}
const quote = (cell) => `"${cell.replaceAll('"', '""')}"`;

/** Puts payloads into the free texts of some rows of a table. */
function plantTable(path, rows) {
  const [head, ...lines] = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => cells(line.replace('\r', '')));
  for (const line of lines.slice(0, rows))
    head.forEach((name, i) => {
      if (columns.has(name.replace('\ufeff', '')) && line[i]) line[i] = payload();
    });
  writeFileSync(path, [head, ...lines].map((line) => line.map(quote).join(',')).join('\n') + '\n');
}

function plantShapes(path, names) {
  const shapes = JSON.parse(readFileSync(path, 'utf8'));
  for (const { properties } of shapes.features.slice(0, 12))
    for (const name of names) if (properties[name]) properties[name] = payload();
  writeFileSync(path, JSON.stringify(shapes));
}

function plantArticle(path) {
  const [, front, ...body] = readFileSync(path, 'utf8').split(/^---$/m);
  const lines = front
    .trim()
    .split('\n')
    .map((line) => {
      const [name] = line.split(':');
      return ['kicker', 'title', 'lead', 'author', 'tags'].includes(name)
        ? `${name}: ${JSON.stringify(payload())}`
        : line;
    });
  writeFileSync(path, `---\n${lines.join('\n')}\n---\n${payload()}\n\n${body.join('---')}\n\n${payload()}\n`);
}

const picture = 'ksh-1401-001-before.jpg';

/** Makes the city with payloads; the name of one picture is a payload too. */
function plant(folder) {
  cpSync(city, folder, { recursive: true });
  for (const name of ['media-articles.csv', 'media-covers.csv']) rmSync(join(folder, name));
  for (const name of readdirSync(join(folder, 'media')).filter((name) => name !== picture))
    rmSync(join(folder, 'media', name));
  for (const name of readdirSync(folder)) if (name.endsWith('.csv')) plantTable(join(folder, name), 10);
  plantShapes(join(folder, 'places.geojson'), ['name', 'nameEn', 'source']);
  plantShapes(join(folder, 'areas.geojson'), ['name', 'nameEn', 'source']);
  const articles = join(folder, 'articles');
  for (const name of readdirSync(articles)) plantArticle(join(articles, name));
  const hostile = `<img src=x onerror=window.reached(${planted.size})>.jpg`;
  planted.add(planted.size);
  renameSync(join(folder, 'media', picture), join(folder, 'media', hostile));
  const media = join(folder, 'media.csv'); // one picture: the others would only take time
  const lines = readFileSync(media, 'utf8').split('\n');
  const own = lines.filter((line) => line.includes(picture)).map((line) => line.replace(picture, hostile));
  writeFileSync(media, [lines[0], ...own].join('\n') + '\n');
}

/** The screens that all others are reached from. */
const screens = [
  ...[
    '#/',
    '#/map',
    '#/projects',
    '#/projects?as=table',
    '#/events',
    '#/trustees',
    '#/news',
    '#/transparency',
  ],
  ...[
    '#/thresholds',
    '#/search?q=script',
    `#/search?q=${encodeURIComponent('<script>window.reached(-1)</script>')}`,
  ],
];

/** How many pages of each noun are opened, of those that the screens lead to. */
const most = { project: 8, article: 12, area: 2, event: 4, trustee: 4, author: 2 };

/** Types payloads into a draft of the staff and looks at its form, its list and its difference. */
async function typeInDraft({ page, go }) {
  await go('#/signin');
  const asked = (service, method, request) =>
    page.evaluate(([s, m, r]) => window.go.staff[s][m](r), [service, method, request]);
  await asked('Session', 'SignIn', { name: 'administrator', password: '' });
  await page.reload();
  await settled(page);
  for (const [kind, paths] of [
    ['person', ['name', 'bio']],
    ['event', ['title', 'place', 'description', 'organiser']],
    ['article', ['title', 'kicker', 'lead', 'body']],
  ]) {
    const draft = await asked('Drafts', 'Open', { kind });
    const edits = paths.map((path, i) => ({
      n: i + 1,
      sheet: draft.sheets[0].sheet,
      op: 'set',
      path,
      text: payload(),
    }));
    await asked('Drafts', 'Edits', { draft: draft.id, page: 'p', edits });
    await go(`#/draft/${draft.id}`);
    await page.waitForTimeout(300);
  }
  for (const address of ['#/bench', '#/drafts']) await go(address);
}

/** A number as a Persian screen writes it. */
const numberOf = (text) => Number(text.replace(/[۰-۹]/g, (digit) => digit.charCodeAt(0) & 15));

/** Opens the screens and the pages that they lead to; gives what ran, and what the program said against it. */
async function visit(browser, program, first, more = () => {}) {
  const opened = await openPage(browser, program, { screen: 'kiosk' });
  const { page, faults, go, context } = opened;
  const ran = [];
  await page.exposeFunction('reached', (n) => ran.push(n));
  page.on('dialog', (dialog) => {
    ran.push(dialog.message());
    void dialog.dismiss();
  });
  const seen = [];
  const left = { ...most };
  const queue = [...first];
  const known = new Set(queue);
  for (const address of queue) {
    if (process.env.TRACE) console.error(new Date().toISOString(), address);
    await go(address);
    const { marks, links } = await page.evaluate(() => ({
      marks: [...document.body.innerText.matchAll(/reached\(([\d۰-۹]+)\)/g)].map(([, n]) => n),
      links: [...document.querySelectorAll('a[href^="#/"]')].map((link) => link.getAttribute('href')),
    }));
    seen.push(...marks.map(numberOf));
    for (const link of links) {
      const noun = /^#\/(\w+)\/[^?]+$/.exec(link)?.[1];
      if (!left[noun] || known.has(link)) continue;
      left[noun]--;
      known.add(link);
      queue.push(link);
    }
    if (!page.url().startsWith(program.origin)) faults.push(`left for ${page.url()}`);
  }
  await more(opened);
  await context.close();
  return {
    ran,
    faults: faults.filter((fault) => /evil|asked|page error|left for|Content Security/.test(fault)),
    seen,
  };
}

const data = temporaryFolder();
const began = Date.now();
const folder = join(data.folder, 'data');
const site = join(data.folder, 'city');
mkdirSync(site);
plant(site);
const said = await runVerb('--data', folder, '--lang', 'en', 'import', site);
const browser = await launch();
const results = [];
const faults =
  said.code === 0
    ? []
    : [
        said.text
          .split('\n')
          .filter((line) => !/^(warning|Reading)/.test(line))
          .join('\n')
          .slice(0, 3000),
      ];
if (said.code === 0) {
  const program = await startProgram('--data', folder);
  results.push(await visit(browser, program, screens));
  await program.stop();
}
const demo = await startProgram('--demo');
results.push(await visit(browser, demo, [], typeInDraft));
await demo.stop();
await browser.close();
data.remove();

const ran = results.flatMap((one) => one.ran);
const seen = new Set(results.flatMap((one) => one.seen));
faults.push(...results.flatMap((one) => one.faults));
if (planted.size < wanted) faults.push(`only ${planted.size} payloads were planted`);
if (seen.size < 100) faults.push(`only ${seen.size} payloads were seen as text: the rest proves little`);
for (const fault of [...ran.map((n) => `payload ${n} ran`), ...faults].slice(0, 20)) console.error(fault);
const row = {
  attack: 'scripts in every text, in Chromium',
  tries: planted.size,
  lost: 0,
  believed: ran.length,
  crashes: 0,
  hangs: 0,
  wordless: faults.length,
  left: { 'seen as text': seen.size },
  seconds: (Date.now() - began) / 1000,
};
writeFileSync(join(process.env.DIDBAN_ATTACK, 'scripts.json'), JSON.stringify(row));
process.exit(ran.length + faults.length ? 1 : 0);
