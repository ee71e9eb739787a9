// Writes every day of the years FIRST to LAST as two other calendars have it, a line
// each: the ISO day, the Jalali day by jalaali-js, the Jalali day by ICU (Intl).
import { createRequire } from 'node:module';
import { writeSync } from 'node:fs';

const [modules, first, last] = process.argv.slice(2);
const jalaali = createRequire(`${modules}/`)('jalaali-js');
const icu = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
  timeZone: 'UTC',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
});
const start = jalaali.toGregorian(Number(first), 1, 1);
const end = jalaali.toGregorian(Number(last) + 1, 1, 1);

function* lines() {
  const stop = Date.UTC(end.gy, end.gm - 1, end.gd);
  for (let at = Date.UTC(start.gy, start.gm - 1, start.gd); at < stop; at += 86_400_000) {
    const day = new Date(at);
    const { jy, jm, jd } = jalaali.toJalaali(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate());
    const part = Object.fromEntries(icu.formatToParts(at).map(({ type, value }) => [type, value]));
    yield `${day.toISOString().slice(0, 10)} ${jy}/${jm}/${jd} ${part.year}/${part.month}/${part.day}`;
  }
}

let rest = Buffer.from([...lines()].join('\n') + '\n');
while (rest.length) rest = rest.subarray(writeSync(1, rest));
