package staff

import (
	"slices"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/entry"
)

// manySheets is the most sheets that a draft is shown with whole. Of a larger one, which a
// change of many nouns or a round makes, the fields of one sheet are shown at a time.
const manySheets = 12

// isTold reports whether the head of the sheet at a place says how it stands: of a draft
// with many, a sheet without a fault that did not change. What became of it by a change of
// the public record is found when the draft is sent.
func (f *folder) isTold(at int) bool {
	head := &f.draft.Sheets[at]
	return len(f.sheets) > manySheets && !f.anew && !f.touched[head.Ref] && head.Faults == 0 && head.Title != ""
}

// changesAt names the fields that the sheet at a place changes in what is public.
func (f *folder) changesAt(at int) ([]string, error) {
	head := &f.draft.Sheets[at]
	if head.Op == didban.OpDelete {
		return nil, nil
	}
	present, _, err := f.present(head)
	if err != nil || present == nil {
		return nil, err
	}
	after, err := entry.Noun(head.Ref.Kind, &f.sheets[at].Sheet)
	if err != nil {
		return nil, err
	}
	return changedFields(present, after)
}

// stale reports whether the public noun of a sheet changed since the sheet was made.
func (f *folder) stale(head *didban.SheetHead) (bool, error) {
	version, err := f.public.Version(head.Ref.Kind, head.Ref.ID)
	return version != head.Base, err
}

// changedFields names the fields of a noun that differ between two of its states, each once.
func changedFields(before, after didban.Noun) ([]string, error) {
	changes, err := didban.Diff(before, after)
	out := []string{}
	for _, c := range changes {
		name, _, _ := strings.Cut(c.Field, ".")
		if !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out, err
}

// idle reports whether the sheet at a place, which the program took in for somebody, says
// no more than the public noun: it is left out when the draft is sent.
func (f *folder) idle(at int) (bool, error) {
	head := &f.draft.Sheets[at]
	if f.draft.Origin != originBulk && f.draft.Origin != originRound || head.Op == didban.OpDelete {
		return false, nil
	}
	if faults, err := f.faultsAt(at); err != nil || len(faults) > 0 { // what can't be read is no change, and not lost
		return false, err
	}
	changes, err := f.changesAt(at)
	return err == nil && head.Base != 0 && len(changes) == 0, err
}

// roundFields shows the fields that a round writes, so that its screen has all of them.
func (f *folder) roundFields(at int, view *SheetView) (err error) {
	kind, ok := rounds[f.draft.Round]
	if !ok {
		return nil
	}
	asked := map[string]bool{}
	for _, path := range kind.paths() {
		asked[path] = true
	}
	s := &f.sheets[at]
	if keys := s.Sheet.Rows[kind.list]; kind.list != "" && len(keys) > 0 {
		view.Rows = append(view.Rows, RowsView{List: kind.list, Keys: keys})
	}
	view.Fields, err = f.fieldViews(s, asked)
	return err
}
