/** The sections of a project's page that have something to tell, in the order in which they stand. Pure. */
import type { ProjectView } from '$lib/backend/shapes';
import type { Key } from '$lib/i18n/words';

const SECTIONS = [
  ['about', 'project.about', (p) => Boolean(p.description || p.purpose || p.scope)],
  ['flags', 'flag.title', () => true],
  ['progress', 'project.progress', (p) => p.progress.length > 0],
  ['milestones', 'project.milestones', (p) => p.milestones.length > 0],
  ['money', 'flow.title', (p) => p.budget.length + p.contracts.length > 0],
  ['budget', 'project.budget', (p) => p.budget.length > 0],
  ['contracts', 'project.contracts', (p) => p.contracts.length > 0],
  ['pictures', 'project.pictures', (p) => p.pictures.length > 0],
  ['effects', 'project.effects', (p) => Boolean(p.environment || p.land || p.changes)],
  ['documents', 'project.documents', (p) => p.documents.length > 0],
  ['disclosure', 'disclosure.title', () => true],
  ['comments', 'comment.title', () => true],
  ['timeline', 'timeline.title', (p) => p.timeline.length > 0],
  ['place', 'project.place', (p) => Boolean(p.geometry)],
  ['facts', 'project.facts', () => true],
  ['specs', 'project.specs', (p) => p.specs.length > 0],
  ['trustees', 'project.trustees', (p) => p.trustees.length > 0],
  ['take', 'take.title', () => true],
  ['news', 'near.articles', (p) => p.articles.length > 0],
  ['events', 'near.events', (p) => p.events.length > 0],
  ['related', 'near.projects', (p) => p.related.length > 0],
] as const satisfies readonly (readonly [string, Key, (project: ProjectView) => boolean])[];

type SectionID = (typeof SECTIONS)[number][0];

export const sections = (project: ProjectView): { id: SectionID; title: Key }[] =>
  SECTIONS.filter(([, , tells]) => tells(project)).map(([id, title]) => ({ id, title }));
