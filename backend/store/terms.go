package store

import (
	"slices"
	"strconv"

	didban "didban.app/backend"
)

// Terms are the vocabularies in force: the city's own lists, else what is shipped. They are
// shared and must not be changed.
func (tx *Tx) Terms() didban.Vocabularies {
	if tx.terms == nil {
		tx.terms = didban.Shipped.With(tx.termLists()...)
	}
	return tx.terms
}

// Terms are the vocabularies in force at this moment.
func (s *Store) Terms() (terms didban.Vocabularies) {
	terms = didban.Shipped
	_ = s.View(func(tx *Tx) error { // of a file that can't be read there is nothing to title
		terms = tx.Terms()
		return nil
	})
	return terms
}

// termLists are the city's own lists, those first that were laid before the store.
func (tx *Tx) termLists() (out []*didban.TermList) {
	for l, err := range All[didban.TermList](tx) {
		if err == nil {
			out = append(out, l)
		}
	}
	return slices.AppendSeq(out, Laid[didban.TermList](tx)) // the later one of a code holds
}

// checkCodes refuses a noun with a code that is in no list of the city. A retired one is in
// its list.
func (tx *Tx) checkCodes(n didban.Noun) error {
	var unknown didban.Errors
	for _, use := range didban.LocalCodes(n) {
		if _, ok := tx.Terms()[use.Vocabulary].Term(use.Code); ok {
			continue
		}
		e := didban.Fault(didban.CodeInvalid, "field.unknownCode", "value", use.Code)
		e.Field = use.Field
		unknown = append(unknown, e)
	}
	if unknown == nil {
		return nil
	}
	return unknown
}

// ListFault is why a list can't take the place of the stored one of its id: nil where it can.
func (tx *Tx) ListFault(l *didban.TermList) error {
	stored, err := tx.Load(didban.KindTerms, l.ID)
	if isNotFound(err) {
		return nil
	}
	if err != nil {
		return err
	}
	return tx.checkList(stored, l)
}

// checkList refuses a list that leaves out codes which are in use, and one that becomes the
// list of another vocabulary; after is nil for a list that is taken back.
func (tx *Tx) checkList(before, after didban.Noun) error {
	old, ok := before.(*didban.TermList)
	if !ok {
		return nil
	}
	next, _ := after.(*didban.TermList)
	if next != nil && next.Code != old.Code {
		e := didban.Fault(didban.CodeInvalid, "term.renamed", "value", old.Code)
		e.Field = "code"
		return e
	}
	dropped := slices.DeleteFunc(next.Dropped(old), func(code string) bool {
		_, shipped := didban.Shipped[old.Code].Term(code)
		return shipped // it goes on being in the list
	})
	if len(dropped) == 0 {
		return nil
	}
	uses, err := tx.codeUses(old.Code, dropped)
	if err != nil || len(uses) == 0 {
		return err
	}
	var faults didban.Errors
	for _, code := range dropped {
		if uses[code] > 0 {
			e := didban.Fault(didban.CodeInvalid, "term.inUse", "value", code, "count", strconv.Itoa(uses[code]))
			e.Field = "terms"
			faults = append(faults, e)
		}
	}
	return faults
}

// codeUses counts the nouns that have the codes of a vocabulary, those that have one only.
func (tx *Tx) codeUses(vocabulary string, codes []string) (map[string]int, error) {
	marks := make([]string, len(codes))
	for i, code := range codes {
		marks[i] = `"` + code + `"`
	}
	uses := map[string]int{}
	for _, kind := range didban.CodesOf(vocabulary) {
		for n, err := range tx.Mentioning(kind, marks) {
			if err != nil {
				return nil, err
			}
			var counted []string
			for _, use := range didban.LocalCodes(n) {
				if use.Vocabulary == vocabulary && slices.Contains(codes, use.Code) && !slices.Contains(counted, use.Code) {
					counted = append(counted, use.Code)
					uses[use.Code]++
				}
			}
		}
	}
	return uses, nil
}
