// Package dialogue is what citizens send and what the city makes of it, as the page sees it:
// comments on a page, what somebody sends, what a tracking code opens, the queue of those who
// judge, and the log of what they decided. What nobody has judged yet stands in the private
// file and nowhere else; deciding is the one door from there to the public record.
//
// It refuses to know how anything is drawn, and holds no rule: those stand in package didban.
// No hint of a machine rejects, hides or delays anything.
package dialogue

import (
	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// The services, bound by name.
type (
	// Dialogue answers citizens: what is said on a page, what they send, how it stands with it.
	Dialogue struct{ caller *gate.Caller }
	// Queue answers those who judge what was sent.
	Queue struct{ caller *gate.Caller }
)

// Services returns every service of a caller, for binding.
func Services(of *gate.Caller) []any { return []any{&Dialogue{of}, &Queue{of}} }

// RefView names a noun, with what it is called.
type RefView struct {
	Kind  string `json:"kind"`
	ID    string `json:"id"`
	Title string `json:"title"`
}

// SpanView is a place in a text, in runes, with what is there.
type SpanView struct {
	From int    `json:"from"`
	To   int    `json:"to"`
	Sort string `json:"sort"`
	Sure bool   `json:"sure"`
	Word string `json:"word"` // of the list, that hit; "" for what no list tells
}

// mapped builds a view's list; it is never nil, so that the page gets [] and not null.
func mapped[A, B any](list []A, view func(A) B) []B {
	out := make([]B, len(list))
	for i, a := range list {
		out[i] = view(a)
	}
	return out
}

// look runs one read transaction of the private file.
func look[T any](c *gate.Caller, fn func(*private.Tx) (T, error)) (view T, err error) {
	err = c.Private.View(func(tx *private.Tx) error {
		view, err = fn(tx)
		return err
	})
	return view, err
}

// refView names a noun of the record; its title is empty where it is gone.
func refView(tx *store.Tx, ref didban.Ref) (RefView, error) {
	view := RefView{Kind: string(ref.Kind), ID: string(ref.ID)}
	if ref.ID == "" {
		return view, nil
	}
	n, err := tx.Load(ref.Kind, ref.ID)
	if didban.IsLeftOut(err) {
		return view, nil
	}
	if err == nil {
		view.Title = didban.TitleOf(n)
	}
	return view, err
}
