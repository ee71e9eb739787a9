package private

import (
	didban "didban.app/backend"
	"didban.app/backend/record"
)

// AlertWord is what is known of a word that marks texts, by the word folded; the zero value for
// one of which nothing is.
func (tx *Tx) AlertWord(folded string) (w didban.AlertWord, err error) {
	_, err = tx.Read(&w, []byte(folded), bucketWord)
	return w, err
}

// PutAlertWord keeps what is known of a word.
func (tx *Tx) PutAlertWord(folded string, w didban.AlertWord) error {
	return tx.Write(w, []byte(folded), bucketWord)
}

// AlertWords are all of which something is known, by the words folded.
func (tx *Tx) AlertWords() (map[string]didban.AlertWord, error) {
	out := map[string]didban.AlertWord{}
	for key, value := range record.Walk(tx.Bucket(bucketWord), nil, record.Forward) {
		var w didban.AlertWord
		if !record.Decode(value, &w) {
			return nil, record.Damaged(bucketWord, string(key))
		}
		out[string(key)] = w
	}
	return out, nil
}
