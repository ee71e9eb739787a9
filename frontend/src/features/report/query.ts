/** What narrows the reports, read from and written to the address. Pure. */
import type { ReportsRequest } from '$lib/backend/shapes';
import { PHASES, type Phase } from '$lib/map/marks';
import { many, type Query } from '$lib/state/route';

export interface ReportFilter {
  area: string[];
  category: string[];
  phase: Phase[];
  unit: string[];
  /** All from the beginning, not only what is open or recent. */
  whole: boolean;
}

/** What can't be read is as if it were not there. */
export function readReports(query: URLSearchParams): ReportFilter {
  const asked = many(query, 'phase');
  return {
    area: many(query, 'area'),
    category: many(query, 'category'),
    phase: PHASES.filter((phase) => asked.includes(phase)),
    unit: many(query, 'unit'),
    whole: query.get('whole') === '1',
  };
}

export const reportsQuery = (filter: ReportFilter): Query => ({ ...filter });

export const reportsRequest = (filter: ReportFilter, limit: number): ReportsRequest => ({
  areas: filter.area,
  categories: filter.category,
  phases: filter.phase,
  units: filter.unit,
  whole: filter.whole,
  offset: 0,
  limit,
});
