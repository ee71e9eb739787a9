// The figures of the ledger of promises and of the book of awards, counted again from the files.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onDemo } from './harness.mjs';
import { agree, clock, methodBars, shown, shownOf } from './recount.mjs';
import { awards, promises, timesAlone } from './recount-ledger.mjs';

const story = onDemo();

test('the ledger of promises shows what the files count', async () => {
  await story({}, async ({ page, go }) => {
    const now = await clock(page);
    await go('#/promises');
    agree(timesAlone(await shown(page)), 'promises', promises(now));
  });
});

test('the book of awards shows what the files count', async () => {
  await story({}, async ({ page, go }) => {
    await go('#/awards');
    const screen = await shown(page);
    const counted = { ...methodBars(), ...awards() };
    const shares = ([label]) => !label.endsWith('سهم از قراردادهای واحد');
    const left = Object.fromEntries(Object.entries(screen).filter(shares));
    agree(left, 'awards', shownOf(screen, counted));
    // Who stands first is who was most often together.
    const together = (of) =>
      Object.entries(of)
        .filter(([label]) => label.endsWith(': کنار هم'))
        .map(([, text]) => Number.parseInt(text, 10));
    const most = together(counted).sort((a, b) => b - a);
    const listed = together(screen);
    assert.deepEqual(listed, most.filter((_, n) => n % 2 === 0).slice(0, listed.length)); // each pair is counted both ways
  });
});
