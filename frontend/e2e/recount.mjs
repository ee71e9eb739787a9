// Figures as a screen shows them, and the same counted from the files of the sample city.
import assert from 'node:assert/strict';
import { call, inLatin } from './harness.mjs';
import { areas, prices, projects, sum } from './source.mjs';

export const tomans = (rials) => `${(rials / 10).toLocaleString('en', { maximumFractionDigits: 1 })} تومان`;
/** A sum as it is written short, in three figures. */
export function short(rials) {
  const [size, name] = [[1e12, 'هزار میلیارد'], [1e9, 'میلیارد'], [1e6, 'میلیون']].find(([of]) => rials / 10 >= of); // prettier-ignore
  return `${Number((rials / 10 / size).toPrecision(3))} ${name} تومان`;
}
export const approved = (list) => sum(list, ({ lines }) => sum(lines, (line) => line.revised));
export const spent = (list) => sum(list, ({ lines }) => sum(lines, (line) => line.spent));
export const priced = (list) => list.filter(({ lines }) => lines.length);
const contracted = (list) => list.flatMap((project) => project.contracts);
export const percent = (part, whole) => `${Math.round((part / whole) * 100)}٪`;

/** The words that a figure counts, and its number, as a person reads them; sums to the last toman. */
const read = (page) =>
  page.evaluate(() => {
    const words = (node) => node?.textContent.replace(/\s+/g, ' ').trim() ?? '';
    const figure = (node) => node.querySelector('[data-exact]')?.dataset.exact ?? words(node);
    const out = [];
    for (const stat of document.querySelectorAll('main .stat'))
      if (stat.querySelector('.label'))
        out.push([words(stat.querySelector('.label')), figure(stat.querySelector('.value'))]);
    for (const option of document.querySelectorAll('main details label:has([type=checkbox])')) {
      const facet = words(option.closest('details').querySelector('summary'));
      out.push([`${facet}: ${words(option.querySelector('.text'))}`, words(option.querySelector('small'))]);
    }
    for (const bar of document.querySelectorAll('main ul[aria-label] .row')) {
      const [name, note] = [bar.querySelector('.name'), bar.querySelector('.name small')];
      const label = words(name)
        .slice(0, words(name).length - words(note).length)
        .trim();
      const of = bar.closest('ul').getAttribute('aria-label');
      out.push([`${of}: ${label}`, `${words(note)} ${figure(bar.querySelector('.value'))}`.trim()]);
    }
    for (const cell of document.querySelectorAll('main [role=region][aria-label] :is(tbody, tfoot) td')) {
      const row = cell.parentElement;
      const of = cell.closest('[role=region]').getAttribute('aria-label');
      const heads = [...cell.closest('table').querySelectorAll('thead th')];
      const at = heads.some((head) => head.colSpan > 1) ? cell.getBoundingClientRect() : undefined;
      const column = at
        ? heads
            .filter((head) => {
              const own = head.getBoundingClientRect();
              return own.left <= at.left + 1 && own.right >= at.right - 1;
            })
            .map(words)
            .join('، ')
        : words(heads[[...row.children].indexOf(cell)]);
      out.push([`${of}: ${words(row.querySelector('th'))}: ${column}`, figure(cell)]);
    }
    for (const link of document.querySelectorAll('main section li > a:has(> span + strong)'))
      if (words(link.querySelector('span')))
        out.push([words(link.querySelector('span')), words(link.querySelector('strong'))]);
    return out;
  });

/** What a screen shows, under names that stand once. */
export async function shown(page) {
  const out = {};
  for (const [label, value] of await read(page)) {
    const [name, number] = [latin(label), latin(value)];
    assert.ok(!(name in out) || out[name] === number, `«${name}» is ${out[name]} and ${number}`);
    out[name] = number;
  }
  return out;
}

/** Latin digits and signs of numbers. */
export const latin = (text) => inLatin(String(text)).replaceAll('٬', ',').replaceAll('٫', '.');

const plain = (record) =>
  Object.fromEntries(
    Object.entries(record)
      .map(([label, value]) => [latin(label), latin(value)])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

/** What differs between what is shown and what was counted, a line each. */
export function agree(screen, what, counted) {
  const [is, should] = [plain(screen), plain(counted)];
  const labels = [...new Set([...Object.keys(is), ...Object.keys(should)])];
  const wrong = labels.filter((label) => is[label] !== should[label]);
  assert.deepEqual(wrong.map((label) => `«${label}» is ${is[label]}, not ${should[label]}`), [], what); // prettier-ignore
}

/** How many there are under each name. */
function tally(list, names) {
  const out = {};
  for (const one of list) for (const name of new Set([names(one)].flat())) (out[name] ??= []).push(one);
  return out;
}

export const counts = (facet, list, names) =>
  Object.fromEntries(
    Object.entries(tally(list, names)).map(([name, own]) => [`${facet}: ${name}`, own.length]),
  );

/** The bars of a split: as many projects and the money of their lines, or of those that are asked. */
export const bars = (title, list, names, lines = () => true) =>
  Object.fromEntries(
    Object.entries(tally(list, names)).map(([name, own]) => {
      const all = own.flatMap((project) => project.lines.filter((line) => lines(line, name)));
      const figure = all.length ? tomans(sum(all, (line) => line.revised)) : 'نامعلوم';
      return [`${title}: ${name}`, `${own.length} پروژه ${figure}`];
    }),
  );

const jalali = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  timeZone: 'UTC',
});

/** A day of the Gregorian calendar in the Jalali one, as the files write it. */
function inJalali(time) {
  const parts = Object.fromEntries(jalali.formatToParts(time).map(({ type, value }) => [type, value]));
  return `${parts.year}/${parts.month}/${parts.day}`;
}

/** The money of each year, and all of it, as it was and at the prices of the newest year of the index. */
export function constants(list) {
  const base = prices.at(-1);
  const lines = list.flatMap((project) => project.lines);
  const out = {};
  const cells = (row, own, name, of) => {
    const worth = (line) => (of(line) * base.index) / prices.find(({ year }) => year === line.year).index;
    // The program rounds a year, not a line.
    const constant = sum(
      [...new Set(own.map(({ year }) => year))],
      (year) =>
      Math.floor(sum(own.filter((line) => line.year === year), worth) + 0.5), // prettier-ignore
    );
    const written = (rials) => (rials ? tomans(rials) : '—');
    out[`به قیمت ثابت: ${row}: ${name}، به قیمت همان سال`] = written(sum(own, of));
    out[`به قیمت ثابت: ${row}: ${name}، به قیمت ${base.year}`] = written(constant);
  };
  for (const row of [...new Set(lines.map(({ year }) => year)), 'جمع']) {
    const own = row === 'جمع' ? lines : lines.filter(({ year }) => year === row);
    cells(row, own, 'اعتبار مصوب', (line) => line.revised);
    cells(row, own, 'هزینه‌شده', (line) => line.spent);
  }
  return out;
}

/** What the rules of today need: the present Jalali day, month and year, of the program's own day. */
export async function clock(page) {
  const { today } = await call(page, 'Transparency', 'Open', { area: '', year: 0 });
  const now = inJalali(new Date(`${today}T12:00:00Z`));
  return { today: now, month: now.slice(0, 7), year: now.slice(0, 4) };
}

export const rose = (k) => Math.max(0, k.value - k.price);
export const names = Object.fromEntries(areas.map(({ code, name }) => [code, name]));
export const ended = (p, { today }) => p.finished && p.finished <= today;
export const kept = (p) => p.finished <= p.promised;

const MONTHS = [
  ...['فروردین', 'اردیبهشت', 'خرداد', 'تیر', 'مرداد', 'شهریور'],
  ...['مهر', 'آبان', 'آذر', 'دی', 'بهمن', 'اسفند'],
];
export const monthName = (month) => `${MONTHS[month.slice(5) - 1]} ${month.slice(0, 4)}`;

/** The twelve months up to the present one. */
const lastMonths = ({ month }) =>
  Array.from({ length: 12 }, (_, back) => {
    const n = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 - back;
    return `${Math.floor(n / 12)}/${String((n % 12) + 1).padStart(2, '0')}`;
  });

export const paidIn = (project) =>
  contracted([project]).flatMap((k) => k.paid.map(({ day }) => day.slice(0, 7)));

/** What contractors were paid, month by month. */
export const monthBars = (now) =>
  Object.fromEntries(
    lastMonths(now).map((month) => {
      const own = projects.filter((project) => paidIn(project).includes(month));
      const paid = contracted(own).flatMap((k) => k.paid.filter(({ day }) => day.startsWith(month)));
      const figure = own.length ? `${own.length} پروژه ${tomans(sum(paid, ({ amount }) => amount))}` : '—';
      return [`پرداخت به پیمانکاران، ماه به ماه: ${monthName(month)}`, figure];
    }),
  );

/** The ten who hold most by the present value of their contracts. */
export const contractorBars = () =>
  Object.fromEntries(
    Object.entries(tally(projects, (p) => p.contracts.map((k) => k.contractor).filter(Boolean)))
      .map(([name, own]) => [
        name,
        own.length,
        sum(
          contracted(own).filter((k) => k.contractor === name),
          (k) => k.value,
        ),
      ]) // prettier-ignore
      .sort(([, , a], [, , b]) => b - a)
      .slice(0, 10)
      .map(([name, n, value]) => [`بزرگ‌ترین پیمانکاران: ${name}`, `${n} پروژه ${tomans(value)}`]),
  );

/** The ten contracts of the largest present value. */
export const largestContracts = () =>
  Object.assign(
    ...projects
      .flatMap((project) => project.contracts.map((k) => ({ ...k, of: project.title })))
      .sort((a, b) => b.value - a.value)
      .slice(0, 10)
      .map(({ title, of, contractor, price, value }) => ({
        [`بزرگ‌ترین قراردادها: ${title}: پروژه`]: of,
        [`بزرگ‌ترین قراردادها: ${title}: پیمانکار`]: contractor,
        [`بزرگ‌ترین قراردادها: ${title}: مبلغ اولیه`]: tomans(price),
        [`بزرگ‌ترین قراردادها: ${title}: مبلغ کنونی`]: tomans(value),
      })),
  );

/** The contracts of each method with their present value and its share of all. */
export const methodBars = () => {
  const all = contracted(projects);
  const value = (list) => sum(list, (k) => k.value);
  return Object.fromEntries(
    Object.entries(tally(all, (k) => k.method)).map(([name, own]) => {
      const share = Math.round((value(own) / value(all)) * 1000) / 10;
      return [
        `به تفکیک شیوهٔ واگذاری: ${name}`,
        `${own.length} قرارداد · ${share}٪ مبلغ ${tomans(value(own))}`,
      ];
    }),
  );
};

const OVER = ['پایان‌یافته', 'برچیده', 'لغوشده', 'نگهداری'];
export const over = (p) => OVER.includes(p.status) || p.finished !== '';
const unfinishedLate = (p, { today }) => !over(p) && p.promised !== '' && p.promised < today;

/** How many are past the end first promised and not finished. */
export const pastPromise = (now) => projects.filter((p) => unfinishedLate(p, now)).length;

const DAY = 24 * 60 * 60 * 1000;
/** Where the Jalali days of the sample city stand in the row of all days. */
const places = new Map(
  Array.from({ length: 20 * 366 }, (_, n) => [inJalali(Date.UTC(2012, 0, 1, 12) + n * DAY), n]),
);

/** By how many days a project is past the end first promised, finished or not; 0 where it is not. */
export function daysLate(p, now) {
  if (!p.promised || !(unfinishedLate(p, now) || (ended(p, now) && !kept(p)))) return 0;
  return places.get(over(p) ? p.finished : now.today) - places.get(p.promised);
}

/** By how many points it lies behind its plan where that is a sign; else 0. */
export const pointsBehind = (p) => (!over(p) && p.gap >= 10 ? p.gap : 0);

const DIRECT = 'ترک تشریفات';

/** How many carry each sign, by its printed sentence and usual threshold. */
export const signs = (now) => ({
  'عقب‌تر از برنامه': projects.filter((p) => !over(p) && p.gap >= 10).length,
  'گذشته از موعد': pastPromise(now),
  'پیشی‌گرفتن پول از کار': projects.filter((p) => !over(p) && p.ahead >= 10).length,
  'جابه‌جایی موعد': projects.filter((p) => contracted([p]).some((k) => k.longer.length) || p.end > p.promised)
    .length,
  'گران‌تر از قرارداد نخست': projects.filter((p) => p.contracts.some((k) => rose(k) >= k.price / 10)).length,
  'واگذاری بی رقابت': projects.filter((p) =>
    p.contracts.some((k) => k.method === DIRECT || k.tenderers.length === 1),
  ).length,
  'کمبود رقیب در واگذاری': projects.filter((p) =>
    p.contracts.some((k) => k.method !== DIRECT && k.tenderers.length === 2),
  ).length,
});

/** Figures that follow from the forty items of the disclosure standard: they are not in the files. */
export const ofStandard = (label) => /افشای اطلاعات|کمبود اطلاعات|بی‌خبری|قلم ناگفته/.test(label);
export const signOf = (label) =>
  ['عقب‌تر', 'گذشته', 'پیشی', 'جابه‌جایی', 'گران‌تر', 'کمبود'].some((sign) => label.startsWith(sign));
export const without = (screen, left) =>
  Object.fromEntries(Object.entries(screen).filter(([label]) => !left(label)));

/** The regions of a project by name; that of none is said to lie elsewhere. */
export const regionsOf = (p) => {
  const own = areas.filter(({ code, rank }) => rank === 'region' && p.areas.has(code));
  return own.length ? own.map(({ name }) => name) : 'بیرون از این محدوده‌ها یا بی‌نشانی';
};

/** What was counted of the labels that a screen shows. */
export const shownOf = (screen, counted) => without(counted, (label) => !(latin(label) in plain(screen)));

const BANDS = [
  ['تا 1 میلیارد تومان', 1, 1e10],
  ['1 میلیارد تومان تا 10 میلیارد تومان', 1e10, 1e11],
  ['10 میلیارد تومان تا 50 میلیارد تومان', 1e11, 5e11],
  ['50 میلیارد تومان تا 100 میلیارد تومان', 5e11, 1e12],
  ['100 میلیارد تومان و بیشتر', 1e12, Infinity],
];
const amountOf = (p) => approved([p]) || sum(p.contracts, (k) => k.value);
export const bandOf = (p) =>
  BANDS.filter(([, from, to]) => amountOf(p) >= from && amountOf(p) < to).map(([name]) => name);

/** Whole percent, rounded down, in quarters. */
export const quarterOf = ({ physical }) => {
  if (physical === undefined) return [];
  const from = physical >= 100 ? 100 : Math.floor(physical / 25) * 25;
  return from === 100 ? '100٪' : `${from}٪ تا ${from + 24}٪`;
};

/** The years of its lines and those in which it runs. */
export const yearsOf = (p) => {
  const [from, to] = [p.start || p.finished || p.end, p.finished || p.end || p.start].map((day) => Number(day.slice(0, 4))); // prettier-ignore
  const runs = from ? Array.from({ length: to - from + 1 }, (_, n) => String(from + n)) : [];
  return [...p.lines.map(({ year }) => year), ...runs];
};

/** The tables of an area's money: sums, shares a head, years and domains. */
export function areaMoney(own, { population }) {
  const known = own.filter((p) => p.lines.length);
  const lines = known.flatMap((p) => p.lines);
  const both = (title, list, of = (n) => n) => ({
    [`${title}: اعتبار مصوب`]: tomans(of(sum(list, (l) => l.revised))),
    [`${title}: هزینه‌شده`]: tomans(of(sum(list, (l) => l.spent))),
  });
  const domains = Object.entries(tally(own, (p) => p.domain)).map(([name, list]) =>
    both(
      `به تفکیک حوزه: ${name} ${list.length} پروژه`,
      list.flatMap((p) => p.lines),
    ),
  );
  const years = Object.entries(tally(lines, (l) => l.year)).map(([year, list]) => both(`به تفکیک سال مالی: ${year}`, list)); // prettier-ignore
  return Object.assign(
    both('جمع و سرانه: جمع', lines),
    both('جمع و سرانه: به ازای هر نفر', lines, (all) => Math.round(all / population)),
    ...domains,
    ...years,
  );
}

/** The rows of all projects of an area, which are for paper. */
export const listedRows = (own) =>
  Object.assign(
    {},
    ...own.map((p) => {
      const row = `همهٔ پروژه‌های محدوده: ${p.title}${p.code}`;
      const sum = (rials) => (rials ? tomans(rials) : '—');
      return {
        [`${row}: وضعیت`]: p.standing,
        [`${row}: پیشرفت فیزیکی`]: p.physical === undefined ? '—' : `${Math.round(p.physical)}٪`,
        [`${row}: اعتبار مصوب`]: sum(approved([p])),
        [`${row}: هزینه‌شده`]: sum(spent([p])),
        [`${row}: پایان`]: p.finished || p.end || '—',
      };
    }),
  );

/** What citizens report, and what is shared out over the ground: the files of the projects tell of neither. */
export const elsewhere = (label) => /^(باز|رفع شد|شهروند|پایان بدون)|هکتار/.test(label);

export const standingsOf = (own) =>
  Object.fromEntries(
    Object.entries(tally(own, (p) => p.standing)).map(([name, list]) => [name, list.length]),
  );
