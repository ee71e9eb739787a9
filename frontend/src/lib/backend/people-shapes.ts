/** The shapes of who is signed in, and of the people who may; Go owns them. */

export interface MayView {
  action: string;
  kind: string;
}

export interface ReadyPerson {
  code: string;
  name: string;
  role: string;
}

export interface WhoView {
  signed: boolean;
  locked: boolean;
  id: string;
  name: string;
  code: string;
  roles: string[];
  may: MayView[];
  lockMinutes: number;
  /** Of bare amounts: toman or rial. */
  unit: string;
  /** Whether the city has no administrator yet. */
  setUp: boolean;
  /** The demo's people, who need no password. */
  ready: ReadyPerson[];
  secret: string;
  kiosk: boolean;
}

export interface SignInRequest {
  name: string;
  password: string;
}

export interface UnlockRequest {
  password: string;
}

/** A one-time code sets a password once; name and sign-in name are of the first administrator alone. */
export interface BeginRequest {
  code: string;
  name: string;
  signIn: string;
  password: string;
}

export interface PasswordRequest {
  old: string;
  new: string;
}

export interface UserView {
  id: string;
  code: string;
  name: string;
  roles: string[];
  units: string[];
  disabled: boolean;
  /** Has a code, and no password yet. */
  waiting: boolean;
  /** Unix ms; 0 for never. */
  seen: number;
  drafts: number;
}

export interface RoleView {
  code: string;
  count: number;
}

export interface PeopleView {
  people: UserView[];
  roles: RoleView[];
}

export interface UserRequest {
  /** Empty for a new one. */
  id: string;
  code: string;
  name: string;
  roles: string[];
  units: string[];
}

export interface UserIDRequest {
  id: string;
}

export interface InviteView {
  code: string;
  /** Unix ms. */
  until: number;
}

export interface DisableRequest {
  id: string;
  handTo: string;
  disabled: boolean;
}
