package staff

import (
	"errors"
	"slices"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
)

// steps are what the person can take back and make again, the newest last. They are
// read from the kept edits, so they outlive the program.
type steps struct {
	undo, redo []uint64
	edits      map[uint64][]private.Edit // of each step
}

// steps reads the person's own steps of the draft.
func (f *folder) steps() (steps, error) {
	all, err := f.tx.Edits(f.draft.ID, 0)
	out := steps{edits: map[uint64][]private.Edit{}}
	for _, e := range all {
		if e.By != f.actor.ID {
			continue
		}
		switch {
		case e.Undoes != 0:
			if i := slices.Index(out.undo, e.Undoes); i >= 0 {
				out.undo = slices.Delete(out.undo, i, i+1)
				out.redo = append(out.redo, e.Undoes)
			}
		case e.Redoes != 0:
			if i := slices.Index(out.redo, e.Redoes); i >= 0 {
				out.redo = slices.Delete(out.redo, i, i+1)
				out.undo = append(out.undo, e.Redoes)
			}
		default:
			out.edits[e.Step] = append(out.edits[e.Step], e)
			if !slices.Contains(out.undo, e.Step) {
				out.undo, out.redo = append(out.undo, e.Step), nil
			}
		}
	}
	return out, err
}

// undo takes the newest step back, as new edits.
func undo(c *gate.Caller, r DraftPageRequest) (DraftView, error) {
	return inFolder(c, r.Draft, func(f *folder) (DraftView, error) {
		return f.again(r, func(s steps) ([]didban.Edit, private.Edit) {
			if len(s.undo) == 0 {
				return nil, private.Edit{}
			}
			step := s.undo[len(s.undo)-1]
			var back []didban.Edit
			for _, e := range slices.Backward(s.edits[step]) {
				back = append(back, e.Inverse)
			}
			return back, private.Edit{Undoes: step, Unit: s.edits[step][0].Unit}
		})
	})
}

// redo makes the newest step that was taken back again.
func redo(c *gate.Caller, r DraftPageRequest) (DraftView, error) {
	return inFolder(c, r.Draft, func(f *folder) (DraftView, error) {
		return f.again(r, func(s steps) ([]didban.Edit, private.Edit) {
			if len(s.redo) == 0 {
				return nil, private.Edit{}
			}
			step := s.redo[len(s.redo)-1]
			var next []didban.Edit
			for _, e := range s.edits[step] {
				next = append(next, e.Edit)
			}
			return next, private.Edit{Redoes: step, Unit: s.edits[step][0].Unit}
		})
	})
}

// again lays edits of the past on the draft. One that fits nowhere any more, because
// somebody else took the row away, is passed over.
func (f *folder) again(r DraftPageRequest, choose func(steps) ([]didban.Edit, private.Edit)) (DraftView, error) {
	if err := f.mayEdit(); err != nil {
		return DraftView{}, err
	}
	all, err := f.steps()
	if err != nil {
		return DraftView{}, err
	}
	list, of := choose(all)
	step, touched := stepping{}, map[string]bool{}
	for _, e := range list {
		s, _, err := f.sheetFor(e)
		if err != nil {
			return DraftView{}, err
		}
		if s == nil {
			continue
		}
		e.N, e.Step = 0, 0
		err = f.lay(s, e, r.Page, &step, of)
		var fault *didban.Error
		if errors.As(err, &fault) && fault.Key == "edit.path" {
			continue
		}
		if err != nil {
			return DraftView{}, err
		}
		touched[e.Sheet] = true
		if e.Path != "" {
			f.draft.Field = e.Sheet + "#" + e.Path
		}
	}
	if len(list) > 0 && len(touched) == 0 {
		if err := f.pass(r.Page, of); err != nil {
			return DraftView{}, err
		}
	}
	if len(list) > 0 {
		if err := f.keepTouched(touched); err != nil {
			return DraftView{}, err
		}
	}
	return f.viewOf(r.Page, r.Sheet)
}

// pass notes that a step was taken back, or made again, of which nothing fits any more, so
// that it does not stand before the steps behind it for ever.
func (f *folder) pass(page string, of private.Edit) error {
	f.draft.Seq++
	of.Seq, of.Step, of.At, of.By, of.Page = f.draft.Seq, f.draft.Seq, f.tx.Now(), f.actor.ID, page
	return f.tx.PutEdit(f.draft.ID, of)
}

// cutField parts the name of a field of a draft, kind/id#path.
func cutField(field string) (ref didban.Ref, path string, ok bool) {
	sheet, path, ok := strings.Cut(field, "#")
	return refOf(sheet), path, ok
}
