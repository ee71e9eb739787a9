/** Requests that ask for all there is. */
import type { FilterRequest } from './shapes';

/** Every project, in the usual order; one page of the program's own length. */
export const anyProject: FilterRequest = {
  areas: [],
  domains: [],
  types: [],
  statuses: [],
  years: [],
  amount: '',
  progress: '',
  text: '',
  suspended: false,
  flags: [],
  standings: [],
  happenings: [],
  paidIn: [],
  sources: [],
  budgets: [],
  contractors: [],
  at: '',
  near: '',
  level: '',
  sort: '',
  descending: false,
  offset: 0,
  limit: 0,
};
