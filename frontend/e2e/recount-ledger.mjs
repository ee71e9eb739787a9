// The ledger of promises and the book of awards, counted again from the files of the sample city.
import { ended, kept, over, tomans, short } from './recount.mjs';
import { projects, sum } from './source.mjs';

/** The number of a Jalali day, counted from the first of 1390; the calendar is that of Node, not the program's. */
const dayNumber = (() => {
  const jalali = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone: 'UTC',
  });
  const numbers = new Map();
  const first = Date.UTC(2011, 2, 21, 12);
  for (let n = 0; n < 365.25 * 25; n += 1) {
    const parts = Object.fromEntries(
      jalali.formatToParts(first + n * 864e5).map(({ type, value }) => [type, value]),
    );
    numbers.set(`${parts.year}/${parts.month}/${parts.day}`, n);
  }
  return (day) => numbers.get(day);
})();

/** How a project stands to the end first promised: the name of its column, and the days that are gone by. */
function held(p, now) {
  const past = (until) => dayNumber(until) - dayNumber(p.promised);
  if (ended(p, now))
    return kept(p) ? ['به‌وعده پایان یافته', 0] : ['دیرتر از وعده پایان یافته', past(p.finished)];
  if (over(p)) return ['داوری‌ناپذیر', 0];
  return p.promised < now.today ? ['گذشته از نخستین وعده', past(now.today)] : ['وعده‌اش نرسیده', 0];
}

/** The moves of a project's end: by amendments that lengthened a contract, and one more where none tells of it. */
function moves(p) {
  const amended = p.contracts.flatMap((k) => k.longer).length;
  const alone = amended === 0 && p.end !== p.promised ? 1 : 0;
  return { all: amended + alone, alone };
}

const times = ({ all, alone }) => {
  if (!all) return '—';
  const of = alone === 1 && all > 1 ? 'یکی' : alone;
  return `${all} بار${alone ? `، ${all === 1 ? '' : `${of} `}بی الحاقیه` : ''}`;
};

const STATES = [
  'گذشته از نخستین وعده',
  'دیرتر از وعده پایان یافته',
  'به‌وعده پایان یافته',
  'وعده‌اش نرسیده',
  'داوری‌ناپذیر',
];

/** The sums of the ledger, by unit, and each project. Why an end moved is told, not counted: only how often. */
export function promises(now) {
  const known = projects.filter((p) => p.promised);
  const of = (list, state) => list.filter((p) => held(p, now)[0] === state).length;
  const out = { 'موعدش جابه‌جا شده': known.filter((p) => moves(p).all).length };
  for (const state of STATES) out[state] = of(known, state);
  for (const unit of new Set(known.map((p) => p.unit))) {
    const own = known.filter((p) => p.unit === unit);
    out[`وعده‌ها به دسته: ${unit}: همهٔ وعده‌ها`] = own.length;
    for (const state of STATES) out[`وعده‌ها به دسته: ${unit}: ${state}`] = of(own, state);
    const [all, alone] = ['all', 'alone'].map((which) => sum(own, (p) => moves(p)[which]));
    out[`وعده‌ها به دسته: ${unit}: جابه‌جایی`] = times({ all, alone });
  }
  for (const p of known) {
    const row = `دفتر وعده‌ها: ${p.title} ${p.standing}`;
    const days = held(p, now)[1];
    out[`${row}: واحد مسئول`] = p.unit;
    out[`${row}: نخستین وعده`] = p.promised;
    out[`${row}: موعد تازه`] = p.end === p.promised ? '—' : p.end;
    out[`${row}: پایان واقعی`] = p.finished || '—';
    out[`${row}: روزهای گذشته`] = days ? String(days) : '—';
    out[`${row}: جابه‌جایی`] = times(moves(p));
  }
  return out;
}

/** What the ledger shows of moves, without their days and reasons. */
export const timesAlone = (screen) =>
  Object.fromEntries(
    Object.entries(screen).map(([label, text]) => [
      label,
      label.startsWith('دفتر وعده‌ها') && label.endsWith('جابه‌جایی')
        ? /^(—|\d+ بار(، ([^ ]+ )?بی الحاقیه)?)/.exec(text)[1]
        : text,
    ]),
  );

const DIRECT = 'ترک تشریفات';
const tenth = (n) => `${Math.round(n * 10) / 10}٪`;

/** Every contract with its project. */
const contracts = () =>
  projects.flatMap((p) => p.contracts.map((k) => ({ ...k, of: p.title, unit: p.unit })));

function against(name, list) {
  const ratios = list.map((k) => (k.price / k.estimate) * 100).sort((a, b) => a - b);
  const half = ratios.length / 2;
  const median = ratios.length % 2 ? ratios[half - 0.5] : (ratios[half - 1] + ratios[half]) / 2;
  const row = `مبلغ در برابر برآورد: ${name}`;
  return {
    [`${row}: معلوم`]: list.length,
    [`${row}: میانه`]: tenth(median),
    [`${row}: کمترین`]: tenth(ratios[0]),
    [`${row}: بیشترین`]: tenth(ratios.at(-1)),
    [`${row}: کمتر از برآورد`]: list.filter((k) => k.price < k.estimate).length,
    [`${row}: برابر برآورد`]: list.filter((k) => k.price === k.estimate).length,
    [`${row}: بیشتر از برآورد`]: list.filter((k) => k.price > k.estimate).length,
  };
}

const bidsOf = (firm) => contracts().filter((k) => k.tenderers.includes(firm)).length;

/** Two firms in the order in which the screen names them. */
function pair(one, two) {
  const both = contracts().filter((k) => k.tenderers.includes(one) && k.tenderers.includes(two));
  const won = (firm) => both.filter((k) => k.contractor === firm).length;
  const row = `شرکت‌هایی که بارها کنار هم آمده‌اند: ${one}${two}`;
  return {
    [`${row}: کنار هم`]: `${both.length} از ${bidsOf(one)} و ${bidsOf(two)} حضور`,
    [`${row}: برد نخستین`]: won(one),
    [`${row}: برد دومین`]: won(two),
    [`${row}: برد دیگران`]: both.length - won(one) - won(two),
  };
}

function winner(firm) {
  const won = contracts().filter((k) => k.contractor === firm);
  const direct = won.filter((k) => k.method === DIRECT).length;
  const row = `برندگان چندباره: ${firm}`;
  return {
    [`${row}: قرارداد`]: `${won.length}${direct ? ` ${direct} با ${DIRECT}` : ''}`,
    [`${row}: برد از حضور`]: `${won.filter((k) => k.tenderers.includes(firm)).length} از ${bidsOf(firm)}`,
    [`${row}: مبلغ کنونی`]: tomans(sum(won, (k) => k.value)),
  };
}

function listed(k) {
  const row = `قراردادها، یک‌به‌یک: ${k.title} ${k.of} · ${k.unit}`;
  return {
    [`${row}: شیوهٔ واگذاری`]: k.method,
    [`${row}: شرکت‌کنندگان`]: k.method === DIRECT ? '—' : k.tenderers.length,
    [`${row}: پیمانکار`]: k.contractor,
    [`${row}: مبلغ اولیه`]: tomans(k.price),
    [`${row}: نسبت به برآورد`]: tenth((k.price / k.estimate) * 100),
    [`${row}: تاریخ امضا`]: k.signed,
  };
}

/** Everything that the book of awards may show. */
export function awards() {
  const all = contracts();
  const firms = [...new Set(all.flatMap((k) => [...k.tenderers, k.contractor]))];
  const competed = (name, fits) => {
    const n = all.filter((k) => k.method !== DIRECT && fits(k.tenderers.length)).length;
    return n ? { [`چند شرکت رقابت کردند؟: ${name}`]: `${n} قرارداد` } : {};
  };
  return Object.assign(
    {
      قراردادها: all.length,
      'مبلغ کنونی قراردادها': short(sum(all, (k) => k.value)),
      [DIRECT]: all.filter((k) => k.method === DIRECT).length,
      'با یک شرکت‌کننده': all.filter((k) => k.method !== DIRECT && k.tenderers.length === 1).length,
      [`چند شرکت رقابت کردند؟: بی رقابت (${DIRECT})`]: `${all.filter((k) => k.method === DIRECT).length} قرارداد`,
    },
    ...[1, 2, 3, 4].map((n) => competed(`${n} شرکت‌کننده`, (own) => own === n)),
    competed('5 شرکت‌کننده و بیشتر', (own) => own >= 5),
    ...[...new Set(all.map((k) => k.method))].map((method) =>
      against(
        method,
        all.filter((k) => k.method === method),
      ),
    ),
    against('همهٔ شیوه‌ها', all),
    ...firms.flatMap((one) => firms.filter((two) => two !== one).map((two) => pair(one, two))),
    ...firms.map(winner),
    ...all.map(listed),
  );
}
