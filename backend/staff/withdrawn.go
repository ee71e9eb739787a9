package staff

import (
	"slices"
	"strconv"

	didban "didban.app/backend"
	"didban.app/backend/private"
	"didban.app/backend/roster"
	"didban.app/backend/store"
)

// What a folder knows of nouns that were withdrawn, and of those that it withdraws.

// maxPointed is how many nouns that name a withdrawn one are told.
const maxPointed = 50

// lastState is a withdrawn noun as it was at the end, with its deletion; nil for one that
// is there, was erased, or never was.
func lastState(public *store.Tx, ref didban.Ref) (didban.Version, didban.Noun, error) {
	v, ok, err := public.Withdrawn(ref.Kind, ref.ID)
	if err != nil || !ok {
		return v, nil, err
	}
	n, err := public.AtVersion(ref.Kind, ref.ID, v.N-1)
	if didban.IsErased(err) {
		return v, nil, nil
	}
	return v, n, err
}

// knownNoun reads a noun as nounOf does, and one that was withdrawn as it was at the end.
func (f *folder) knownNoun(ref didban.Ref) (didban.Noun, error) {
	n, err := f.nounOf(ref)
	if err == nil && n == nil {
		_, n, err = lastState(f.public, ref)
	}
	return n, err
}

// present is the public state of a sheet's noun, nil where there is none, and whether the
// sheet was made from another one.
func (f *folder) present(head *didban.SheetHead) (n didban.Noun, stale bool, err error) {
	n, err = f.public.Load(head.Ref.Kind, head.Ref.ID)
	if didban.IsNotFound(err) {
		return nil, head.Base != 0, nil
	}
	if err != nil {
		return nil, false, err
	}
	return n, n.Head().Version != head.Base, nil
}

// comesBack reports whether a sheet brings a noun back that was withdrawn.
func (f *folder) comesBack(head *didban.SheetHead) (bool, error) {
	if head.Base != 0 {
		return false, nil
	}
	_, ok, err := f.public.Withdrawn(head.Ref.Kind, head.Ref.ID)
	return ok, err
}

// withdraws reports whether the draft takes a noun back.
func (f *folder) withdraws(ref didban.Ref) bool {
	head := f.draft.Head(ref)
	return head != nil && head.Op == didban.OpDelete
}

// refFault is what is wrong with a reference: it names what is withdrawn, was so already,
// or never was.
func (f *folder) refFault(ref didban.Ref) (*didban.Error, error) {
	args := []string{"kind", string(ref.Kind), "id", string(ref.ID)}
	if f.withdraws(ref) {
		return didban.Fault(didban.CodeInvalid, "ref.withdrawnHere", args...), nil
	}
	if f.sheet(keyOf(ref)) != nil {
		return nil, nil
	}
	_, err := f.public.Load(ref.Kind, ref.ID)
	if !didban.IsNotFound(err) {
		return nil, err
	}
	n, err := f.knownNoun(ref)
	if err != nil {
		return nil, err
	}
	if n == nil {
		return didban.Fault(didban.CodeInvalid, "ref.missing", args...), nil
	}
	title, err := roster.TitleOf(n, f.knownNoun)
	return didban.Fault(didban.CodeInvalid, "ref.withdrawn", append(args, "title", title)...), err
}

// pointed are the public nouns that name one which the draft withdraws, and that the draft
// has not; what it has is withdrawn too, or tells it in its own field.
func (f *folder) pointed(ref didban.Ref) ([]store.Pointer, error) {
	all, err := f.public.Pointing(ref)
	if err != nil {
		return nil, err
	}
	var out []store.Pointer
	for _, p := range all {
		if f.sheet(keyOf(p.From)) != nil {
			continue
		}
		if len(out) == 0 || out[len(out)-1].From != p.From {
			out = append(out, p)
		}
	}
	return out, nil
}

// pointedFaults are the faults of a sheet that withdraws its noun.
func (f *folder) pointedFaults(ref didban.Ref) (didban.Errors, error) {
	pointers, err := f.pointed(ref)
	if err != nil {
		return nil, err
	}
	var out didban.Errors
	for _, p := range pointers[:min(len(pointers), maxPointed)] {
		title, err := f.titleOfRef(p.From)
		if err != nil {
			return nil, err
		}
		out = append(out, didban.Fault(didban.CodeInvalid, "withdraw.pointed", "kind", string(p.From.Kind), "id", string(p.From.ID), "title", title))
	}
	return out, nil
}

// reasonOf is the reason that was given for a field; empty for none.
func (f *folder) reasonOf(field string) string {
	i := slices.IndexFunc(f.draft.Reasons, func(r didban.FieldReason) bool { return r.Field == field })
	if i < 0 {
		return ""
	}
	return f.draft.Reasons[i].Text
}

func (f *folder) titleOfRef(ref didban.Ref) (string, error) {
	n, err := f.nounOf(ref)
	if err != nil || n == nil {
		return "", err
	}
	return roster.TitleOf(n, f.nounOf)
}

// rebase lets a sheet be made from another version; 0 brings back what is public no more.
func (f *folder) rebase(s *private.Sheet, e didban.Edit) (didban.Edit, error) {
	head := f.draft.Head(s.Ref)
	back := didban.Edit{Sheet: e.Sheet, Op: didban.EditBase, Text: strconv.Itoa(head.Base)}
	base, err := strconv.Atoi(e.Text)
	if err != nil {
		return back, didban.Fault(didban.CodeInvalid, "edit.path", "path", e.Text, "op", e.Op)
	}
	if head.Base = base; base == 0 {
		return back, f.claimCode(s, "")
	}
	return back, nil
}

// inOrder puts the sheets that withdraw before the others, those that refer first.
func inOrder(d *didban.Draft, sheets []private.Sheet) (out []private.Sheet) {
	for _, s := range slices.Backward(sheets) {
		if d.Head(s.Ref).Op == didban.OpDelete {
			out = append(out, s)
		}
	}
	for _, s := range sheets {
		if d.Head(s.Ref).Op != didban.OpDelete {
			out = append(out, s)
		}
	}
	return out
}

// nothingPoints refuses a draft that would leave something public naming what it withdraws.
func nothingPoints(tx *store.Tx, d *didban.Draft) error {
	for _, head := range d.Sheets {
		if head.Op != didban.OpDelete {
			continue
		}
		left, err := tx.Pointing(head.Ref)
		if err != nil {
			return err
		}
		if len(left) > 0 {
			return didban.Fault(didban.CodeConflict, "withdraw.stillPointed", "title", head.Title)
		}
	}
	return nil
}
