package private

import (
	"didban.app/backend/record"
)

// Word is what is known of a word of the list that marks insults and threats: how often people
// decided as it had marked, and how often otherwise.
type Word struct {
	Folded string `json:"folded"`
	Class  string `json:"class"`
	Right  int    `json:"right,omitempty"`
	Wrong  int    `json:"wrong,omitempty"`
	Off    bool   `json:"off,omitempty"` // it marks no more
	Own    bool   `json:"own,omitempty"` // the city's own
}

// WordList are those of the list of which anything is known, by their folded text.
func (tx *Tx) WordList() (map[string]Word, error) {
	out := map[string]Word{}
	for key, value := range record.Walk(tx.Bucket(bucketWord), nil, record.Forward) {
		var w Word
		if !record.Decode(value, &w) {
			return nil, record.Damaged(bucketWord, string(key))
		}
		out[string(key)] = w
	}
	return out, nil
}

// PutWord keeps what is known of a word.
func (tx *Tx) PutWord(w Word) error { return tx.Write(w, []byte(w.Folded), bucketWord) }

// DropWord forgets a word of the city's own.
func (tx *Tx) DropWord(folded string) error { return tx.Delete([]byte(folded), bucketWord) }
