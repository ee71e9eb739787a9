// No barrier on any screen of the staff: with larger type, at twice the size, in both languages and themes.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { onDemo } from './harness.mjs';
import { ADMINISTRATOR, draftOf, enter, isSaved, leave } from './workshop.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const story = onDemo();

const LOOKS = [
  { name: 'plain', text: '1' },
  { name: 'largest type', text: '5' },
  { name: 'twice the size', text: '1', screen: 'zoomed' },
  { name: 'twice the size, English, dark', text: '1', screen: 'zoomed', lang: 'en', theme: 'dark' },
];

for (const { name, text, ...look } of LOOKS) {
  test(`no barrier, ${name}`, async () => {
    await story(look, async (visit) => {
      const { page, go } = visit;
      await enter(visit, ADMINISTRATOR);
      const draft = await draftOf(visit, 'kind=event');
      await page.keyboard.type('جشن گلاب‌گیری در خانه‌های تاریخی و باغ‌های پیرامون شهر کاشان و قمصر');
      await page.locator('[data-place$="#start"] input').first().fill('۱۴۰۵/۱۳/۴۰');
      await page.keyboard.press('Tab');
      await isSaved(page, look.lang);
      for (const hash of [
        '#/bench',
        '#/users',
        '#/terms',
        '#/round/progress',
        '#/list/project?columns=status,unit,area,approved,progress,end,told,flags',
        draft,
        draft.replace('draft', 'review'),
      ]) {
        await go(hash);
        await page.evaluate((text) => (document.documentElement.dataset.text = text), text);
        await holds(page, hash);
      }
      await leave(visit, look.lang);
      await go('#/signin');
      await holds(page, '#/signin');
    });
  });
}

/** Holds the screen that stands to the rules: axe's, and that nothing is cut, covered or beside the page. */
async function holds(page, where) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    window.axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } }),
  );
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`),
    [],
    where,
  );
  assert.deepEqual(await page.evaluate(hidden), [], where);
}

/** Runs in the page: what stands out of the page, what is cut, and what lies under something else once it is gone to. */
function hidden() {
  const main = document.querySelector('main');
  const found = [];
  const told = (what, { tagName, textContent, ariaLabel }) =>
    found.push(`${what}: ${tagName} ${(ariaLabel ?? textContent ?? '').trim().slice(0, 40)}`);
  if (main.scrollWidth > main.clientWidth + 1) told('wider than the page', main);
  for (const one of main.querySelectorAll('*')) {
    const { overflowX, textOverflow } = getComputedStyle(one);
    if (one.closest('.sr-only, [hidden]') || one.title || textOverflow === 'ellipsis') continue;
    if (one.innerText && overflowX === 'hidden' && one.scrollWidth > one.clientWidth + 1) told('cut', one);
  }
  for (const one of main.querySelectorAll('a, button, input, textarea')) {
    if (!one.checkVisibility({ visibilityProperty: true }) || one.closest('.sr-only')) continue;
    if (one.tabIndex < 0 || one.disabled || one.type === 'file') continue;
    one.focus();
    const { left, top, width, height } = one.getBoundingClientRect();
    const seen = document.elementFromPoint(left + width / 2, top + Math.min(height, 40) / 2);
    if (!seen || !(one.contains(seen) || seen.closest('label')?.contains(one))) told('covered', one);
  }
  return found;
}
