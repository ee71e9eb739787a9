// What changed between two days, counted from the files of the sample city by other code than the program's.
import { short } from './recount.mjs';
import { articles, events, projects, sum } from './source.mjs';

const BEGUN = ['در حال اجرا', 'پایان‌یافته', 'نگهداری', 'در حال برچیدن', 'برچیده'];
const OVER = ['پایان‌یافته', 'برچیده', 'لغوشده', 'نگهداری'];

/** Whether the first promise went by and the work was not done on its day. */
function broken(p, today) {
  if (p.finished && p.finished <= today) return p.finished > p.promised;
  return !OVER.includes(p.status) && p.promised < today;
}

/** How far a project was seen before the days and at their end; nothing where nobody looked or it stood. */
function progressed({ seen }, from, to) {
  const known = seen.filter(({ actual }) => actual !== undefined).sort((a, b) => (a.day < b.day ? -1 : 1));
  const before = known.filter(({ day }) => day < from).at(-1)?.actual;
  const after = known.filter(({ day }) => day >= from && day <= to).at(-1)?.actual;
  return after !== undefined && after !== before;
}

/** The counts that the screen shows at its top for days (YYYY/MM/DD, both in them), and what the payments sum to. */
export function changed({ from, to, today, area = '' }) {
  const lies = ({ areas }) => !area || areas.has(area);
  const within = (day) => day !== '' && day >= from && day <= to && day <= today;
  const own = projects.filter(lies);
  const contracts = own.flatMap((p) => p.contracts);
  const count = (list) => list.length;
  // No version of the sample city is older than today: what no amendment tells is not known.
  const known = (n) => n || 'نامعلوم';
  const milestones = own.flatMap((p) => p.milestones);
  const paid = contracts.flatMap((k) => k.paid).filter(({ day }) => within(day));
  return {
    paid: paid.length ? short(sum(paid, ({ amount }) => amount)) : '',
    figures: {
      'آغاز پروژه': count(own.filter((p) => within(p.start) && BEGUN.includes(p.status))),
      'پایان پروژه': count(own.filter((p) => within(p.finished))),
      'توقف پروژه': known(0),
      'ازسرگیری پروژه': known(0),
      'جابه‌جایی موعد': known(
        sum(own, (p) => new Set(p.contracts.flatMap((k) => k.longer).filter(within)).size),
      ),
      'وعدهٔ گذشته': count(own.filter((p) => within(p.promised) && broken(p, today))),
      'پیشرفت تازه': count(own.filter((p) => progressed(p, from, to))),
      'نقطهٔ عطف برآورده': count(milestones.filter(({ met }) => within(met))),
      'نقطهٔ عطف ازدست‌رفته': count(
        milestones.filter(({ due, met }) => within(due) && (met ? met > due : due < today)),
      ),
      'تغییر اعتبار': known(0),
      'تغییر مبلغ قرارداد': known(sum(contracts, (k) => k.repriced.filter(within).length)),
      'قرارداد تازه': count(contracts.filter((k) => within(k.signed))),
      'پرداخت به پیمانکار': paid.length,
      'رویداد برگزارشده': count(events.filter((one) => within(one.day) && lies(one))),
      'نوشتهٔ تازهٔ شهرآن': count(articles.filter((one) => within(one.day) && lies(one))),
    },
  };
}
