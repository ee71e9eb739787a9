package staff

import (
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/store"
	"didban.app/backend/typed"
)

// NameUnits turns the units of users that are texts, as older versions kept them, into the
// units of that title in the public record. A text that no unit has for its title stays as it
// is and permits nothing; the next opening looks again.
func NameUnits(b *gate.Backend) error {
	worded := false
	err := b.Private.View(func(tx *private.Tx) error {
		users, err := tx.Users()
		worded = slices.ContainsFunc(users, func(u *didban.User) bool { return len(u.Actor().Units) < len(u.Units) })
		return err
	})
	if err != nil || !worded {
		return err
	}
	titled := map[string]didban.ID{}
	err = b.Store.View(func(tx *store.Tx) error {
		for u, err := range store.All[didban.Unit](tx) {
			if err != nil {
				return err
			}
			titled[typed.Name(u.Title)] = u.ID
		}
		return nil
	})
	if err != nil {
		return err
	}
	return b.Private.Update(func(tx *private.Tx) error { return nameUnits(tx, titled) })
}

func nameUnits(tx *private.Tx, titled map[string]didban.ID) error {
	users, err := tx.Users()
	if err != nil {
		return err
	}
	for _, u := range users {
		changed := false
		for i, unit := range u.Units {
			if id := titled[typed.Name(string(unit))]; !unit.Valid() && id != "" {
				u.Units[i], changed = id, true
			}
		}
		if changed {
			if err := tx.PutUser(u); err != nil {
				return err
			}
		}
	}
	return nil
}

// UnitView is a unit of a user; one that is a text still is called by that, and its id is
// the text. The title is empty for a unit that is not public any more.
type UnitView struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

// titleUnits fills in what the units of users are called.
func titleUnits(public *store.Tx, people []UserView) error {
	for i := range people {
		for j := range people[i].Units {
			unit := &people[i].Units[j]
			id := didban.ID(unit.ID)
			if !id.Valid() {
				unit.Title = unit.ID
				continue
			}
			u, err := store.Get[didban.Unit](public, id)
			if err == nil {
				unit.Title = u.Title
			} else if !didban.IsLeftOut(err) {
				return err
			}
		}
	}
	return nil
}

// checkUnits refuses units that are not in the public record; what a user has already may
// stay.
func checkUnits(public *store.Tx, units, before []didban.ID) error {
	for _, id := range units {
		if slices.Contains(before, id) {
			continue
		}
		if _, err := store.Get[didban.Unit](public, id); err != nil {
			fault := didban.Fault(didban.CodeInvalid, "ref.missing", "kind", string(didban.KindUnit), "id", string(id))
			fault.Field = "units"
			return fault
		}
	}
	return nil
}
