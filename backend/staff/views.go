package staff

import (
	"slices"
	"strconv"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/persian"
	"didban.app/backend/private"
)

// ViewsRequest asks for the saved views of the list of a kind.
type ViewsRequest struct {
	Kind string `json:"kind"`
}

// SavedViews are the caller's own views of a list and those that are shared, by name.
type SavedViews struct {
	Views    []SavedViewRow `json:"views"`
	MayShare bool           `json:"mayShare"`
}

// SavedViewRow is one view: a name and the query of the list's address.
type SavedViewRow struct {
	ID      string     `json:"id"`
	Name    string     `json:"name"`
	Query   string     `json:"query"`
	Shared  bool       `json:"shared"`
	Owner   PersonView `json:"owner"`
	Mine    bool       `json:"mine"`
	CanDrop bool       `json:"canDrop"`
}

// KeepViewRequest keeps a view under a name; it takes the place of the caller's own view of
// that name.
type KeepViewRequest struct {
	Kind   string `json:"kind"`
	Name   string `json:"name"`
	Query  string `json:"query"`
	Shared bool   `json:"shared"` // for who may send drafts back
}

// DropViewRequest removes a view.
type DropViewRequest struct {
	ID string `json:"id"`
}

// Views lists the saved views of a list.
func (s *Lists) Views(r ViewsRequest) (SavedViews, error) {
	return gate.Answer(s.caller, "Lists.Views", func() (SavedViews, error) {
		c := s.caller.Settled()
		return look(c, func(tx *private.Tx) (SavedViews, error) { return savedViews(c, tx, didban.Kind(r.Kind)) })
	})
}

// KeepView keeps a view. It fails with CodeForbidden "view.mayNotShare", CodeInvalid
// "view.tooMany" beyond didban.MaxViews, and with the faults of its name.
func (s *Lists) KeepView(r KeepViewRequest) (SavedViews, error) {
	return gate.Answer(s.caller, "Lists.KeepView", func() (SavedViews, error) {
		return inViews(s.caller, func(c *gate.Caller, tx *private.Tx) (didban.Kind, error) {
			return didban.Kind(r.Kind), keepView(c, tx, r)
		})
	})
}

// DropView removes a view of the caller's, or a shared one where the caller keeps the
// accounts. It fails with CodeForbidden "view.notYours".
func (s *Lists) DropView(r DropViewRequest) (SavedViews, error) {
	return gate.Answer(s.caller, "Lists.DropView", func() (SavedViews, error) {
		return inViews(s.caller, func(c *gate.Caller, tx *private.Tx) (didban.Kind, error) {
			v, err := tx.SavedView(didban.ID(r.ID))
			if err != nil {
				return "", err
			}
			if !seesView(c, v) {
				return "", didban.Fault(didban.CodeNotFound, "view.notFound")
			}
			if !mayDrop(c, v) {
				return "", didban.Fault(didban.CodeForbidden, "view.notYours")
			}
			return v.Kind, tx.DropSavedView(v.ID)
		})
	})
}

// inViews changes the views and lists those of the kind that it was about.
func inViews(c *gate.Caller, change func(*gate.Caller, *private.Tx) (didban.Kind, error)) (view SavedViews, err error) {
	c = c.Settled()
	err = c.Private.Update(func(tx *private.Tx) error {
		kind, err := change(c, tx)
		if err != nil {
			return err
		}
		view, err = savedViews(c, tx, kind)
		return err
	})
	return view, err
}

func savedViews(c *gate.Caller, tx *private.Tx, kind didban.Kind) (SavedViews, error) {
	out := SavedViews{Views: []SavedViewRow{}, MayShare: mayShare(c, kind)}
	if err := c.Permit(didban.ActionInspect, kind); err != nil {
		return out, err
	}
	list, err := tx.SavedViews()
	if err != nil {
		return out, err
	}
	person, err := names(tx)
	if err != nil {
		return out, err
	}
	for _, v := range list {
		if v.Kind == kind && seesView(c, v) {
			out.Views = append(out.Views, SavedViewRow{
				ID: string(v.ID), Name: v.Name, Query: v.Query, Shared: v.Shared, Owner: person(v.Owner),
				Mine: v.Owner == c.Actor().ID, CanDrop: mayDrop(c, v),
			})
		}
	}
	slices.SortStableFunc(out.Views, func(a, b SavedViewRow) int {
		return strings.Compare(persian.SortKey(a.Name), persian.SortKey(b.Name))
	})
	return out, nil
}

func keepView(c *gate.Caller, tx *private.Tx, r KeepViewRequest) error {
	kind, name := didban.Kind(r.Kind), strings.Join(strings.Fields(r.Name), " ")
	if err := c.Permit(didban.ActionInspect, kind); err != nil {
		return err
	}
	if r.Shared && !mayShare(c, kind) {
		return didban.Fault(didban.CodeForbidden, "view.mayNotShare")
	}
	list, err := tx.SavedViews()
	if err != nil {
		return err
	}
	list = slices.DeleteFunc(list, func(v *didban.SavedView) bool { return v.Owner != c.Actor().ID })
	kept := &didban.SavedView{}
	if i := slices.IndexFunc(list, func(v *didban.SavedView) bool { return v.Kind == kind && v.Name == name }); i >= 0 {
		kept = list[i]
	} else if len(list) >= didban.MaxViews {
		return didban.Fault(didban.CodeInvalid, "view.tooMany", "limit", strconv.Itoa(didban.MaxViews))
	}
	kept.Kind, kept.Owner, kept.Name, kept.Query, kept.Shared, kept.At = kind, c.Actor().ID, name, r.Query, r.Shared, tx.Now()
	return tx.PutSavedView(kept)
}

// mayShare is for who judges what others write.
func mayShare(c *gate.Caller, kind didban.Kind) bool { return c.Actor().Can(didban.ActionReturn, kind) }

func seesView(c *gate.Caller, v *didban.SavedView) bool { return v.Shared || v.Owner == c.Actor().ID }

func mayDrop(c *gate.Caller, v *didban.SavedView) bool {
	return v.Owner == c.Actor().ID || v.Shared && c.Actor().Can(didban.ActionManage, didban.KindUser)
}
