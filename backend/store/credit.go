package store

import (
	"iter"

	didban "didban.app/backend"
	"didban.app/backend/record"
)

// Credit tells from what draft the changes that follow in the transaction come, who
// wrote in it, and why fields changed; their versions keep it until the next Credit.
func (tx *Tx) Credit(draft didban.ID, authors []didban.ID, reasons []didban.FieldReason) {
	tx.draft, tx.authors, tx.reasons = draft, authors, reasons
}

// All yields every noun of a kind, the oldest id first; an error ends the walk.
func (tx *Tx) All(kind didban.Kind) iter.Seq2[didban.Noun, error] { return tx.all(kind) }

// Codes lists the codes of a kind in their own order, without reading the nouns.
func (tx *Tx) Codes(kind didban.Kind) ([]string, error) {
	if err := known(kind); err != nil {
		return nil, err
	}
	var out []string
	for key := range record.Walk(tx.file.Bucket(bucketCode, string(kind)), nil, record.Forward) {
		out = append(out, string(key))
	}
	return out, nil
}
