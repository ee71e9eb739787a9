/** The shapes of what the workshop answers, by their short names; Go owns them. */
import type { staff } from '../wailsjs/go/models';

export type MayView = staff.MayView;
export type ReadyPerson = staff.ReadyPerson;
export type WhoView = staff.WhoView;
export type SignInRequest = staff.SignInRequest;
export type UnlockRequest = staff.UnlockRequest;
export type BeginRequest = staff.BeginRequest;
export type PasswordRequest = staff.PasswordRequest;
export type UserView = staff.UserView;
export type RoleView = staff.RoleView;
export type PeopleView = staff.PeopleView;
export type UserRequest = staff.UserRequest;
export type UserIDRequest = staff.UserIDRequest;
export type InviteView = staff.InviteView;
export type DisableRequest = staff.DisableRequest;
export type ArgView = staff.ArgView;
export type FaultView = staff.FaultView;
export type PersonView = staff.PersonView;
export type BenchRequest = staff.BenchRequest;
export type BenchItem = staff.BenchItem;
export type BenchGroup = staff.BenchGroup;
export type BenchView = staff.BenchView;
export type FieldDef = staff.FieldDef;
export type RowDef = staff.RowDef;
export type TermChoice = staff.TermChoice;
export type KindView = staff.KindView;
export type FindRequest = staff.FindRequest;
export type FoundRow = staff.FoundRow;
export type FoundView = staff.FoundView;
export type NotesRequest = staff.NotesRequest;
export type NoteRequest = staff.NoteRequest;
export type SettleRequest = staff.SettleRequest;
export type NoteView = staff.NoteView;
export type NotesView = staff.NotesView;
export type ListRequest = staff.ListRequest;
export type CountView = staff.CountView;
export type ListRow = staff.ListRow;
export type ListView = staff.ListView;
export type DraftOpenRequest = staff.DraftOpenRequest;
export type FieldView = staff.FieldView;
export type RowsView = staff.RowsView;
export type SheetView = staff.SheetView;
export type DraftView = staff.DraftView;
export type EditView = staff.EditView;
export type EditsRequest = staff.EditsRequest;
export type EditsView = staff.EditsView;
export type DraftPageRequest = staff.DraftPageRequest;
export type DraftMediaView = staff.DraftMediaView;
export type PublicMedia = staff.PublicMedia;
export type DraftRequest = staff.DraftRequest;
export type AddRequest = staff.AddRequest;
export type SheetRequest = staff.SheetRequest;
export type HandOverRequest = staff.HandOverRequest;
export type ReasonView = staff.ReasonView;
export type SendRequest = staff.SendRequest;
export type SheetDifference = staff.SheetDifference;
export type DueView = staff.DueView;
export type DifferenceView = staff.DifferenceView;
export type ConflictView = staff.ConflictView;
export type SheetConflict = staff.SheetConflict;
export type PointView = staff.PointView;
export type SheetChoice = staff.SheetChoice;
export type SettleConflictRequest = staff.SettleConflictRequest;
export type HistoryView = staff.HistoryView;
export type HistoryRow = staff.HistoryRow;
export type BetweenRequest = staff.BetweenRequest;
export type RestoreRequest = staff.RestoreRequest;
export type PointingView = staff.PointingView;
export type WithdrawRequest = staff.WithdrawRequest;
export type BringBackRequest = staff.BringBackRequest;
export type PlaceRequest = staff.PlaceRequest;
export type PlaceView = staff.PlaceView;
export type ReviewView = staff.ReviewView;
export type ReturnRequest = staff.ReturnRequest;
export type PublishRequest = staff.PublishRequest;
export type PublishedView = staff.PublishedView;

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
  /** Where the same file was before, which is used again; empty for a new one. */
  known: '' | 'public' | 'draft';
  /** What a known one is called. */
  title: string;
}
