package staff

import (
	"crypto/subtle"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/signin"
)

// begin spends a one-time code. A wrong code costs one of its tries.
func begin(c *gate.Caller, r BeginRequest) (WhoView, error) {
	r.SignIn, r.Name = strings.TrimSpace(r.SignIn), strings.TrimSpace(r.Name)
	if err := signin.CheckPassword(r.Password, r.SignIn); err != nil {
		return WhoView{}, err
	}
	if err := spend(c, r); err != nil {
		return WhoView{}, err
	}
	hash := c.Hasher.Hash(r.Password)
	var u *didban.User
	first := false
	err := c.Private.Update(func(tx *private.Tx) (err error) {
		invite, err := inviteFor(tx, r.SignIn)
		if err != nil {
			return err
		}
		if !fits(r.Code, invite) { // it was spent, or another took its place, meanwhile
			return wrongCode()
		}
		if u, err = invited(tx, invite, r); err != nil {
			return err
		}
		first = invite.First
		u.PasswordSet = tx.Now()
		if err := tx.PutUser(u); err != nil {
			return err
		}
		if err := tx.DropInvite(invite.User); err != nil {
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
	if first && c.SetUp != nil {
		c.SetUp()
	}
	c.Sessions.EndOf(u.ID)
	if u.Disabled {
		return WhoView{}, didban.Fault(didban.CodeForbidden, "signin.wrong", "seconds", "0")
	}
	return enter(c, u, didban.AccessSignedIn)
}

// spend counts the attempt and one of the code's tries, then tries the code.
func spend(c *gate.Caller, r BeginRequest) error {
	var invite private.Invite
	err := c.Private.Update(func(tx *private.Tx) (err error) {
		if invite, err = inviteFor(tx, r.SignIn); err != nil {
			return err
		}
		if err := count(tx, codeTries(invite)); err != nil || invite.Hash == "" {
			return err
		}
		invite.Left--
		return tx.PutInvite(invite)
	})
	if err != nil {
		return err
	}
	if !fits(r.Code, invite) {
		return wrongCode()
	}
	return c.Private.Update(func(tx *private.Tx) error { // the try was a good one
		invite, err := tx.AnyInvite(r.SignIn)
		if err != nil {
			return err
		}
		invite.Left++
		if err := tx.PutInvite(invite); err != nil {
			return err
		}
		return tx.DropTry(codeTries(invite))
	})
}

// codeTries is where the attempts at a code are counted: apart from those at names, so
// that nobody keeps a person with a code waiting by guessing at names.
func codeTries(i private.Invite) string {
	if i.Hash == "" {
		return private.TryUnknown
	}
	return "code " + string(i.User)
}

// fits reports whether a typed code is the one of an invite.
func fits(typed string, i private.Invite) bool {
	return subtle.ConstantTimeCompare([]byte(signin.HashCode(typed)), []byte(i.Hash)) == 1
}

func wrongCode() error {
	fault := didban.Fault(didban.CodeForbidden, "code.wrong")
	fault.Field = "code"
	return fault
}

// inviteFor is the open code of the user with a sign-in name, or that of the first
// administrator; the zero Invite where there is none.
func inviteFor(tx *private.Tx, name string) (private.Invite, error) {
	invite, err := tx.AnyInvite(name)
	if err != nil || !invite.Open(tx.Now()) {
		return private.Invite{}, err
	}
	return invite, nil
}

// invited is the user that a code is for; the first administrator is made here.
func invited(tx *private.Tx, invite private.Invite, r BeginRequest) (*didban.User, error) {
	if invite.First {
		return &didban.User{ID: invite.User, Code: r.SignIn, Name: r.Name, Roles: []didban.Role{didban.RoleAdministrator}, Created: tx.Now()}, nil
	}
	return tx.User(invite.User)
}
