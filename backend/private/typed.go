package private

import (
	"errors"

	didban "didban.app/backend"
	"didban.app/backend/record"
)

// Typed is what a member of the staff has typed into a form that is no draft, and not sent
// yet: the form's own JSON. It is empty where there is nothing.
func (tx *Tx) Typed(user didban.ID, form string) (text string, err error) {
	_, err = tx.Read(&text, record.Join(string(user), form), bucketTyped)
	return text, err
}

// PutTyped keeps it; an empty text forgets it.
func (tx *Tx) PutTyped(user didban.ID, form, text string) error {
	key := record.Join(string(user), form)
	if text == "" {
		return tx.Delete(key, bucketTyped)
	}
	return tx.Write(text, key, bucketTyped)
}

// ForgetTyped forgets up to limit forms of users who are gone, and tells whether there are more.
func (tx *Tx) ForgetTyped(gone func(user didban.ID) bool, limit int) (more bool, err error) {
	n := 0
	for key := range record.Walk(tx.Bucket(bucketTyped), nil, record.Forward) {
		if !gone(didban.ID(record.Split(key)[0])) {
			continue
		}
		if n++; n > limit {
			return true, nil
		}
		if err := errors.Join(tx.Delete(key, bucketTyped), tx.MarkErased(1)); err != nil {
			return false, err
		}
	}
	return false, nil
}
