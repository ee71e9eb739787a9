package store

import (
	didban "didban.app/backend"
)

// Broken is a reference to a noun that is not, or no longer, there.
type Broken struct {
	From  didban.Ref `json:"from"`
	Field string     `json:"field"`
	To    didban.Ref `json:"to"`
}

// checkRefs refuses a noun that points at what does not exist in the
// transaction's own state.
func (tx *Tx) checkRefs(n didban.Noun) error {
	var missing didban.Errors
	for _, ref := range didban.Refs(n) {
		if tx.exists(ref.To) {
			continue
		}
		e := didban.Fault(didban.CodeInvalid, "ref.missing", "kind", string(ref.To.Kind), "id", string(ref.To.ID))
		e.Field = ref.Field
		missing = append(missing, e)
	}
	if missing == nil {
		return nil
	}
	return missing
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
