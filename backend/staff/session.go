package staff

import (
	"errors"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/signin"
)

// WhoView is who is signed in and what the page may offer them. What it does not offer
// is not thereby forbidden: the gate alone decides.
type WhoView struct {
	Signed bool      `json:"signed"`
	Locked bool      `json:"locked"`
	ID     string    `json:"id"`
	Name   string    `json:"name"`
	Code   string    `json:"code"` // the sign-in name
	Roles  []string  `json:"roles"`
	May    []MayView `json:"may"`
	// LockMinutes is how long a person may rest before the session locks.
	LockMinutes int    `json:"lockMinutes"`
	Unit        string `json:"unit"` // of bare amounts: toman or rial
	// SetUp tells that nobody can administrate yet: the first one is wanted.
	SetUp bool `json:"setUp"`
	// Ready are the people of the demonstration, who need no password.
	Ready []ReadyPerson `json:"ready"`
	// Secret is what a browser sends from now on; empty in the window.
	Secret string `json:"secret"`
	Kiosk  bool   `json:"kiosk"`
}

// MayView is one thing that the person may do.
type MayView struct {
	Action string `json:"action"`
	Kind   string `json:"kind"`
}

// ReadyPerson is one of the people of the demonstration.
type ReadyPerson struct {
	Code string `json:"code"`
	Name string `json:"name"`
	Role string `json:"role"`
}

// SignInRequest is a sign-in name with its password; a person of the demonstration
// needs none.
type SignInRequest struct {
	Name     string `json:"name"`
	Password string `json:"password"`
}

// UnlockRequest is the password of the person whose session is locked.
type UnlockRequest struct {
	Password string `json:"password"`
}

// BeginRequest sets a password by a one-time code: of the user with the sign-in name,
// or of the first administrator, who is made with it.
type BeginRequest struct {
	Code     string `json:"code"`
	Name     string `json:"name"`
	SignIn   string `json:"signIn"`
	Password string `json:"password"`
}

// PasswordRequest changes one's own password.
type PasswordRequest struct {
	Old string `json:"old"`
	New string `json:"new"`
}

// Who tells who is signed in.
func (s *Session) Who() (WhoView, error) {
	return gate.Answer(s.caller, "Session.Who", func() (WhoView, error) { return who(s.caller, s.caller.Session()) })
}

// SignIn opens a session. It fails with CodeForbidden "signin.wrong" for a name or a
// password that does not fit, whichever it is, and with CodeBusy "signin.wait" where
// too many failed before.
func (s *Session) SignIn(r SignInRequest) (WhoView, error) {
	return gate.Answer(s.caller, "Session.SignIn", func() (WhoView, error) { return signIn(s.caller, r) })
}

// SignOut ends the session; drafts stay where they are.
func (s *Session) SignOut() (WhoView, error) {
	return gate.Answer(s.caller, "Session.SignOut", func() (WhoView, error) { return signOut(s.caller) })
}

// Lock covers the session until its person's password is given.
func (s *Session) Lock() (WhoView, error) {
	return gate.Answer(s.caller, "Session.Lock", func() (WhoView, error) { return lock(s.caller) })
}

// Unlock takes the cover away; it fails as SignIn does.
func (s *Session) Unlock(r UnlockRequest) (WhoView, error) {
	return gate.Answer(s.caller, "Session.Unlock", func() (WhoView, error) { return unlock(s.caller, r) })
}

// Active tells that the person did something, which puts the lock off.
func (s *Session) Active() (WhoView, error) {
	return gate.Answer(s.caller, "Session.Active", func() (WhoView, error) {
		s.caller.Sessions.Act(s.caller.Session())
		return who(s.caller, s.caller.Session())
	})
}

// Begin sets a password by a one-time code and signs in. It fails with CodeForbidden
// "code.wrong" for a code that does not fit, and with what is wrong with name or
// password.
func (s *Session) Begin(r BeginRequest) (WhoView, error) {
	return gate.Answer(s.caller, "Session.Begin", func() (WhoView, error) { return begin(s.caller, r) })
}

// Password changes one's own password and ends one's other sessions.
func (s *Session) Password(r PasswordRequest) (WhoView, error) {
	return gate.Answer(s.caller, "Session.Password", func() (WhoView, error) { return changePassword(s.caller, r) })
}

func who(c *gate.Caller, session string) (WhoView, error) {
	if c.ReadOnly { // nobody is, and the accounts may not even be there
		return WhoView{Roles: []string{}, May: []MayView{}, Ready: []ReadyPerson{}, Kiosk: c.Mode == didban.ModeKiosk}, nil
	}
	id, locked := c.Sessions.State(session)
	return look(c, func(tx *private.Tx) (WhoView, error) {
		setting, err := tx.Setting()
		if err != nil {
			return WhoView{}, err
		}
		view := WhoView{
			Roles: []string{}, May: []MayView{}, Ready: []ReadyPerson{},
			LockMinutes: setting.LockMinutes, Unit: setting.Unit, Kiosk: c.Mode == didban.ModeKiosk,
		}
		if view.Kiosk {
			return view, nil
		}
		users, err := tx.Users()
		if err != nil {
			return view, err
		}
		view.SetUp = !hasAdministrator(users)
		if c.Throwaway {
			view.Ready = mapped(users, func(u *didban.User) ReadyPerson { return ReadyPerson{u.Code, u.Name, string(u.Roles[0])} })
		}
		if id == "" {
			return view, nil
		}
		u, err := tx.User(id)
		if err != nil {
			return view, err
		}
		view.Signed, view.Locked, view.ID, view.Name, view.Code = true, locked, string(u.ID), u.Name, u.Code
		view.Roles, view.May = texts(u.Roles), may(u.Actor())
		if session != gate.Window {
			view.Secret = session
		}
		return view, nil
	})
}

func hasAdministrator(users []*didban.User) bool {
	for _, u := range users {
		if !u.Disabled && u.PasswordSet > 0 && u.Actor().Can(didban.ActionManage, didban.KindUser) {
			return true
		}
	}
	return false
}

func may(a didban.Actor) []MayView {
	out := []MayView{}
	for _, kind := range append([]didban.Kind{didban.KindUser}, didban.Kinds...) {
		for _, action := range didban.Actions {
			if a.Can(action, kind) {
				out = append(out, MayView{string(action), string(kind)})
			}
		}
	}
	return out
}

func signIn(c *gate.Caller, r SignInRequest) (WhoView, error) {
	u, err := prove(c, r.Name, r.Password)
	if err != nil {
		return WhoView{}, err
	}
	return enter(c, u, didban.AccessSignedIn)
}

// enter opens a session for a user who has been proved.
func enter(c *gate.Caller, u *didban.User, what string) (WhoView, error) {
	secret, err := c.Sessions.Begin(c.Session(), u.ID)
	if err != nil {
		return WhoView{}, err
	}
	err = c.Private.Update(func(tx *private.Tx) error {
		now, err := tx.User(u.ID)
		if err != nil {
			return err
		}
		now.Seen = tx.Now()
		if err := tx.PutUser(now); err != nil {
			return err
		}
		return tx.Log(u.ID, what, "", "")
	})
	if err != nil {
		c.Sessions.End(secret)
		return WhoView{}, err
	}
	if c.SignedIn != nil {
		c.SignedIn()
	}
	return who(c, secret)
}

func signOut(c *gate.Caller) (WhoView, error) {
	if id, _ := c.Sessions.State(c.Session()); id != "" {
		c.Sessions.End(c.Session())
		err := c.Private.Update(goes(c, id, didban.AccessSignedOut))
		if err != nil {
			return WhoView{}, err
		}
	}
	return who(c, "")
}

// goes notes that somebody goes, and frees what they had before them in the queue.
func goes(c *gate.Caller, id didban.ID, what string) func(*private.Tx) error {
	last := c.Talk.Before(id, "")
	return func(tx *private.Tx) error {
		return errors.Join(tx.FreeLock(last, "", id), tx.Log(id, what, "", ""))
	}
}

func lock(c *gate.Caller) (WhoView, error) {
	if id, locked := c.Sessions.State(c.Session()); id != "" && !locked {
		c.Sessions.Lock(c.Session())
		err := c.Private.Update(goes(c, id, didban.AccessLocked))
		if err != nil {
			return WhoView{}, err
		}
	}
	return who(c, c.Session())
}

func unlock(c *gate.Caller, r UnlockRequest) (WhoView, error) {
	id, _ := c.Sessions.State(c.Session())
	if id == "" {
		return WhoView{}, didban.Fault(didban.CodeSession, "session.signedOut")
	}
	u, err := look(c, func(tx *private.Tx) (*didban.User, error) { return tx.User(id) })
	if err != nil {
		return WhoView{}, err
	}
	if _, err := prove(c, u.Code, r.Password); err != nil {
		return WhoView{}, err
	}
	c.Sessions.Unlock(c.Session())
	err = c.Private.Update(func(tx *private.Tx) error { return tx.Log(id, didban.AccessUnlocked, "", "") })
	if err != nil {
		return WhoView{}, err
	}
	return who(c, c.Session())
}

func changePassword(c *gate.Caller, r PasswordRequest) (WhoView, error) {
	actor := c.Actor()
	u, err := look(c, func(tx *private.Tx) (*didban.User, error) { return tx.User(actor.ID) })
	if err != nil {
		return WhoView{}, err
	}
	if c.Throwaway {
		return WhoView{}, didban.Fault(didban.CodeForbidden, "demo.off")
	}
	if err := signin.CheckPassword(r.New, u.Code); err != nil {
		return WhoView{}, err
	}
	if _, err := prove(c, u.Code, r.Old); err != nil {
		return WhoView{}, err
	}
	hash := c.Hasher.Hash(r.New)
	err = c.Private.Update(func(tx *private.Tx) error {
		u, err := tx.User(actor.ID)
		if err != nil {
			return err
		}
		u.PasswordSet = tx.Now()
		if err := tx.PutUser(u); err != nil {
			return err
		}
		if err := tx.SetSecret(u.ID, hash); err != nil {
			return err
		}
		return tx.Log(u.ID, didban.AccessPassword, string(u.ID), "")
	})
	if err != nil {
		return WhoView{}, err
	}
	c.Sessions.EndOf(actor.ID, c.Session())
	return who(c, c.Session())
}
