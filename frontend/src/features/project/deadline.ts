/** How a project stands to its end, in a sentence. */
import type { DeadlineView, ProjectCard, ProjectView } from '$lib/backend/shapes';
import { f, t } from '$lib/i18n/i18n.svelte';
import type { Key } from '$lib/i18n/words';

const SENTENCES: Record<string, Key> = {
  kept: 'deadline.kept',
  missed: 'deadline.missed',
  overdue: 'deadline.overdue',
  ahead: 'deadline.ahead',
};

/** Empty where no end is known. */
export function deadlineText(deadline: DeadlineView | undefined): string {
  const key = deadline && SENTENCES[deadline.state];
  if (!key) return '';
  const { state, day, days } = deadline;
  const whole = { day: f.day(day), n: days };
  if (days) return t(key, whole);
  return t(state === 'ahead' ? 'deadline.today' : 'deadline.onDay', whole);
}

/** The same, with the present end second beside it where it is another and work goes on. */
export function standingText({ card, promise }: Pick<ProjectView, 'card' | 'promise'>): string {
  const { deadline } = card;
  const standing = deadlineText(deadline);
  const open = deadline?.state === 'overdue' || deadline?.state === 'ahead';
  if (!standing || !open || !promise.now || promise.now === promise.first) return standing;
  return t('deadline.now', { standing, day: f.day(promise.now) });
}

/** Whether the sentence tells of a delay. */
export const isLate = (deadline: DeadlineView | undefined): boolean =>
  deadline?.state === 'missed' || deadline?.state === 'overdue';

const points = ({ behind }: ProjectCard) => f.number(behind, 1);

/** How late a project is, in words: days past its first promise, points behind its plan; empty where neither. */
export function delayWords(card: ProjectCard): string[] {
  const { deadline, behind } = card;
  const past = deadline?.state === 'missed' ? 'delay.missed' : 'delay.past';
  return [
    isLate(deadline) ? t(past, { n: deadline?.days ?? 0 }) : '',
    behind ? t('delay.behind', { n: points(card) }) : '',
  ].filter(Boolean);
}

/** The same in a column of that name. */
export function delayFigures(card: ProjectCard): string[] {
  const { deadline, behind } = card;
  return [
    isLate(deadline) ? t('measure.days', { n: deadline?.days ?? 0 }) : '',
    behind ? t('delay.points', { n: points(card) }) : '',
  ].filter(Boolean);
}
