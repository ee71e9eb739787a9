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
	var hash string
	err := c.Private.Update(func(tx *private.Tx) error {
		if err := count(tx, private.TryUnknown); err != nil {
			return err
		}
		invite, err := inviteFor(tx, r.SignIn)
		if err != nil || invite.Hash == "" {
			return err
		}
		hash = invite.Hash
		invite.Left--
		return tx.PutInvite(invite)
	})
	if err != nil {
		return err
	}
	if subtle.ConstantTimeCompare([]byte(signin.HashCode(r.Code)), []byte(hash)) != 1 {
		fault := didban.Fault(didban.CodeForbidden, "code.wrong")
		fault.Field = "code"
		return fault
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
		return tx.DropTry(private.TryUnknown)
	})
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
	switch {
	case invite.Hash == "":
		return nil, didban.Fault(didban.CodeForbidden, "code.wrong")
	case invite.First:
		return &didban.User{ID: invite.User, Code: r.SignIn, Name: r.Name, Roles: []didban.Role{didban.RoleAdministrator}, Created: tx.Now()}, nil
	}
	return tx.User(invite.User)
}
