/** The sections of a project's page that have something to tell, and the parts in which they stand. Pure. */
import type { ProjectView } from '$lib/backend/shapes';
import type { Key } from '$lib/i18n/words';

/** The parts in the order in which they stand. */
const PARTS = {
  summary: 'part.summary',
  progress: 'part.progress',
  money: 'part.money',
  record: 'part.record',
  here: 'part.here',
} as const satisfies Record<string, Key>;
export type PartID = keyof typeof PARTS;

const SECTIONS = [
  ['flags', 'summary', () => true],
  ['about', 'summary', (p) => Boolean(p.description || p.purpose || p.scope)],
  ['facts', 'summary', () => true],
  ['specs', 'summary', (p) => p.specs.length > 0],
  ['effects', 'summary', (p) => Boolean(p.environment || p.land || p.changes)],
  ['progress', 'progress', (p) => p.progress.length > 0],
  ['milestones', 'progress', (p) => p.milestones.length > 0],
  ['pictures', 'progress', (p) => p.pictures.length > 0],
  ['flow', 'money', (p) => p.budget.length + p.contracts.length > 0],
  ['budget', 'money', (p) => p.budget.length > 0],
  ['contracts', 'money', (p) => p.contracts.length > 0],
  ['documents', 'record', (p) => p.documents.length > 0],
  ['disclosure', 'record', () => true],
  ['timeline', 'record', (p) => p.timeline.length > 0],
  ['place', 'here', (p) => Boolean(p.geometry)],
  ['unit', 'here', (p) => Boolean(p.unit || p.unitPhone || p.officer)],
  ['trustees', 'here', (p) => p.trustees.length > 0],
  ['comments', 'here', () => true],
  ['take', 'here', () => true],
  ['news', 'here', (p) => p.articles.length > 0],
  ['events', 'here', (p) => p.events.length > 0],
  ['related', 'here', (p) => p.related.length > 0],
] as const satisfies readonly (readonly [string, PartID, (project: ProjectView) => boolean])[];

type SectionID = (typeof SECTIONS)[number][0];

const telling = (project: ProjectView) => SECTIONS.filter(([, , tells]) => tells(project));

/** The sections that have something to tell. */
export const toldOf = (project: ProjectView): Set<SectionID> => new Set(telling(project).map(([id]) => id));

/** The parts that hold any of them. */
export function partsOf(project: ProjectView): { id: PartID; title: Key }[] {
  const held = new Set<string>(telling(project).map(([, part]) => part));
  return (Object.keys(PARTS) as PartID[])
    .filter((id) => held.has(id))
    .map((id) => ({ id, title: PARTS[id] }));
}
