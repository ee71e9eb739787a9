package staff_test

import (
	"slices"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/staff"
	"didban.app/backend/store"
)

// The history of what was erased tells each version as such, and no word of it.
func TestHistory_Erased(t *testing.T) {
	for name, rest := range map[string]string{"nothing is left": "", "a tombstone is left": "—"} {
		t.Run(name, func(t *testing.T) {
			o := newOffice(t)
			area := &didban.Area{Meta: didban.Meta{ID: didbantest.ID(didban.KindArea, 900), Code: "R900"}, Rank: didban.AreaRegion, Name: "منطقه"}
			comment := didbantest.Comment(900, didban.Ref{Kind: didban.KindArea, ID: area.ID}, "سخن نخست")
			o.putCity(area, didbantest.Ruling(), comment)
			comment.Text = "سخن دوم"
			o.putCity(comment)
			ref := didban.Ref{Kind: didban.KindComment, ID: comment.ID}
			o.must(o.Store.Update(didban.System("test"), func(tx *store.Tx) error {
				if rest == "" {
					return tx.Erase(ref, nil, "author")
				}
				comment.Text, comment.Salt, comment.State = "", "", didban.CommentHidden
				return tx.Erase(ref, comment, "author")
			}))
			d := o.as("ali")
			view, err := d.review.History(staff.NounRequest{Kind: string(ref.Kind), ID: string(ref.ID)})
			o.must(err)
			var erased, withdrawn []bool
			for _, row := range view.Versions {
				erased, withdrawn = append(erased, row.Erased), append(withdrawn, row.Withdrawn)
			}
			if !slices.Equal(erased, []bool{false, true, true}) || !slices.Equal(withdrawn, []bool{rest == "", false, false}) || view.Public != (rest != "") {
				t.Errorf("%+v", view)
			}
			_, err = d.review.Between(staff.BetweenRequest{Kind: string(ref.Kind), ID: string(ref.ID), From: 0, To: 1})
			if !didban.IsErased(err) {
				t.Errorf("the first version: %v", err)
			}
			if _, err = d.review.Between(staff.BetweenRequest{Kind: string(ref.Kind), ID: string(ref.ID), From: 0, To: 3}); err != nil {
				t.Errorf("what is left: %v", err)
			}
		})
	}
}
