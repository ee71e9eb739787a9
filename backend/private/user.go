package private

import (
	"fmt"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/persian"
)

// User reads a member of the staff; CodeNotFound where there is none.
func (tx *Tx) User(id didban.ID) (*didban.User, error) {
	var u didban.User
	ok, err := tx.Read(&u, []byte(id), bucketUser)
	if err == nil && !ok {
		err = didban.Fault(didban.CodeNotFound, "user.notFound", "id", string(id))
	}
	return &u, err
}

// UserByName finds a member of the staff by the sign-in name, in any spelling of its
// letters; false where nobody has it.
func (tx *Tx) UserByName(name string) (*didban.User, bool, error) {
	var id didban.ID
	ok, err := tx.Read(&id, []byte(foldedName(name)), bucketName)
	if err != nil || !ok {
		return nil, false, err
	}
	u, err := tx.User(id)
	return u, err == nil, err
}

// Users lists all members of the staff, the oldest first.
func (tx *Tx) Users() ([]*didban.User, error) { return all[didban.User](tx, bucketUser) }

// PutUser keeps a member of the staff; it makes an id where there is none. It fails
// with what Validate finds, and with CodeConflict for a sign-in name that another has.
func (tx *Tx) PutUser(u *didban.User) error {
	if u.ID == "" {
		u.ID, u.Created = tx.NewID(), tx.Now()
	}
	if err := u.Validate(); err != nil {
		return err
	}
	if holder, ok, err := tx.UserByName(u.Code); err != nil || ok && holder.ID != u.ID {
		fault := didban.Fault(didban.CodeConflict, "user.nameTaken", "name", u.Code)
		fault.Field = "code"
		return firstError(err, fault)
	}
	var before didban.User
	if ok, err := tx.Read(&before, []byte(u.ID), bucketUser); err != nil {
		return err
	} else if ok && foldedName(before.Code) != foldedName(u.Code) {
		if err := tx.Delete([]byte(foldedName(before.Code)), bucketName); err != nil {
			return err
		}
	}
	if err := tx.Write(u.ID, []byte(foldedName(u.Code)), bucketName); err != nil {
		return err
	}
	return tx.Write(u, []byte(u.ID), bucketUser)
}

// foldedName is a sign-in name in one spelling: two keyboards give two letters for
// one key, and nobody remembers capitals.
func foldedName(name string) string {
	return fmt.Sprintf("=%s", persian.Fold(strings.ToLower(strings.TrimSpace(name))))
}

// Secret is how a password is proved: never a part of the user, whose every state
// may be shown to an administrator.
type Secret struct {
	Hash string `json:"hash"` // argon2id in PHC string form
	Set  int64  `json:"set"`  // Unix ms
}

// Secret reads the secret of a user; false where the user has no password yet.
func (tx *Tx) Secret(user didban.ID) (Secret, bool, error) {
	var s Secret
	ok, err := tx.Read(&s, []byte(user), bucketSecret)
	return s, ok, err
}

// SetSecret keeps the hash of a new password and takes the user's one-time code away.
func (tx *Tx) SetSecret(user didban.ID, hash string) error {
	if err := tx.Write(Secret{hash, tx.Now()}, []byte(user), bucketSecret); err != nil {
		return err
	}
	return tx.Delete([]byte(user), bucketInvite)
}

// Invite is a one-time code that may set a password once.
type Invite struct {
	User  didban.ID `json:"user"`
	Hash  string    `json:"hash"`  // SHA-256 of the code, hex
	Until int64     `json:"until"` // Unix ms
	Left  int       `json:"left"`  // tries that are left
	// First marks the code of the first administrator, who is no user yet.
	First bool `json:"first,omitempty"`
}

// Invite reads the one-time code of a user; false where there is none that is open.
func (tx *Tx) Invite(user didban.ID) (Invite, bool, error) {
	var i Invite
	ok, err := tx.Read(&i, []byte(user), bucketInvite)
	return i, ok && i.Open(tx.Now()), err
}

// Open reports whether the code may still be used at an instant, Unix ms.
func (i Invite) Open(now int64) bool { return now < i.Until && i.Left > 0 }

// Invites lists the one-time codes that are open.
func (tx *Tx) Invites() ([]*Invite, error) {
	list, err := all[Invite](tx, bucketInvite)
	var open []*Invite
	for _, i := range list {
		if i.Open(tx.Now()) {
			open = append(open, i)
		}
	}
	return open, err
}

// PutInvite keeps a one-time code in the place of the one before.
func (tx *Tx) PutInvite(i Invite) error { return tx.Write(i, []byte(i.User), bucketInvite) }

// DropInvite takes a one-time code away.
func (tx *Tx) DropInvite(user didban.ID) error { return tx.Delete([]byte(user), bucketInvite) }

// ForgetInvites takes up to limit one-time codes away that ended before an instant, Unix ms,
// and tells whether there may be more.
func (tx *Tx) ForgetInvites(before int64, limit int) (more bool, err error) {
	return forget(tx, bucketInvite, func(i Invite) bool { return i.Until < before }, limit)
}

// DropFirst takes the codes of the first administrator away, spent ones too: a new one
// would stand behind them.
func (tx *Tx) DropFirst() error {
	list, err := all[Invite](tx, bucketInvite)
	for _, i := range list {
		if i.First {
			err = firstError(err, tx.DropInvite(i.User))
		}
	}
	return err
}

// AnyInvite is the one-time code, open or spent, of the user with a sign-in name; where
// nobody has the name, that of the first administrator. The zero Invite stands for none.
func (tx *Tx) AnyInvite(name string) (Invite, error) {
	u, ok, err := tx.UserByName(name)
	if err != nil {
		return Invite{}, err
	}
	list, err := all[Invite](tx, bucketInvite)
	for _, i := range list {
		if ok && i.User == u.ID || !ok && i.First {
			return *i, err
		}
	}
	return Invite{}, err
}
