/** The sorts of what happens to a project, in the order in which they are offered, and the tone of a milestone. Pure. */

export const SORTS = [
  'milestone',
  'progress',
  'contract',
  'amendment',
  'payment',
  'article',
  'event',
  'comment',
  'version',
] as const;
export type Sort = (typeof SORTS)[number];

const STATES = {
  met: { tone: 'success', key: 'milestone.met' },
  metLate: { tone: 'warn', key: 'milestone.metLate' },
  overdue: { tone: 'danger', key: 'milestone.overdue' },
  ahead: { tone: 'plain', key: 'milestone.ahead' },
} as const;

export const milestoneState = (state: string) => STATES[state as keyof typeof STATES] ?? STATES.ahead;
