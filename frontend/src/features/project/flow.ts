/** The way of a project's money, made ready to be drawn. Pure. */
import type { FlowStepView } from '$lib/backend/shapes';

export type Step = 'approved' | 'revised' | 'contract' | 'paid' | 'final';

export interface FlowRow {
  step: Step;
  /** In rials; not there where it is unknown. */
  amount?: number;
  /** The length of its bar in percent of the longest. */
  share?: number;
  /** The last known step before it, and how it stands to that one: in rials and in percent. */
  against?: Step;
  change?: number;
  ofPrevious?: number;
}

/** Measures every step against the largest and against the last known one; unknown steps stay without figures. */
export function flowRows(steps: FlowStepView[]): FlowRow[] {
  const most = Math.max(0, ...steps.map((step) => step.amount ?? 0));
  let last: FlowRow | undefined;
  return steps.map(({ step, amount }) => {
    const row: FlowRow = { step: step as Step };
    if (amount === undefined || most === 0) return row;
    row.amount = amount;
    row.share = (amount / most) * 100;
    if (last?.amount) {
      row.against = last.step;
      row.change = amount - last.amount;
      row.ofPrevious = (amount / last.amount) * 100;
    }
    last = row;
    return row;
  });
}
