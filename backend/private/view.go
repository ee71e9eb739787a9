package private

import didban "didban.app/backend"

// SavedViews lists all views that somebody keeps, the oldest first.
func (tx *Tx) SavedViews() ([]*didban.SavedView, error) {
	return all[didban.SavedView](tx, bucketView)
}

// SavedView reads a view; CodeNotFound where there is none.
func (tx *Tx) SavedView(id didban.ID) (*didban.SavedView, error) {
	var v didban.SavedView
	ok, err := tx.Read(&v, []byte(id), bucketView)
	if err == nil && !ok {
		err = didban.Fault(didban.CodeNotFound, "view.notFound")
	}
	return &v, err
}

// PutSavedView keeps a view; it makes an id where there is none.
func (tx *Tx) PutSavedView(v *didban.SavedView) error {
	if v.ID == "" {
		v.ID = tx.NewID()
	}
	if err := v.Validate(); err != nil {
		return err
	}
	return tx.Write(v, []byte(v.ID), bucketView)
}

// DropSavedView removes a view.
func (tx *Tx) DropSavedView(id didban.ID) error { return tx.Delete([]byte(id), bucketView) }
