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

// brief tells in short of a sheet that is not shown whole: how many faults it has and which
// fields it changes.
func (f *folder) brief(at int, present didban.Noun, view *SheetView) error {
	faults, err := f.faultsAt(at)
	if err != nil {
		return err
	}
	view.Faults = len(faults)
	if err := f.roundFields(at, view); err != nil {
		return err
	}
	if view.Withdraw || present == nil {
		return nil
	}
	after, err := entry.Noun(f.sheets[at].Ref.Kind, &f.sheets[at].Sheet)
	if err != nil {
		return err
	}
	view.Changes, err = changedFields(present, after)
	return err
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
	present, _, err := f.present(head)
	if err != nil || present == nil {
		return false, err
	}
	after, err := entry.Noun(head.Ref.Kind, &f.sheets[at].Sheet)
	if err != nil {
		return false, err
	}
	changes, err := changedFields(present, after)
	return len(changes) == 0, err
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
