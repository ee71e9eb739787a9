// Package api is the whole surface that the user interface sees: one service a
// group of screens, each method one line through the gate, each answer a view that
// comes sorted, filtered and permitted, so that a screen needs one call. It joins
// the store, search, the map, the archive and the media folder, which don't know each other,
// and refuses to know what carries a call: Wails and the loopback server bind the
// same services.
package api

import (
	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// caller is who asks for a screen, with the readings that several screens share.
type caller struct {
	*gate.Caller
	staff map[didban.ID]string // the names that a caller is told who was settled
}

// settledFor is the same caller with who it is, and which names of the staff it is told,
// settled for the length of one call: those of everybody for whoever may inspect nouns of
// the kind, none for who may not, who sees roles alone. Both stand in the private file,
// which is never asked from within a look at the public record: the staff's services look
// into the two in the other order, and writers of both in between would wait for ever.
func (c caller) settledFor(kind didban.Kind) (caller, error) {
	c.Caller = c.Settled()
	if c.ReadOnly || !c.Actor().Can(didban.ActionInspect, kind) {
		return c, nil
	}
	c.staff = map[didban.ID]string{}
	err := c.Private.View(func(tx *private.Tx) error {
		users, err := tx.Users()
		for _, u := range users {
			c.staff[u.ID] = u.Name
		}
		return err
	})
	return c, err
}

// readSettled is gate.Read by a settled caller.
func readSettled[T any](c caller, call string, kind didban.Kind, fn func(caller, *store.Tx) (T, error)) (T, error) {
	return gate.Answer(c, call, func() (T, error) {
		if err := c.AwaitMap(); err != nil {
			return *new(T), err
		}
		return runSettled(c, kind, fn)
	})
}

// runSettled is gate.RunRead by a settled caller.
func runSettled[T any](c caller, kind didban.Kind, fn func(caller, *store.Tx) (T, error)) (T, error) {
	c, err := c.settledFor(kind)
	if err != nil {
		return *new(T), err
	}
	return gate.RunRead(c, func(tx *store.Tx) (T, error) { return fn(c, tx) })
}

// The services, bound by name.
type (
	// City answers what is the same on every screen.
	City struct{ caller caller }
	// Home answers the first screen.
	Home struct{ caller caller }
	// Map answers the map and the list beside it.
	Map struct{ caller caller }
	// Projects answers a project's page.
	Projects struct{ caller caller }
	// Trustees answers the directory of trustees.
	Trustees struct{ caller caller }
	// News answers شهرآن.
	News struct{ caller caller }
	// Events answers the agenda.
	Events struct{ caller caller }
	// Areas answers the page of a region, district or neighbourhood.
	Areas struct{ caller caller }
	// Reports answers what citizens asked to be mended.
	Reports struct{ caller caller }
	// Search answers one search over all nouns.
	Search struct{ caller caller }
	// Transparency answers the dashboard شفافیت.
	Transparency struct{ caller caller }
	// Promises answers «وعده و کار», the ledger of first promises.
	Promises struct{ caller caller }
	// Changes answers «از ماه پیش چه شد؟», what changed in a month.
	Changes struct{ caller caller }
	// Thresholds answers from where on projects are flagged, and changes it.
	Thresholds struct{ caller caller }
	// Preview answers the public's pages as a draft would make them; for the staff.
	Preview struct{ caller caller }
)

// Services returns every service of a caller, for binding.
func Services(of *gate.Caller) []any {
	c := caller{Caller: of}
	return []any{
		&City{c}, &Home{c}, &Map{c}, &Projects{c}, &Trustees{c}, &News{c}, &Events{c}, &Search{c}, &Areas{c}, &Units{c}, &Reports{c}, &Transparency{c}, &Promises{c}, &Changes{c}, &Thresholds{c}, &Preview{c},
	}
}

// mapped builds a view's list; it is never nil, so that the page gets [] and not null.
func mapped[A, B any](list []A, view func(A) B) []B {
	out := make([]B, len(list))
	for i, a := range list {
		out[i] = view(a)
	}
	return out
}

func texts[S ~string](list []S) []string { return mapped(list, func(s S) string { return string(s) }) }
