package private

import (
	"didban.app/backend/record"
)

// Word is what is known of a word of the list that marks insults and threats: how often people
// decided as it had marked, and how often otherwise.
type Word struct {
	Folded string `json:"folded"`
	Text   string `json:"text"`  // as package hints reads it
	Class  string `json:"class"` // one of hints.Classes
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

// Word is what is known of one, by its folded text; false for nothing.
func (tx *Tx) Word(folded string) (w Word, ok bool, err error) {
	ok, err = tx.Read(&w, []byte(folded), bucketWord)
	return w, ok, err
}
