/**
 * The door to the workspace. A call that finds the session locked waits for the person to unlock it and asks
 * again: a screen never sees a lock as an error. Edits don't wait: their saver says that it is locked.
 */
import * as Backups from '../wailsjs/go/staff/Backups';
import * as Bench from '../wailsjs/go/staff/Bench';
import * as Drafts from '../wailsjs/go/staff/Drafts';
import * as Lists from '../wailsjs/go/staff/Lists';
import * as Preview from '../wailsjs/go/api/Preview';
import * as People from '../wailsjs/go/staff/People';
import * as Records from '../wailsjs/go/staff/Records';
import * as Review from '../wailsjs/go/staff/Review';
import * as Terms from '../wailsjs/go/staff/Terms';
import * as Session from '../wailsjs/go/staff/Session';
import * as Settings from '../wailsjs/go/staff/Settings';
import { BackendError, call } from './call';
import type * as shape from './staff-shapes';

interface Guard {
  /** Covers the page; done when the person has unlocked it. */
  locked: () => Promise<void>;
  signedOut: () => void;
}

let guard: Guard | undefined;

/** Who is told that a call found the session locked or ended. */
export function guardCalls(next: Guard) {
  guard = next;
}

export const isLocked = (reason: unknown) =>
  reason instanceof BackendError && reason.key === 'session.locked';
const isSignedOut = (reason: unknown) => reason instanceof BackendError && reason.key === 'session.signedOut';

/** Asks as somebody who is signed in. */
export async function ask<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await call(work);
  } catch (reason) {
    if (isSignedOut(reason)) guard?.signedOut();
    if (!isLocked(reason) || !guard) throw reason;
    await guard.locked();
    return ask(work);
  }
}

export const staff = {
  who: () => call(Session.Who),
  signIn: (request: shape.SignInRequest) => call(() => Session.SignIn(request)),
  signOut: () => call(Session.SignOut),
  lock: () => call(Session.Lock),
  unlock: (request: shape.UnlockRequest) => call(() => Session.Unlock(request)),
  active: () => call(Session.Active),
  begin: (request: shape.BeginRequest) => call(() => Session.Begin(request)),
  password: (request: shape.PasswordRequest) => ask(() => Session.Password(request)),

  people: () => ask(People.Open),
  saveUser: (request: shape.UserRequest) => ask(() => People.Save(request)),
  invite: (id: string) => ask(() => People.Invite({ id })),
  disable: (request: shape.DisableRequest) => ask(() => People.Disable(request)),
  clockRight: () => ask(People.ClockRight),

  audit: (request: shape.AuditRequest) => ask(() => Records.Audit(request)),
  verify: (request: shape.VerifyRequest) => ask(() => Records.Verify(request)),

  settings: () => ask(Settings.Open),
  saveSettings: (request: shape.SettingRequest) => ask(() => Settings.Save(request)),

  backups: () => ask(Backups.Open),
  backupWork: () => ask(Backups.Work),
  makeBackup: (onlyPublic: boolean) => ask(() => Backups.Make({ public: onlyPublic })),
  proveBackup: (name: string) => ask(() => Backups.Prove({ name })),
  sweepBackups: () => ask(Backups.Sweep),
  stopBackup: () => ask(Backups.Stop),
  lostBy: (name: string) => ask(() => Backups.Lost({ name })),
  restoreBackup: (request: shape.RestoreBackupRequest) => ask(() => Backups.Restore(request)),
  callOffRestore: () => ask(Backups.CallOff),
  heardRestore: () => ask(Backups.Heard),

  bench: (request: shape.BenchRequest) => ask(() => Bench.Open(request)),
  damage: () => ask(Bench.Damage),
  fields: (kind: string) => ask(() => Bench.Fields(kind)),
  find: (request: shape.FindRequest) => ask(() => Bench.Find(request)),
  used: (request: shape.UsedRequest) => ask(() => Bench.Used(request)),
  notes: (draft: string) => ask(() => Bench.Notes({ draft })),
  note: (request: shape.NoteRequest) => ask(() => Bench.Note(request)),
  tasks: (request: shape.TasksRequest) => ask(() => Bench.Tasks(request)),
  task: (request: shape.TaskRequest) => ask(() => Bench.Task(request)),
  taskDone: (request: shape.TaskDoneRequest) => ask(() => Bench.TaskDone(request)),
  colleagues: () => ask(Bench.Colleagues),
  settle: (request: shape.SettleRequest) => ask(() => Bench.Settle(request)),

  list: (request: shape.ListRequest) => ask(() => Lists.Open(request)),
  bulk: (request: shape.BulkRequest) => ask(() => Lists.Bulk(request)),
  round: (request: shape.RoundRequest) => ask(() => Lists.Round(request)),
  views: (kind: string) => ask(() => Lists.Views({ kind })),
  keepView: (request: shape.KeepViewRequest) => ask(() => Lists.KeepView(request)),
  dropView: (id: string) => ask(() => Lists.DropView({ id })),

  draft: (request: Partial<shape.DraftOpenRequest>) =>
    ask(() => Drafts.Open({ draft: '', kind: '', id: '', copy: '', page: '', sheet: '', ...request })),
  /** Fails at once where the session is locked: the saver keeps what it has and says so. */
  edits: (request: shape.EditsRequest) => call(() => Drafts.Edits(request)),
  undo: (request: shape.DraftPageRequest) => ask(() => Drafts.Undo(request)),
  redo: (request: shape.DraftPageRequest) => ask(() => Drafts.Redo(request)),
  addSheet: (request: Partial<shape.AddRequest>) =>
    ask(() => Drafts.Add({ draft: '', kind: '', id: '', copy: '', ...request })),
  removeSheet: (request: shape.SheetRequest) => ask(() => Drafts.Remove(request)),
  draftMedia: (draft: string) => ask(() => Drafts.Media({ draft })),
  takeOver: (draft: string) => ask(() => Drafts.TakeOver({ draft })),
  handOver: (request: shape.HandOverRequest) => ask(() => Drafts.HandOver(request)),
  takeBack: (draft: string) => ask(() => Drafts.TakeBack({ draft })),
  drop: (draft: string) => ask(() => Drafts.Drop({ draft })),
  reopen: (draft: string) => ask(() => Drafts.Reopen({ draft })),
  send: (request: shape.SendRequest) => ask(() => Drafts.Send(request)),
  place: (request: shape.PlaceRequest) => ask(() => Drafts.Place(request)),
  occasions: (request: shape.RepeatRequest) => ask(() => Drafts.Occasions(request)),
  repeat: (request: shape.RepeatRequest) => ask(() => Drafts.Repeat(request)),
  difference: (draft: string) => ask(() => Drafts.Difference({ draft })),
  paste: (html: string) => ask(() => Drafts.Paste({ html })),
  named: (request: shape.SheetRequest) => ask(() => Drafts.Named(request)),
  previewArticle: (request: shape.SheetRequest) => ask(() => Preview.Article(request)),
  previewEvent: (request: shape.SheetRequest) => ask(() => Preview.Event(request)),
  previewProject: (request: shape.SheetRequest) => ask(() => Preview.Project(request)),
  previewTrustee: (request: shape.SheetRequest) => ask(() => Preview.Trustee(request)),
  conflict: (draft: string) => ask(() => Drafts.Conflict({ draft })),
  settleConflict: (request: shape.SettleConflictRequest) => ask(() => Drafts.Settle(request)),

  terms: () => ask(Terms.Open),

  queue: () => ask(Review.Queue),
  review: (draft: string) => ask(() => Review.Open({ draft })),
  returnDraft: (request: shape.ReturnRequest) => ask(() => Review.Return(request)),
  publish: (request: shape.PublishRequest) => ask(() => Review.Publish(request)),
  history: (kind: string, id: string) => ask(() => Review.History({ kind, id })),
  between: (request: shape.BetweenRequest) => ask(() => Review.Between(request)),
  pointing: (kind: string, id: string) => ask(() => Review.Pointing({ kind, id })),
  restore: (request: shape.RestoreRequest) => ask(() => Review.Restore(request)),
  withdraw: (request: shape.WithdrawRequest) => ask(() => Review.Withdraw(request)),
  bringBack: (request: shape.BringBackRequest) => ask(() => Review.BringBack(request)),
};
