import { expect, it } from 'vitest';
import { flowRows } from './flow';

it('measures each step against the largest and the last known one', () => {
  expect(
    flowRows([
      { step: 'approved', amount: 200 },
      { step: 'contract', amount: 400 },
      { step: 'paid' },
      { step: 'final', amount: 300 },
    ]),
  ).toEqual([
    { step: 'approved', amount: 200, share: 50 },
    { step: 'contract', amount: 400, share: 100, against: 'approved', change: 200, ofPrevious: 200 },
    { step: 'paid' },
    { step: 'final', amount: 300, share: 75, against: 'contract', change: -100, ofPrevious: 75 },
  ]);
});

it('leaves unknown what is unknown', () => {
  expect(flowRows([{ step: 'approved' }, { step: 'contract' }])).toEqual([
    { step: 'approved' },
    { step: 'contract' },
  ]);
});

it('calls a sum that was revised the first, and the one that stands revised', () => {
  const rows = flowRows([
    { step: 'approved', amount: 100 },
    { step: 'revised', amount: 80 },
  ]);
  expect(rows.map(({ step }) => step)).toEqual(['first', 'revised']);
  expect(rows[1]?.against).toBe('first');
});
