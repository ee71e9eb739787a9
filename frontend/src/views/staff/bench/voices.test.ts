import { expect, test } from 'vitest';
import type { DeskView } from '$lib/backend/dialogue-shapes';
import { rowsOf } from './voices';

const none: DeskView = {
  judges: false,
  seconds: false,
  answers: false,
  works: false,
  reads: false,
  waiting: 0,
  late: 0,
  held: 0,
  appeals: 0,
  mine: 0,
  answer: { open: 0, late: 0 },
  work: { open: 0, late: 0 },
  letters: { open: 0, late: 0 },
} as DeskView;

test('each number leads to its list under the same filter', () => {
  const rows = rowsOf({ ...none, judges: true, seconds: true, waiting: 7, late: 2, mine: 1 } as DeskView);
  expect(rows.map(({ n, href }) => [n, href])).toEqual([
    [1, '#/queue?mine=1'],
    [7, '#/queue?stage=waiting'],
    [2, '#/queue?late=1'],
    [0, '#/queue?stage=held'],
    [0, '#/queue?stage=appealed'],
  ]);
});

test('who answers is told answers, letters and reports with what is late of them', () => {
  const rows = rowsOf({
    ...none,
    answers: true,
    reads: true,
    works: true,
    letters: { open: 2, late: 1 },
    work: { open: 4, late: 3 },
  } as DeskView);
  expect(rows.map(({ n, lateOf, href }) => [n, lateOf, href])).toEqual([
    [0, 0, '#/answers'],
    [2, 1, '#/letters'],
    [4, 3, '#/works'],
  ]);
});

test('nothing is told to who has nothing to do with it, and nothing where nothing waits', () => {
  expect(rowsOf({ ...none, waiting: 7 } as DeskView)).toEqual([]);
  expect(rowsOf({ ...none, judges: true } as DeskView)).toEqual([]);
});
