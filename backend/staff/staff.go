// Package staff is the workspace (کارگاه) as the page sees it: who is signed in, what
// waits for whom, drafts and their way to the public. Every bound method is one line
// through the gate; what is not public is read from and written to the private file,
// and publishing is the one door from there to the public record.
//
// It refuses to know how anything is drawn, and holds no rule: those stand in package
// didban, the hand that edits a sheet in package entry.
package staff

import (
	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
)

// The services, bound by name.
type (
	// Session answers who is signed in, and signs people in and out.
	Session struct{ caller *gate.Caller }
	// People answers who works here; for administrators.
	People struct{ caller *gate.Caller }
	// Bench answers what waits for whom, and what every form needs.
	Bench struct{ caller *gate.Caller }
	// Lists answers the nouns of a kind with their public and draft states.
	Lists struct{ caller *gate.Caller }
	// Drafts answers a draft and keeps what is typed in it.
	Drafts struct{ caller *gate.Caller }
	// Review answers what waits to be judged, and publishes.
	Review struct{ caller *gate.Caller }
	// Terms answers the city's lists of codes; for administrators and auditors.
	Terms struct{ caller *gate.Caller }
	// Records answers who did what, for administrators and auditors.
	Records struct{ caller *gate.Caller }
	// Backups keeps the backups, for administrators; auditors see them.
	Backups struct{ caller *gate.Caller }
	// Settings keeps how the office works, for administrators.
	Settings struct{ caller *gate.Caller }
)

// Services returns every service of a caller, for binding.
func Services(of *gate.Caller) []any {
	return []any{
		&Session{of}, &People{of}, &Bench{of}, &Lists{of}, &Drafts{of}, &Review{of}, &Terms{of}, &Records{of}, &Backups{of}, &Settings{of},
	}
}

// ArgView is one argument of a sentence.
type ArgView struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// PersonView is a member of the staff as the staff sees them.
type PersonView struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// names tells the names of the staff by id; an unknown id has none.
func names(tx *private.Tx) (func(didban.ID) PersonView, error) {
	users, err := tx.Users()
	if err != nil {
		return nil, err
	}
	byID := map[didban.ID]string{}
	for _, u := range users {
		byID[u.ID] = u.Name
	}
	return func(id didban.ID) PersonView { return PersonView{string(id), byID[id]} }, nil
}

// look runs one read transaction of the private file.
func look[T any](c *gate.Caller, fn func(*private.Tx) (T, error)) (view T, err error) {
	err = c.Private.View(func(tx *private.Tx) error {
		view, err = fn(tx)
		return err
	})
	return view, err
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
