import type { GridColumn, SheetLayout } from '$lib/form/layout';
import BudgetSums from './BudgetSums.svelte';
import ContractFigures from './ContractFigures.svelte';
import ProgressCurve from './ProgressCurve.svelte';
import TimeWords from './TimeWords.svelte';
import { fell, overspent, presentValue, tenfold } from './sheet-rows';

const money = (path: 'approved' | 'revised' | 'allocated' | 'spent'): GridColumn => ({
  path,
  label: `field.budget.${path}`,
  grow: 1.35,
  remark: (cell) => (path === 'spent' ? overspent(cell) : undefined) ?? tenfold(cell),
});

const budget: GridColumn[] = [
  { path: 'year', label: 'field.budget.year', grow: 0.85, carry: 'next' },
  { path: 'source', label: 'field.budget.source', grow: 1.5, carry: 'same' },
  { path: 'title', label: 'field.budget.title', grow: 1.4, used: true, carry: 'same' },
  money('approved'),
  money('revised'),
  money('allocated'),
  money('spent'),
];

const amendments: GridColumn[] = [
  { path: 'number', label: 'sheet.project.number', grow: 0.8 },
  { path: 'kind', label: 'field.contracts.amendments.kind' },
  { path: 'day', label: 'field.contracts.amendments.day', grow: 1.2 },
  {
    path: 'old',
    label: 'field.contracts.amendments.old',
    grow: 1.3,
    offer: { on: 'kind', text: presentValue },
  },
  { path: 'new', label: 'field.contracts.amendments.new', grow: 1.3 },
  { path: 'scope', label: 'field.contracts.amendments.scope', grow: 1.2 },
  { path: 'reason', label: 'field.contracts.amendments.reason', grow: 2 },
];

const payments: GridColumn[] = [
  { path: 'number', label: 'sheet.project.number', grow: 0.8, carry: 'next' },
  { path: 'day', label: 'field.contracts.payments.day', grow: 1.3 },
  { path: 'amount', label: 'field.contracts.payments.amount', grow: 1.6, remark: tenfold },
  { path: 'for', label: 'field.contracts.payments.for', grow: 3, carry: 'same' },
];

const progress: GridColumn[] = [
  { path: 'day', label: 'field.progress.day', grow: 1.4 },
  { path: 'physicalPlanned', label: 'field.progress.physicalPlanned' },
  { path: 'physicalActual', label: 'field.progress.physicalActual', remark: fell },
  { path: 'financialPlanned', label: 'field.progress.financialPlanned' },
  { path: 'financialActual', label: 'field.progress.financialActual', remark: fell },
  { path: 'note', label: 'field.progress.note', grow: 2 },
];

/** How a project is written: in the order in which the public page tells it. */
export const project: SheetLayout = {
  kind: 'project',
  usedBy: 'subtype',
  sections: [
    {
      title: 'sheet.project.who',
      fields: [
        { path: 'title', label: 'field.title', width: 'full' },
        { path: 'code', label: 'field.code', hint: 'sheet.codeHint', dir: 'ltr' },
        { path: 'domain', label: 'field.domain' },
        { path: 'type', label: 'field.type' },
        { path: 'subtype', label: 'field.subtype' },
        { path: 'status', label: 'field.status' },
        { path: 'suspended', label: 'field.suspended' },
        { path: 'suspendedReason', label: 'field.suspendedReason', rows: 1 },
        { path: 'unitId', label: 'field.unitId' },
        { path: 'unit', label: 'field.unit', hint: 'sheet.unitHint', used: true },
        { path: 'officer', label: 'field.officer', used: true },
        { path: 'owner', label: 'field.owner', used: true },
      ],
    },
    {
      title: 'project.about',
      fields: [
        { path: 'purpose', label: 'field.purpose', rows: 2 },
        { path: 'description', label: 'field.description', rows: 4 },
        { path: 'scope', label: 'field.scope', rows: 2 },
        {
          path: 'specs',
          label: 'project.specs',
          part: 'grid',
          columns: [
            { path: 'label', label: 'field.specs.label', grow: 2, used: true },
            { path: 'value', label: 'field.specs.value', grow: 2 },
            { path: 'unit', label: 'field.specs.unit', used: true },
          ],
        },
      ],
    },
    {
      title: 'project.place',
      fields: [
        { path: 'address', label: 'field.address', width: 'full' },
        { path: 'areas', label: 'sheet.event.areas' },
        {
          path: 'geometry',
          label: 'field.geometry',
          hint: 'sheet.place.geometryHint',
          part: 'map',
          sorts: ['line', 'area', 'point'],
          areas: 'areas',
          width: 'full',
        },
      ],
    },
    {
      title: 'sheet.event.when',
      fields: [
        { path: 'start', label: 'field.start' },
        { path: 'end', label: 'field.end', fills: 'originalEnd' },
        { path: 'originalEnd', label: 'field.originalEnd', hint: 'sheet.project.originalEndHint' },
        { path: 'finished', label: 'field.finished' },
        { path: 'asOf', label: 'field.asOf', hint: 'sheet.project.asOfHint', width: 'full', foot: TimeWords },
      ],
    },
    {
      title: 'project.budget',
      fields: [
        {
          path: 'budget',
          label: 'sheet.project.lines',
          part: 'grid',
          columns: budget,
          foot: BudgetSums,
        },
      ],
    },
    {
      title: 'project.contracts',
      fields: [
        {
          path: 'contracts',
          label: 'project.contracts',
          part: 'cards',
          card: {
            titles: ['number', 'title'],
            add: 'sheet.project.addContract',
            foot: ContractFigures,
            fields: [
              { path: 'number', label: 'field.contracts.number' },
              { path: 'title', label: 'field.contracts.title', used: true },
              { path: 'nature', label: 'field.contracts.nature' },
              { path: 'method', label: 'field.contracts.method' },
              { path: 'status', label: 'field.contracts.status' },
              { path: 'estimate', label: 'field.contracts.estimate' },
              { path: 'tenderers', label: 'contract.tenderers', width: 'full' },
              { path: 'contractor', label: 'field.contracts.contractor', used: true },
              { path: 'price', label: 'field.contracts.price' },
              { path: 'signed', label: 'field.contracts.signed' },
              { path: 'start', label: 'field.contracts.start' },
              { path: 'days', label: 'field.contracts.days' },
              { path: 'amendments', label: 'contract.amendments', part: 'grid', columns: amendments },
              { path: 'payments', label: 'sheet.project.payments', part: 'grid', columns: payments },
            ],
          },
        },
      ],
    },
    {
      title: 'project.progress',
      fields: [
        {
          path: 'progress',
          label: 'sheet.project.observations',
          part: 'grid',
          columns: progress,
          foot: ProgressCurve,
        },
      ],
    },
    {
      title: 'project.milestones',
      fields: [
        {
          path: 'milestones',
          label: 'project.milestones',
          part: 'grid',
          columns: [
            { path: 'title', label: 'field.milestones.title', grow: 2.5, used: true },
            { path: 'sort', label: 'field.milestones.sort', grow: 1.5, carry: 'same' },
            { path: 'due', label: 'field.milestones.due', grow: 1.4 },
            { path: 'met', label: 'field.milestones.met', grow: 1.4 },
          ],
        },
      ],
    },
    {
      title: 'sheet.project.media',
      fields: [{ path: 'media', label: 'sheet.project.media', part: 'photos', width: 'full' }],
    },
    {
      title: 'project.effects',
      fields: [
        { path: 'environment', label: 'field.environment', rows: 2 },
        { path: 'land', label: 'field.land', rows: 2 },
        { path: 'changes', label: 'field.changes', rows: 2 },
      ],
    },
  ],
  hidden: [],
};
