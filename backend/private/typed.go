package private

import (
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
