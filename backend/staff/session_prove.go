package staff

import (
	"strconv"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/signin"
)

// prove finds the user of a name and a password. The attempt is counted and on disk
// before the password is tried: ending the program buys no attempt.
func prove(c *gate.Caller, name, password string) (*didban.User, error) {
	u, hash, err := attempt(c, name)
	if err != nil {
		return nil, err
	}
	if u != nil && c.Throwaway && password == "" {
		return u, settleTry(c, u, "")
	}
	if u == nil || u.Disabled {
		hash = ""
	}
	fits, weak := c.Hasher.Try(password, hash)
	if !fits {
		return nil, refused(c, u, name)
	}
	if weak {
		hash = c.Hasher.Hash(password)
	} else {
		hash = ""
	}
	return u, settleTry(c, u, hash)
}

// attempt counts an attempt under a name and gives the user with their hash, nil where
// nobody has the name.
func attempt(c *gate.Caller, name string) (u *didban.User, hash string, err error) {
	err = c.Private.Update(func(tx *private.Tx) error {
		found, ok, err := tx.UserByName(name)
		if err != nil {
			return err
		}
		key := private.TryUnknown
		if ok {
			key = name
			secret, _, err := tx.Secret(found.ID)
			if err != nil {
				return err
			}
			u, hash = found, secret.Hash
		}
		return count(tx, key)
	})
	return u, hash, err
}

// count keeps one more attempt under a name and under all; CodeBusy where one has to wait.
func count(tx *private.Tx, key string) error {
	own, err := tx.Try(key)
	if err != nil {
		return err
	}
	every, err := tx.Try(private.TryAll)
	if err != nil {
		return err
	}
	if wait := max(signin.Tries(own).Wait(tx.Now()), signin.Tries(every).Wait(tx.Now())); wait > 0 {
		return didban.Fault(didban.CodeBusy, "signin.wait", "seconds", seconds(wait))
	}
	if err := tx.PutTry(key, private.Try(signin.Tries(own).Next(tx.Now()))); err != nil {
		return err
	}
	return tx.PutTry(private.TryAll, private.Try(signin.Tries(every).NextOfAll(tx.Now())))
}

func seconds(wait time.Duration) string {
	return strconv.Itoa(int((wait + time.Second - 1) / time.Second))
}

// refused tells that name and password don't fit, and how long the next attempt waits.
func refused(c *gate.Caller, u *didban.User, name string) error {
	wait := time.Duration(0)
	err := c.Private.Update(func(tx *private.Tx) error {
		key, about := private.TryUnknown, ""
		if u != nil {
			key, about = name, string(u.ID)
		}
		own, err := tx.Try(key)
		if err != nil {
			return err
		}
		wait = signin.Tries(own).Wait(tx.Now())
		return tx.Log("", didban.AccessFailed, about, "")
	})
	if err != nil {
		return err
	}
	return didban.Fault(didban.CodeForbidden, "signin.wrong", "seconds", seconds(wait))
}

// settleTry forgets the attempts of a user who was proved; a stronger hash is kept.
func settleTry(c *gate.Caller, u *didban.User, hash string) error {
	return c.Private.Update(func(tx *private.Tx) error {
		if err := tx.DropTry(u.Code); err != nil {
			return err
		}
		every, err := tx.Try(private.TryAll)
		if err != nil {
			return err
		}
		every.Count = max(0, every.Count-1) // a success is no attempt against all
		if err := tx.PutTry(private.TryAll, every); err != nil || hash == "" {
			return err
		}
		return tx.SetSecret(u.ID, hash)
	})
}
