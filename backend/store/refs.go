package store

import (
	"bytes"
	"iter"
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/record"
)

// Broken is a reference to a noun that is not, or no longer, there.
type Broken struct {
	From  didban.Ref `json:"from"`
	Field string     `json:"field"`
	To    didban.Ref `json:"to"`
}

// checkRefs refuses a noun that points at what does not exist in the
// transaction's own state. What comes after the noun among Kinds, as a unit's post does, may
// be put after it: for that it looks once more at the end.
func (tx *Tx) checkRefs(n didban.Noun) error {
	var missing didban.Errors
	for _, ref := range didban.Refs(n) {
		if tx.exists(ref.To) {
			continue
		}
		if slices.Index(didban.Kinds, ref.To.Kind) > slices.Index(didban.Kinds, n.Kind()) {
			tx.ahead = append(tx.ahead, didban.Ref{Kind: n.Kind(), ID: n.Head().ID})
			continue
		}
		missing = append(missing, missingRef(ref))
	}
	if missing == nil {
		return nil
	}
	return missing
}

func missingRef(ref didban.Reference) *didban.Error {
	e := didban.Fault(didban.CodeInvalid, "ref.missing", "kind", string(ref.To.Kind), "id", string(ref.To.ID))
	e.Field = ref.Field
	return e
}

// checkAhead refuses what a noun points at that was to be put after it, and was not.
func (tx *Tx) checkAhead() error {
	for _, from := range tx.ahead {
		n, err := tx.Load(from.Kind, from.ID)
		if isNotFound(err) {
			continue
		}
		if err != nil {
			return err
		}
		for _, ref := range didban.Refs(n) {
			if !tx.exists(ref.To) {
				return didban.Errors{missingRef(ref)}
			}
		}
	}
	return nil
}

// exists reports whether a noun is stored, without reading it.
func (tx *Tx) exists(ref didban.Ref) bool {
	b := tx.file.Bucket(bucketNoun, string(ref.Kind))
	return b != nil && b.Get([]byte(ref.ID)) != nil
}

// Broken lists every reference to a noun that is not there. Put makes none;
// deleting a noun that others point at does. It reads every noun.
func (tx *Tx) Broken() ([]Broken, error) {
	var out []Broken
	for _, kind := range didban.Kinds {
		for n, err := range tx.all(kind) {
			if err != nil {
				return nil, err
			}
			for _, ref := range didban.Refs(n) {
				if !tx.exists(ref.To) {
					out = append(out, Broken{didban.Ref{Kind: kind, ID: n.Head().ID}, ref.Field, ref.To})
				}
			}
		}
	}
	return out, nil
}

// Mentioning yields the nouns of a kind in whose stored text one of the marks stands: ids or
// hashes. Those alone are decoded, so that passing over 10,000 costs milliseconds. An error
// ends the walk; a damaged noun is left out.
func (tx *Tx) Mentioning(kind didban.Kind, marks []string) iter.Seq2[didban.Noun, error] {
	return func(yield func(didban.Noun, error) bool) {
		for key, value := range record.Walk(tx.file.Bucket(bucketNoun, string(kind)), nil, record.Forward) {
			if !mentions(value, marks) {
				continue
			}
			n, err := decodeNoun(kind, didban.ID(key), value)
			if tx.damage.note(kind, ownID(kind, key, value), err) {
				continue
			}
			if !yield(n, err) || err != nil {
				return
			}
		}
	}
}

func mentions(value []byte, marks []string) bool {
	for _, mark := range marks {
		if bytes.Contains(value, []byte(mark)) {
			return true
		}
	}
	return false
}
