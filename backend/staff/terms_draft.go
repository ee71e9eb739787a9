package staff

import (
	"errors"
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/entry"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// termFault tells where a code is in no list of the city any more, and where it is retired
// and the public noun does not have it: what it has, it may keep.
func (f *folder) termFault(ref didban.Ref, use didban.CodeUse) (*didban.Error, error) {
	if !didban.IsLocal(use.Vocabulary) {
		return nil, nil
	}
	term, ok := f.ctx.Terms[use.Vocabulary].Term(use.Code)
	switch {
	case !ok:
		return didban.Fault(didban.CodeInvalid, "field.unknownCode", "value", use.Code), nil
	case !term.Retired:
		return nil, nil
	}
	n, err := f.public.Load(ref.Kind, ref.ID)
	if err != nil && !didban.IsNotFound(err) {
		return nil, err
	}
	if n != nil && slices.ContainsFunc(didban.LocalCodes(n), func(u didban.CodeUse) bool {
		return u.Vocabulary == use.Vocabulary && u.Code == use.Code
	}) {
		return nil, nil
	}
	return didban.Fault(didban.CodeInvalid, "term.retired", "value", term.Fa), nil
}

// listFor is where the list of a vocabulary stands: the public noun, else the open draft that
// is to become it; both are empty for a list that the city has not changed yet.
func listFor(tx *private.Tx, public *store.Tx, vocabulary string) (id, draft didban.ID, err error) {
	n, ok, err := public.Find(didban.KindTerms, vocabulary)
	if err != nil || ok {
		if ok {
			id = n.Head().ID
		}
		return id, "", err
	}
	draft, err = tx.CodeClaim(didban.KindTerms, vocabulary)
	return "", draft, err
}

// newList is the list of a vocabulary as it is shipped, for the city to change.
func (f *folder) newList(vocabulary string) (didban.Noun, int, error) {
	list := didban.ShippedList(vocabulary)
	if list == nil {
		return nil, 0, didban.Fault(didban.CodeNotFound, "term.vocabulary", "value", vocabulary)
	}
	id, draft, err := listFor(f.tx, f.public, vocabulary)
	if err == nil && (id != "" || draft != "") {
		err = didban.Fault(didban.CodeConflict, "noun.codeTaken", "kind", string(didban.KindTerms), "code", vocabulary, "id", string(id))
	}
	list.ID = f.tx.NewID()
	return list, 0, err
}

// droppedFaults tell the codes in use that the list on a sheet leaves out.
func (f *folder) droppedFaults(s *private.Sheet) (didban.Errors, error) {
	if s.Ref.Kind != didban.KindTerms {
		return nil, nil
	}
	n, err := entry.Noun(s.Ref.Kind, &s.Sheet)
	if err != nil {
		return nil, err
	}
	l, ok := n.(*didban.TermList)
	if !ok {
		return nil, nil
	}
	err = f.public.ListFault(l)
	var all didban.Errors
	var one *didban.Error
	switch {
	case errors.As(err, &all):
		return all, nil
	case errors.As(err, &one) && one.Code == didban.CodeInvalid:
		return didban.Errors{one}, nil
	}
	return nil, err
}
