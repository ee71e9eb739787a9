package api

import (
	"errors"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/store"
)

// orGone tells of a noun that is not there, named by its id or its public code, that it was
// withdrawn, when and why: CodeGone "noun.withdrawn". Any other error stays what it is. It
// says nothing of what the noun was: that may be what it was withdrawn for.
func orGone(tx *store.Tx, kind didban.Kind, name string, err error) error {
	var fault *didban.Error
	if !errors.As(err, &fault) || fault.Code != didban.CodeNotFound || fault.Args["kind"] != string(kind) {
		return err
	}
	if fault.Args["id"] != name && fault.Args["code"] != name {
		return err
	}
	find := tx.WithdrawnCode
	if didban.ID(name).Valid() {
		find = func(kind didban.Kind, id string) (didban.Version, bool, error) {
			return tx.Withdrawn(kind, didban.ID(id))
		}
	}
	v, ok, lost := find(kind, name)
	if lost != nil || !ok {
		return err
	}
	day := didban.DayOf(time.UnixMilli(v.At).In(tehran))
	return didban.Fault(didban.CodeGone, "noun.withdrawn", "kind", string(kind), "id", string(v.ID), "day", string(day), "why", v.Why())
}
