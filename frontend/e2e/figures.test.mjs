// Every labelled figure of the public screens, counted again from the files of the sample city by
// code that is not the program's: what a screen shows without a recount here fails, as does a
// label that has two numbers.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, everything, onDemo } from './harness.mjs';
import {
  tomans,
  short,
  approved,
  spent,
  priced,
  percent,
  shown,
  latin,
  agree,
  counts,
  bars,
  constants,
  clock,
  rose,
  names,
  ended,
  kept,
  monthName,
  paidIn,
  pastPromise,
  monthBars,
  contractorBars,
  largestContracts,
  methodBars,
  signs,
  ofStandard,
  signOf,
  without,
  regionsOf,
  shownOf,
  bandOf,
  quarterOf,
  yearsOf,
  areaMoney,
  listedRows,
  elsewhere,
  standingsOf,
} from './recount.mjs';
import { areas, projects, sum } from './source.mjs';

const story = onDemo();

test('home and dashboard show what the files count', async () => {
  await story({}, async ({ page, go }) => {
    const now = await clock(page);
    const standing = (name) => projects.filter((p) => p.standing === name).length;
    const ofYear = (p) => sum(p.lines.filter(({ year }) => year === now.year), (l) => l.spent); // prettier-ignore
    await go('#/');
    agree(await shown(page), 'home', {
      'پروژهٔ در حال اجرا': standing('در حال اجرا'),
      [`پایان‌یافته در سال ${now.year}`]: projects.filter((p) => ended(p, now) && p.finished.startsWith(now.year)).length, // prettier-ignore
      [`هزینه‌شده در سال ${now.year}`]: tomans(sum(projects, ofYear)),
      'پروژهٔ متوقف': standing('متوقف'),
    });

    await go('#/transparency');
    const judged = projects.filter((p) => ended(p, now) && p.promised);
    const source = (l, name) => l.source === name;
    const year = (l, name) => l.year === name;
    agree(without(await shown(page), ofStandard), 'dashboard', {
      پروژه: projects.length,
      'در حال اجرا': standing('در حال اجرا'),
      متوقف: standing('متوقف'),
      'پایان‌یافتهٔ این ماه': projects.filter((p) => ended(p, now) && p.finished.startsWith(now.month)).length,
      'پایان به‌هنگام': percent(judged.filter(kept).length, judged.length),
      'گران‌ترشده با الحاقیه': projects.filter((p) => p.contracts.some(rose)).length,
      'گذشته از نخستین وعده': pastPromise(now),
      'اعتبار مصوب': short(approved(projects)),
      هزینه‌شده: short(spent(projects)),
      ...bars('به تفکیک حوزه', projects, (p) => p.domain),
      ...bars('به تفکیک محدوده', projects, regionsOf),
      ...bars('به تفکیک وضعیت', projects, (p) => p.standing),
      ...bars('به تفکیک محل تأمین', projects, (p) => p.lines.map((l) => l.source), source),
      ...bars('سال به سال', projects, (p) => p.lines.map((l) => l.year), year),
      ...constants(projects),
      ...methodBars(),
      ...monthBars(now),
      ...contractorBars(),
      ...largestContracts(),
      ...signs(now),
    });
  });
});

test('every option of every facet shows as many projects as the files have', async () => {
  await story({}, async ({ page, go }) => {
    const now = await clock(page);
    await go('#/projects');
    const screen = without(await shown(page), ofStandard);
    const signed = Object.fromEntries(Object.entries(signs(now)).filter(([, n]) => n));
    const judged = projects.filter((p) => ended(p, now) && p.promised);
    const expected = {
      ...counts('وضعیت', projects, (p) => p.standing),
      ...counts('حوزه', projects, (p) => p.domain),
      ...counts('محدوده', projects, (p) =>
        p.areas.size ? [...p.areas].map((code) => names[code]) : 'بدون محدوده',
      ),
      ...counts('واحد مسئول', projects, (p) => p.unit || []),
      ...counts('نوع کار', projects, (p) => p.type),
      ...counts('سال مالی', projects, yearsOf),
      ...Object.fromEntries(Object.entries(signed).map(([sign, n]) => [`نشانهٔ هشدار: ${sign}`, n])),
      'اجرا و پایان کار: پایان به‌هنگام': judged.filter(kept).length,
      'اجرا و پایان کار: پایان دیرتر از موعد': judged.filter((p) => !kept(p)).length,
      'اجرا و پایان کار: گران‌ترشده با الحاقیه': projects.filter((p) => p.contracts.some(rose)).length,
      'اجرا و پایان کار: دارای بودجهٔ معلوم': priced(projects).length,
      'اجرا و پایان کار: پایان‌یافتهٔ امسال': projects.filter(
        (p) => ended(p, now) && p.finished.startsWith(now.year),
      ).length,
      'اجرا و پایان کار: گذشته از نخستین وعده': pastPromise(now),
      ...counts('شیوهٔ واگذاری', projects, (p) => p.contracts.map((k) => k.method)),
      ...counts('محل تأمین اعتبار', projects, (p) => p.lines.map((l) => l.source)),
      ...counts('سال ردیف اعتبار', projects, (p) => p.lines.map((l) => l.year)),
      ...counts('ماه پرداخت به پیمانکار', projects, (p) => paidIn(p).map(monthName)),
      // Only those with most projects are offered.
      ...shownOf(
        screen,
        counts('پیمانکار', projects, (p) => p.contracts.map((k) => k.contractor).filter(Boolean)),
      ),
      ...counts('مبلغ پروژه', projects, bandOf),
      ...counts('پیشرفت فیزیکی', projects, quarterOf),
    };
    agree(screen, 'facets', expected);
  });
});

test('the pages of areas and units, and the months that are looked back on, show what the files count', async () => {
  await story({}, async ({ page, go }) => {
    const boot = await call(page, 'City', 'Boot');
    for (const code of ['R1', 'R4', 'R1-D1', 'N-RAVAND']) {
      const area = areas.find((one) => one.code === code);
      const own = projects.filter((p) => p.areas.has(code));
      await go(`#/area/${boot.areas.find((one) => one.code === code).id}`);
      const left = (label) => elsewhere(label) || signOf(label);
      agree(without(await shown(page), left), code, {
        ...standingsOf(own),
        ...areaMoney(own, area),
        ...constants(own),
        ...listedRows(own),
      });
    }
    for (const unit of new Set(projects.map((p) => p.unit).filter(Boolean))) {
      await go(`#/unit/${boot.units.find(({ title }) => title === unit).id}`);
      agree(
        without(await shown(page), elsewhere),
        unit,
        standingsOf(projects.filter((p) => p.unit === unit)),
      );
    }
    for (const at of ['1402-06', '1403-12', '1405-01']) {
      const view = await call(page, 'Map', 'Open', { ...everything, at });
      const { options } = view.counts.find(({ facet }) => facet === 'status');
      assert.equal(
        sum(options, ({ count }) => count),
        view.total,
        `the statuses of ${at} are not all there`,
      );
      assert.ok(
        options.every(({ code }) => code),
        `a status of ${at} has no name`,
      );
    }
  });
});

test('the sums at the top of a project are those of its lines, contracts and payments', async () => {
  await story({}, async ({ page, go }) => {
    const { projects: cards } = await call(page, 'Map', 'Open', everything);
    for (const code of ['KSH-1402-004', 'KSH-1401-001', 'KSH-1403-011', 'KSH-1405-017']) {
      const project = projects.find((one) => one.code === code);
      await go(`#/project/${cards.find((one) => one.code === code).id}`);
      const screen = await shown(page);
      const contract = sum(project.contracts, (k) => k.value);
      const paid = sum(project.contracts, (k) => sum(k.paid, ({ amount }) => amount));
      const figure = (rials) => (rials ? tomans(rials) : 'هنوز ثبت نشده');
      const expected = {
        'اعتبار مصوب': figure(approved([project])),
        ...(project.lines.length && { هزینه‌شده: figure(spent([project])) }),
        ...(contract && { 'مبلغ قراردادها': tomans(contract) }),
      };
      agree(shownOf(expected, screen), code, expected);
      if (paid)
        assert.ok(latin(await page.locator('main').innerText()).includes(short(paid)), `${code}: paid`);
    }
  });
});
