/** The shapes of what the workspace answers, by their short names; Go owns them. */
import type { FieldChangeView } from './shapes';

export type * from './people-shapes';

export interface ArgView {
  name: string;
  value: string;
}

export interface FaultView {
  sheet: string;
  path: string;
  key: string;
  args: ArgView[];
}

/** A member of the staff, as the staff see one. */
export interface PersonView {
  id: string;
  name: string;
}

// --- the bench, the fields, the notes ---

export interface BenchRequest {
  /** me or all. */
  whose: string;
}

export interface BenchItem {
  draft: string;
  kind: string;
  id: string;
  title: string;
  state: string;
  /** Where it was left: sheet#path. */
  field: string;
  /** The last words that were typed. */
  last: string;
  word: string;
  owner: PersonView;
  at: number;
}

export interface BenchGroup {
  key: string;
  total: number;
  items: BenchItem[];
}

export interface BenchView {
  groups: BenchGroup[];
}

export interface FieldDef {
  path: string;
  sort: string;
  vocabulary: string;
  kind: string;
  required: boolean;
  max: number;
  list: boolean;
  reason: boolean;
  public: boolean;
  /** The items of CoST that it discloses. */
  items: number[];
  keys: string[];
  /** Of a row. */
  fields: RowDef[];
  /** Of its vocabulary. */
  terms: TermChoice[];
}

export interface RowDef {
  path: string;
  sort: string;
  vocabulary: string;
  kind: string;
  required: boolean;
  max: number;
  list: boolean;
  reason: boolean;
  keys: string[];
  /** The names of the fields of a row within it. */
  inner: string[];
  terms: TermChoice[];
}

export interface TermChoice {
  code: string;
  fa: string;
  en: string;
}

export interface KindView {
  kind: string;
  fields: FieldDef[];
}

export interface FindRequest {
  kind: string;
  text: string;
  draft: string;
  limit: number;
}

export interface FoundRow {
  id: string;
  code: string;
  title: string;
  sub: string;
  public: boolean;
}

export interface FoundView {
  rows: FoundRow[];
}

export interface NotesRequest {
  draft: string;
}

export interface NoteRequest {
  draft: string;
  path: string;
  text: string;
}

export interface SettleRequest {
  id: string;
  settled: boolean;
}

export interface NoteView {
  id: string;
  path: string;
  text: string;
  by: PersonView;
  at: number;
  settled: boolean;
}

export interface NotesView {
  notes: NoteView[];
}

// --- lists ---

export interface ListRequest {
  kind: string;
  text: string;
  /** Empty for all; public, draft (has an open one) or new (not public yet). */
  state: string;
  whose: string;
  sort: string;
  page: number;
}

export interface CountView {
  state: string;
  count: number;
}

export interface ListRow {
  id: string;
  code: string;
  title: string;
  sub: string;
  public: boolean;
  version: number;
  updated: number;
  draft: string;
  draftState: string;
  owner: PersonView;
  mine: boolean;
  touched: number;
  faults: number;
}

export interface ListView {
  kind: string;
  total: number;
  page: number;
  pages: number;
  rows: ListRow[];
  counts: CountView[];
}

// --- drafts ---

/** One of: a draft; kind and id of a noun; kind alone for a new one; kind and what it is a copy of. */
export interface DraftOpenRequest {
  draft: string;
  kind: string;
  id: string;
  copy: string;
  page: string;
}

export interface FieldView {
  sheet: string;
  path: string;
  /** As typed. */
  text: string;
  /** As read: an ISO day, rials, a code, an id. */
  value: string;
  /** The title of what a reference names. */
  shown: string;
  /** The key of its fault; empty for none. */
  key: string;
  args: ArgView[];
}

export interface RowsView {
  list: string;
  keys: string[];
}

export interface SheetView {
  sheet: string;
  kind: string;
  id: string;
  title: string;
  base: number;
  new: boolean;
  stale: boolean;
  withdraw: boolean;
  fields: FieldView[];
  rows: RowsView[];
}

export interface DraftView {
  id: string;
  title: string;
  state: string;
  word: string;
  field: string;
  /** Why it can't be written; empty where it can. */
  held: string;
  owner: PersonView;
  reviewer: PersonView;
  mine: boolean;
  canTake: boolean;
  canSend: boolean;
  canReview: boolean;
  canUndo: boolean;
  canRedo: boolean;
  seq: number;
  /** The highest N kept of this page. */
  n: number;
  opened: number;
  touched: number;
  at: number;
  sheets: SheetView[];
  faults: FaultView[];
  stale: boolean;
  unit: string;
}

export interface EditView {
  n: number;
  sheet: string;
  /** set, cut, add, drop, move, put or take. */
  op: string;
  item: string;
  path: string;
  row: string;
  after: string;
  text: string;
  at: number;
  cut: number;
}

export interface EditsRequest {
  draft: string;
  page: string;
  unit: string;
  edits: EditView[];
}

export interface EditsView {
  seq: number;
  n: number;
  at: number;
  fields: FieldView[];
  faults: FaultView[];
  canUndo: boolean;
  canRedo: boolean;
}

export interface DraftPageRequest {
  draft: string;
  page: string;
}

export interface DraftRequest {
  draft: string;
}

export interface AddRequest {
  draft: string;
  kind: string;
  id: string;
  copy: string;
}

export interface SheetRequest {
  draft: string;
  sheet: string;
}

export interface HandOverRequest {
  draft: string;
  to: string;
}

export interface ReasonView {
  field: string;
  text: string;
}

export interface SendRequest {
  draft: string;
  word: string;
  reasons: ReasonView[];
}

export interface SheetDifference {
  sheet: string;
  kind: string;
  id: string;
  title: string;
  new: boolean;
  withdraw: boolean;
  changes: FieldChangeView[];
}

/** A field that needs a word on why it changed. */
export interface DueView {
  /** sheet#path. */
  field: string;
  why: string;
  text: string;
}

export interface DifferenceView {
  sheets: SheetDifference[];
  due: DueView[];
}

// --- review ---

export interface ReviewView {
  draft: DraftView;
  difference: DifferenceView;
  next: string;
  fourEyes: boolean;
}

export interface ReturnRequest {
  draft: string;
  word: string;
}

export interface PublishRequest {
  draft: string;
  /** When it shall appear, Unix ms; 0 for now. */
  at: number;
  reasons: ReasonView[];
}

export interface PublishedView {
  seq: number;
  next: string;
}

// --- files ---

/** What became of a file that was sent in. */
export interface MediaView {
  id: string;
  hash: string;
  type: string;
  width: number;
  height: number;
  name: string;
  alt: string;
  caption: string;
  credit: string;
  taken: string;
  /** The sheet on which its words are written; empty for a file that the public has. */
  sheet: string;
}
