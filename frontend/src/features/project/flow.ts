/** The way of a project's money, made ready to be drawn. Pure. */
import type { FlowStepView } from '$lib/backend/shapes';

export type Step = 'approved' | 'first' | 'revised' | 'contract' | 'paid' | 'final';

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

/**
 * Measures every step against the largest and against the last known one; unknown steps stay without figures.
 * What was approved and then revised is the first sum: «approved» is, on every screen, the one that stands.
 */
export function flowRows(steps: FlowStepView[]): FlowRow[] {
  const most = Math.max(0, ...steps.map((step) => step.amount ?? 0));
  const revised = steps.some(({ step }) => step === 'revised');
  let last: FlowRow | undefined;
  return steps.map(({ step, amount }) => {
    const row: FlowRow = { step: revised && step === 'approved' ? 'first' : (step as Step) };
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
