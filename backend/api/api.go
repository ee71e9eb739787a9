// Package api is the whole surface that the user interface sees: one service a
// group of screens, each method one line through the gate, each answer a view that
// comes sorted, filtered and permitted, so that a screen needs one call. It joins
// the store, search, the map, the archive and the media folder, which don't know each other,
// and refuses to know what carries a call: Wails and the loopback server bind the
// same services.
package api

import (
	"log/slog"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/archive"
	"didban.app/backend/geo"
	"didban.app/backend/media"
	"didban.app/backend/prose"
	"didban.app/backend/search"
	"didban.app/backend/store"
)

// Desk is what every service stands on. All fields but
// Ready are required.
type Desk struct {
	Store   *store.Store
	Search  *search.Index
	Map     *geo.Index
	Archive *archive.Index
	Media   *media.Library
	Prose   *prose.Renderer
	Log     *slog.Logger
	Now     func() time.Time
	Mode    didban.Mode
	Version string
	// Visitor is who calls: the public, until somebody signs in.
	Visitor didban.Actor
	// Ready opens the data where it is not open yet and returns why it can't be:
	// every call asks it first and answers with the reason, so that the window can
	// tell the person. The parts above are only used once it has returned nil; nil
	// stands for data that is open.
	Ready func() error
	// Basemap reports whether the data folder holds a street map.
	Basemap func() bool
}

// The services, bound by name.
type (
	// City answers what is the same on every screen.
	City struct{ desk *Desk }
	// Home answers the first screen.
	Home struct{ desk *Desk }
	// Map answers the map and the list beside it.
	Map struct{ desk *Desk }
	// Projects answers a project's page.
	Projects struct{ desk *Desk }
	// Trustees answers the directory of trustees.
	Trustees struct{ desk *Desk }
	// News answers شهرآن.
	News struct{ desk *Desk }
	// Events answers the agenda.
	Events struct{ desk *Desk }
	// Areas answers the page of a region, district or neighbourhood.
	Areas struct{ desk *Desk }
	// Search answers one search over all nouns.
	Search struct{ desk *Desk }
	// Transparency answers the dashboard شفافیت.
	Transparency struct{ desk *Desk }
	// Thresholds answers from where on projects are flagged, and changes it.
	Thresholds struct{ desk *Desk }
)

// Services returns every service, for binding.
func Services(d *Desk) []any {
	return []any{&City{d}, &Home{d}, &Map{d}, &Projects{d}, &Trustees{d}, &News{d}, &Events{d}, &Search{d}, &Areas{d}, &Transparency{d}, &Thresholds{d}}
}

// today is the present day in Tehran.
func (d *Desk) today() didban.Day { return didban.DayOf(d.Now().In(tehran)) }

func (d *Desk) millis() int64 { return d.Now().UnixMilli() }

// mapped builds a view's list; it is never nil, so that the page gets [] and not null.
func mapped[A, B any](list []A, view func(A) B) []B {
	out := make([]B, len(list))
	for i, a := range list {
		out[i] = view(a)
	}
	return out
}

func texts[S ~string](list []S) []string { return mapped(list, func(s S) string { return string(s) }) }
