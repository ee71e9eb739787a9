/** What the steps of a form are. */
import type { Snippet } from 'svelte';

/** What is wrong with a field: the sentence, and the id of what is to be mended. */
export interface StepFault {
  field: string;
  text: string;
}

export interface Step {
  /** The question. */
  title: string;
  /** Its fields; given the sentence of what is told to be wrong with each, by its id. */
  body: Snippet<[wrongs: Record<string, string>]>;
  /** What stands in the way of going on; nothing where it may be left. Reads alone. */
  faults?: () => StepFault[];
}

/** A fault and the step in which its field stands. */
export interface FoundFault extends StepFault {
  at: number;
}

/** All faults of some steps, in the order in which they are met. */
export const faultsOf = (steps: Step[], from = 0, to = steps.length): FoundFault[] =>
  steps
    .slice(from, to)
    .flatMap((step, n) => (step.faults?.() ?? []).map((fault) => ({ ...fault, at: from + n })));
