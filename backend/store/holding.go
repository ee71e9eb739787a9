package store

import didban "didban.app/backend"

// Holding is what the record holds of the kinds, for what follows it to be held against;
// damaged nouns are left out, as they are for the followers.
func (s *Store) Holding(kinds ...didban.Kind) (didban.Holding, error) {
	h := didban.HoldingOf(0, kinds...)
	err := s.View(func(tx *Tx) error {
		h.Revision = tx.Head()
		for _, kind := range kinds {
			for n, err := range tx.all(kind) {
				if err != nil {
					return err
				}
				h.Add(kind, n.Head().ID, n.Head().Version)
			}
		}
		return nil
	})
	return h, err
}

// Head is the sequence of the newest change that the look sees, 0 for an empty store.
func (tx *Tx) Head() uint64 {
	return max(lastSeq(tx.file.Bucket(bucketChange)), lastSeq(tx.file.Bucket(bucketAudit)))
}
