package staff

import (
	"slices"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/entry"
	"didban.app/backend/private"
)

// How what is typed in a round comes to its draft. The page knows cells alone: the sheet of
// a noun and the new row on it come with the first text of theirs, and go with the last, all
// of it in the step of that text, so that one undo takes it back.

// sheetFor is the sheet that an edit is for; in the draft of a round it is taken in where it
// is not there yet. The fault says why it can't be.
func (f *folder) sheetFor(e didban.Edit) (*private.Sheet, *didban.Error, error) {
	s := f.sheet(e.Sheet)
	kind, ok := rounds[f.draft.Round]
	ref := refOf(e.Sheet)
	if s != nil || !ok || ref.Kind != kind.kind {
		return s, nil, nil
	}
	holder, err := f.holder(ref)
	if err != nil {
		return nil, nil, err
	}
	if holder != nil {
		return nil, didban.Fault(didban.CodeConflict, "draft.claimed", "kind", string(ref.Kind), "draft", string(holder.ID)), nil
	}
	if err := f.freeRested(ref); err != nil {
		return nil, nil, err
	}
	switch err := f.add(ref.Kind, ref.ID, ""); {
	case didban.IsNotFound(err):
		return nil, nil, nil
	case err != nil:
		return nil, nil, err
	}
	return &f.sheets[len(f.sheets)-1], nil, nil
}

// holder is another draft that has a noun; nil where it is free. What somebody opened and
// never wrote in keeps nobody from it.
func (f *folder) holder(ref didban.Ref) (*didban.Draft, error) {
	id, err := f.tx.Claim(ref)
	if err != nil || id == "" || id == f.draft.ID {
		return nil, err
	}
	d, err := f.tx.Draft(id)
	if err != nil || isRested(d) {
		return nil, err
	}
	return d, nil
}

// freeRested throws the draft away that has a noun and that nobody wrote in.
func (f *folder) freeRested(ref didban.Ref) error {
	id, err := f.tx.Claim(ref)
	if err != nil || id == "" || id == f.draft.ID {
		return err
	}
	return f.tx.DropDraft(id)
}

// isRested reports whether a draft was opened for a public noun and never written in.
func isRested(d *didban.Draft) bool {
	return untouched(d) && d.InHand() && len(d.Sheets) > 0 && d.Sheets[0].Base != 0
}

// inRound reports whether an edit is of the row that a round writes.
func (f *folder) inRound(e didban.Edit) (list string, ok bool) {
	kind := rounds[f.draft.Round]
	return kind.list, kind.list != "" && strings.HasPrefix(e.Path, kind.list+"."+roundRowKey+".")
}

// layCell lays an edit on a sheet, with the row that it needs in the draft of a round
// before it, and without the row that it empties.
func (f *folder) layCell(s *private.Sheet, e didban.Edit, page string, step *stepping) error {
	list, ok := f.inRound(e)
	if !ok {
		return f.lay(s, e, page, step, private.Edit{})
	}
	keys := s.Sheet.Rows[list]
	if !slices.Contains(keys, roundRowKey) {
		if e.Text == "" {
			return nil
		}
		row := didban.Edit{N: e.N, Step: e.Step, Sheet: e.Sheet, Op: didban.EditAdd, Path: list, Row: roundRowKey}
		if len(keys) > 0 {
			row.After = keys[len(keys)-1]
		}
		if err := f.lay(s, row, page, step, private.Edit{}); err != nil {
			return err
		}
		step.path = e.Sheet + "#" + e.Path
	}
	if err := f.lay(s, e, page, step, private.Edit{}); err != nil {
		return err
	}
	empty, err := f.isEmptyRow(s, list)
	if err != nil || !empty {
		return err
	}
	step.path = e.Sheet + "#" + list
	return f.lay(s, didban.Edit{N: e.N, Step: e.Step, Sheet: e.Sheet, Op: didban.EditDrop, Path: list, Row: roundRowKey}, page, step, private.Edit{})
}

func (f *folder) isEmptyRow(s *private.Sheet, list string) (bool, error) {
	field, _ := didban.FieldOf(s.Ref.Kind, list)
	for _, one := range field.Fields {
		state, err := entry.Field(s.Ref.Kind, &s.Sheet, list+"."+roundRowKey+"."+one.Name, f.ctx)
		if err != nil || state.Text != "" {
			return false, err
		}
	}
	return true, nil
}

// dropIdle takes those of the touched sheets out of the draft of a round that say no more
// than the public noun.
func (f *folder) dropIdle(touched map[string]bool) error {
	if f.draft.Round == "" {
		return nil
	}
	for i := len(f.sheets) - 1; i >= 0; i-- {
		if !touched[keyOf(f.sheets[i].Ref)] {
			continue
		}
		idle, err := f.idle(i)
		if err == nil && idle {
			err = f.dropSheet(i)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
