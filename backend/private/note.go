package private

import didban "didban.app/backend"

// Notes lists the notes on a draft, the oldest first.
func (tx *Tx) Notes(draft didban.ID) ([]*didban.Note, error) {
	list, err := all[didban.Note](tx, bucketNote)
	var out []*didban.Note
	for _, n := range list {
		if n.Draft == draft {
			out = append(out, n)
		}
	}
	return out, err
}

// Note reads a note; CodeNotFound where there is none.
func (tx *Tx) Note(id didban.ID) (*didban.Note, error) {
	var n didban.Note
	ok, err := tx.Read(&n, []byte(id), bucketNote)
	if err == nil && !ok {
		err = didban.Fault(didban.CodeNotFound, "note.notFound", "id", string(id))
	}
	return &n, err
}

// PutNote keeps a note; it makes an id where there is none.
func (tx *Tx) PutNote(n *didban.Note) error {
	if n.ID == "" {
		n.ID = tx.NewID()
	}
	if err := n.Validate(); err != nil {
		return err
	}
	return tx.Write(n, []byte(n.ID), bucketNote)
}
