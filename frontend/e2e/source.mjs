// The sample city as its files tell it, read by nothing of the program: days stay Jalali text,
// YYYY/MM/DD, whose order is that of time; sums are in rials.
import { readFileSync } from 'node:fs';

const folder = new URL('../../backend/demo/city/', import.meta.url);
const text = (name) => readFileSync(new URL(name, folder), 'utf8').replace(/^\uFEFF/, '');

/** The rows of a file, each by the names of its columns. */
function rows(name) {
  const records = [[]];
  for (const [, quoted, plain, end] of text(name).matchAll(/(?:"((?:[^"]|"")*)"|([^,\n\r"]*))(,|\r?\n|$)/g)) {
    const record = records.at(-1);
    record.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ',') records.push([]);
  }
  const [head, ...rest] = records.filter((record) => record.join(''));
  return rest.map((record) => Object.fromEntries(head.map((column, n) => [column, record[n] ?? ''])));
}

const listed = (cell) => cell.split(/[؛;]/).map((one) => one.trim()).filter(Boolean); // prettier-ignore
const number = (cell) => (cell === '' ? undefined : Number(cell));
export const sum = (list, of) => list.reduce((all, one) => all + of(one), 0);

export const prices = rows('prices.csv').map((row) => ({ year: row['سال'], index: Number(row['شاخص']) }));
export const areas = JSON.parse(text('areas.geojson')).features.map(({ properties }) => properties);
const parentOf = Object.fromEntries(areas.map(({ code, parent }) => [code, parent]));
const around = (code) => (code ? [code, ...around(parentOf[code])] : []);

function group(name) {
  const all = rows(name);
  return (project, contract) =>
    all.filter(
      (row) => row['کد پروژه'] === project && (contract === undefined || row['شمارهٔ قرارداد'] === contract),
    );
}
const [budget, contracts, amendments, payments, progress] = [
  'budget.csv',
  'contracts.csv',
  'amendments.csv',
  'payments.csv',
  'progress.csv',
].map(group);

const last = (list) =>
  list.reduce((newest, one) => (newest && newest.day > one.day ? newest : one), undefined);

function contract(code, row) {
  const of = row['شمارهٔ قرارداد'];
  const changes = amendments(code, of).map((one) => ({
    day: one['تاریخ'],
    kind: one['نوع'],
    old: Number(one['پیشین']),
    next: Number(one['تازه']),
  }));
  const price = Number(row['مبلغ']);
  return {
    number: of,
    title: row['موضوع'],
    contractor: row['پیمانکار'],
    method: row['روش واگذاری'],
    tenderers: listed(row['شرکت‌کنندگان']),
    signed: row['تاریخ انعقاد'],
    price,
    estimate: Number(row['برآورد']),
    value: last(changes.filter(({ kind }) => kind === 'مبلغ'))?.next ?? price,
    amended: changes.map(({ day }) => day),
    longer: changes.filter(({ kind, old, next }) => kind === 'مدت' && next > old).map(({ day }) => day),
    paid: payments(code, of).map((one) => ({ day: one['تاریخ'], amount: Number(one['مبلغ']) })),
  };
}

/** Every project of the files. */
export const projects = rows('projects.csv').map((row) => {
  const code = row['کد'];
  const lines = budget(code).map((one) => ({
    year: one['سال مالی'],
    source: one['محل تأمین'],
    approved: Number(one['مصوب']),
    revised: Number(one['اصلاحی'] || one['مصوب']),
    allocated: Number(one['تخصیص']),
    spent: Number(one['هزینه‌کرد']),
  }));
  const seen = progress(code).map((one) => ({
    day: one['تاریخ'],
    planned: number(one['فیزیکی برنامه']),
    actual: number(one['فیزیکی واقعی']),
    money: number(one['مالی واقعی']),
  }));
  const suspended = row['متوقف'] === 'بله';
  return {
    code,
    title: row['عنوان'],
    domain: row['حوزه'],
    type: row['نوع'],
    status: row['وضعیت'],
    standing: suspended ? 'متوقف' : row['وضعیت'],
    unit: row['واحد مسئول'],
    areas: new Set(listed(row['محدوده']).flatMap(around)),
    start: row['شروع'],
    end: row['پایان'],
    promised: row['پایان نخستین'] || row['پایان'],
    finished: row['تاریخ تحویل'],
    asOf: row['تاریخ داده'],
    lines,
    seen,
    contracts: contracts(code).map((one) => contract(code, one)),
    // The newest of those that say it.
    physical: last(seen.filter(({ actual }) => actual !== undefined))?.actual,
    gap: gapOf(last(seen.filter(({ planned, actual }) => planned !== undefined && actual !== undefined))),
    ahead: aheadOf(last(seen.filter(({ money, actual }) => money !== undefined && actual !== undefined))),
  };
});

function gapOf(seen) {
  return seen && seen.planned - seen.actual;
}

function aheadOf(seen) {
  return seen && seen.money - seen.actual;
}
