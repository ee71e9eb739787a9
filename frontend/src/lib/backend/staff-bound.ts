/** The bound methods of the workspace, as the bridge lays them out: a service, a method, one request. */
import type * as shape from './staff-shapes';

type Method = (request?: unknown) => Promise<unknown>;

const services = () => (window as { go?: { staff?: Record<string, Record<string, Method>> } }).go?.staff;

/** A method by its name; a program that has none of it says so. */
function bound<Request extends unknown[], Answer>(service: string, method: string) {
  return async (...request: Request): Promise<Answer> => {
    const found = services()?.[service]?.[method];
    if (!found) throw new Error(JSON.stringify({ code: 'notFound', key: 'call.unknown' }));
    return (await found(...request)) as Answer;
  };
}

export const Session = {
  Who: bound<[], shape.WhoView>('Session', 'Who'),
  SignIn: bound<[shape.SignInRequest], shape.WhoView>('Session', 'SignIn'),
  SignOut: bound<[], shape.WhoView>('Session', 'SignOut'),
  Lock: bound<[], shape.WhoView>('Session', 'Lock'),
  Unlock: bound<[shape.UnlockRequest], shape.WhoView>('Session', 'Unlock'),
  Active: bound<[], shape.WhoView>('Session', 'Active'),
  Begin: bound<[shape.BeginRequest], shape.WhoView>('Session', 'Begin'),
  Password: bound<[shape.PasswordRequest], shape.WhoView>('Session', 'Password'),
};

export const People = {
  Open: bound<[], shape.PeopleView>('People', 'Open'),
  Save: bound<[shape.UserRequest], shape.PeopleView>('People', 'Save'),
  Invite: bound<[shape.UserIDRequest], shape.InviteView>('People', 'Invite'),
  Disable: bound<[shape.DisableRequest], shape.PeopleView>('People', 'Disable'),
};

export const Bench = {
  Open: bound<[shape.BenchRequest], shape.BenchView>('Bench', 'Open'),
  Fields: bound<[string], shape.KindView>('Bench', 'Fields'),
  Find: bound<[shape.FindRequest], shape.FoundView>('Bench', 'Find'),
  Notes: bound<[shape.NotesRequest], shape.NotesView>('Bench', 'Notes'),
  Note: bound<[shape.NoteRequest], shape.NotesView>('Bench', 'Note'),
  Settle: bound<[shape.SettleRequest], shape.NotesView>('Bench', 'Settle'),
};

export const Lists = {
  Open: bound<[shape.ListRequest], shape.ListView>('Lists', 'Open'),
};

const draft = (method: string) => bound<[shape.DraftRequest], shape.DraftView>('Drafts', method);

export const Drafts = {
  Open: bound<[shape.DraftOpenRequest], shape.DraftView>('Drafts', 'Open'),
  Edits: bound<[shape.EditsRequest], shape.EditsView>('Drafts', 'Edits'),
  Undo: bound<[shape.DraftPageRequest], shape.DraftView>('Drafts', 'Undo'),
  Redo: bound<[shape.DraftPageRequest], shape.DraftView>('Drafts', 'Redo'),
  Add: bound<[shape.AddRequest], shape.DraftView>('Drafts', 'Add'),
  Remove: bound<[shape.SheetRequest], shape.DraftView>('Drafts', 'Remove'),
  TakeOver: draft('TakeOver'),
  HandOver: bound<[shape.HandOverRequest], shape.DraftView>('Drafts', 'HandOver'),
  TakeBack: draft('TakeBack'),
  Drop: draft('Drop'),
  Reopen: draft('Reopen'),
  Send: bound<[shape.SendRequest], shape.DraftView>('Drafts', 'Send'),
  Difference: bound<[shape.DraftRequest], shape.DifferenceView>('Drafts', 'Difference'),
};

export const Review = {
  Queue: bound<[], shape.BenchGroup>('Review', 'Queue'),
  Open: bound<[shape.DraftRequest], shape.ReviewView>('Review', 'Open'),
  Return: bound<[shape.ReturnRequest], shape.ReviewView>('Review', 'Return'),
  Publish: bound<[shape.PublishRequest], shape.PublishedView>('Review', 'Publish'),
};
