package private

import (
	"errors"

	didban "didban.app/backend"
	"didban.app/backend/record"
)

// Contact reads how who sent something may be called; false for nobody, or no more.
func (tx *Tx) Contact(id didban.ID) (c didban.Contact, ok bool, err error) {
	ok, err = tx.Read(&c, []byte(id), bucketContact)
	return c, ok, err
}

// PutContact keeps how who sent something may be called.
func (tx *Tx) PutContact(id didban.ID, c didban.Contact) error {
	return tx.Write(c, []byte(id), bucketContact)
}

// DropContact erases it; the bytes leave the file when it is compacted.
func (tx *Tx) DropContact(id didban.ID) error {
	if !tx.Has([]byte(id), bucketContact) {
		return nil
	}
	return errors.Join(tx.Delete([]byte(id), bucketContact), tx.MarkErased(1))
}

// ForgetContacts drops up to limit contacts that are over, and tells whether there are more.
func (tx *Tx) ForgetContacts(over func(*didban.Submission) bool, limit int) (more bool, err error) {
	n := 0
	for key := range record.Walk(tx.Bucket(bucketContact), nil, record.Forward) {
		s, err := tx.Submission(didban.ID(key))
		if err != nil {
			return false, err
		}
		if !over(s) {
			continue
		}
		if n++; n > limit {
			return true, nil
		}
		if err := errors.Join(tx.DropContact(s.ID), tx.AddEvent(s, didban.SubmissionEvent{What: didban.EventContact, Day: didban.ErasedOn(tx.Now())})); err != nil {
			return false, err
		}
	}
	return false, nil
}

// Messages are the messages that are open to words, the oldest first.
func (tx *Tx) Messages() ([]*didban.Submission, error) {
	return tx.waiting(func(s *didban.Submission) bool { return s.Message != nil })
}

// Templates are the answers that are ready, the oldest first.
func (tx *Tx) Templates() (out []didban.Template, err error) {
	for key, value := range record.Walk(tx.Bucket(bucketTemplate), nil, record.Forward) {
		var t didban.Template
		if !record.Decode(value, &t) {
			return nil, record.Damaged(bucketTemplate, string(key))
		}
		out = append(out, t)
	}
	return out, nil
}

// Template reads one of them; CodeNotFound where there is none.
func (tx *Tx) Template(id didban.ID) (t didban.Template, err error) {
	ok, err := tx.Read(&t, []byte(id), bucketTemplate)
	if err == nil && !ok {
		err = didban.Fault(didban.CodeNotFound, "template.notFound", "id", string(id))
	}
	return t, err
}

// PutTemplate keeps an answer that is ready.
func (tx *Tx) PutTemplate(t didban.Template) error {
	return tx.Write(t, []byte(t.ID), bucketTemplate)
}

// DropTemplate takes one away.
func (tx *Tx) DropTemplate(id didban.ID) error { return tx.Delete([]byte(id), bucketTemplate) }
