package api

import (
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/entry"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// PreviewRequest names a sheet of a draft: its kind and the id of its noun, parted by a
// stroke.
type PreviewRequest struct {
	Draft string `json:"draft"`
	Sheet string `json:"sheet"`
}

// Article shows the page of an article as it will be once its draft is published.
func (s *Preview) Article(r PreviewRequest) (ArticleView, error) {
	return preview(s.caller, "Preview.Article", didban.KindArticle, r, caller.article)
}

// Project shows the page of a project as it will be once its draft is published.
func (s *Preview) Project(r PreviewRequest) (ProjectView, error) {
	return preview(s.caller, "Preview.Project", didban.KindProject, r, caller.project)
}

// Event shows the page of an event as it will be once its draft is published.
func (s *Preview) Event(r PreviewRequest) (EventView, error) {
	return preview(s.caller, "Preview.Event", didban.KindEvent, r, func(c caller, tx *store.Tx, id string) (EventView, error) {
		return c.event(tx, didban.ID(id))
	})
}

// Trustee shows the page of a term as it will be once its draft is published.
func (s *Preview) Trustee(r PreviewRequest) (TrusteeView, error) {
	return preview(s.caller, "Preview.Trustee", didban.KindTrustee, r, func(c caller, tx *store.Tx, id string) (TrusteeView, error) {
		return c.trustee(tx, didban.ID(id))
	})
}

// preview shows a public page with the sheets of a draft laid before the record. Nothing
// is written, and who may not see the draft sees nothing of it.
func preview[T any](c caller, call string, kind didban.Kind, r PreviewRequest, show func(caller, *store.Tx, string) (T, error)) (T, error) {
	return gate.Answer(c, call, func() (T, error) {
		var none T
		name, id, _ := strings.Cut(r.Sheet, "/")
		if didban.Kind(name) != kind {
			return none, didban.Fault(didban.CodeInvalid, "noun.unknownKind", "kind", name)
		}
		if err := c.AwaitMap(); err != nil {
			return none, err
		}
		c, err := c.settledFor(kind)
		if err != nil {
			return none, err
		}
		nouns, err := c.sheetsOf(didban.ID(r.Draft))
		if err != nil {
			return none, err
		}
		return gate.RunRead(c, func(tx *store.Tx) (T, error) { return show(c, tx.Overlay(nouns...), id) })
	})
}

// sheetsOf are the nouns of a draft as they stand in it. An article that is not out yet
// stands there as if it came out now.
func (c caller) sheetsOf(draft didban.ID) (nouns []didban.Noun, err error) {
	err = c.Private.View(func(tx *private.Tx) error {
		d, err := tx.Draft(draft)
		if err != nil {
			return err
		}
		if !d.MaySee(c.Actor()) {
			return didban.Fault(didban.CodeForbidden, didban.HeldForbidden)
		}
		sheets, err := tx.Sheets(draft)
		if err != nil {
			return err
		}
		for _, s := range sheets {
			if head := d.Head(s.Ref); head == nil || head.Op == didban.OpDelete {
				continue
			}
			n, err := entry.Noun(s.Ref.Kind, &s.Sheet)
			if err != nil {
				return err
			}
			if a, ok := n.(*didban.Article); ok && !a.Public(c.Millis()) {
				a.Published = c.Millis()
			}
			nouns = append(nouns, n)
		}
		return nil
	})
	return nouns, err
}
