import type { judge as fa } from './fa-judge';

/** The words of what is judged, and of the thresholds by which it is, in English. */
export const judge: Record<keyof typeof fa, string> = {
  'facet.flag': 'Sign of warning',
  'facet.standing': 'Work and its end',
  'facet.happening': 'What happened this month',
  'facet.source': 'Source of money',
  'facet.budget': 'Year of a budget line',
  'facet.contractor': 'Contractor',
  'facet.paidIn': 'Month of a payment to contractors',
  'facet.noArea': 'In no area',
  'facet.loosely': 'In {area}, in no part of it',
  'board.allYears': 'All years, to compare',
  'board.anyYearContracts': 'Contracts of all years, of the projects on this page',
  'board.monthsLast': 'The last twelve months',
  'board.monthsOf': 'The months of {year} up to today',
  'board.inProjects': 'in {n} {n|project|projects}',
  'board.poorly': '{n} {n|project|projects} below the threshold',
};
