// Package api is the whole surface that the user interface sees: one service a
// group of screens, each method one line through the gate, each answer a view that
// comes sorted, filtered and permitted, so that a screen needs one call. It joins
// the store, search, the map, the archive and the media folder, which don't know each other,
// and refuses to know what carries a call: Wails and the loopback server bind the
// same services.
package api

import "didban.app/backend/gate"

// caller is who asks for a screen, with the readings that several screens share.
type caller struct{ *gate.Caller }

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
	// Search answers one search over all nouns.
	Search struct{ caller caller }
	// Transparency answers the dashboard شفافیت.
	Transparency struct{ caller caller }
	// Thresholds answers from where on projects are flagged, and changes it.
	Thresholds struct{ caller caller }
)

// Services returns every service of a caller, for binding.
func Services(of *gate.Caller) []any {
	c := caller{of}
	return []any{
		&City{c}, &Home{c}, &Map{c}, &Projects{c}, &Trustees{c}, &News{c}, &Events{c}, &Search{c}, &Areas{c}, &Transparency{c}, &Thresholds{c},
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
