package geo

import "didban.app/backend/award"

// Awards gives the contracts of all projects as they were let. The book is made once after a
// change, when it is first asked for.
func (x *Index) Awards() *award.Book {
	x.mu.RLock()
	defer x.mu.RUnlock()
	c := x.columns
	c.awarded.Lock()
	defer c.awarded.Unlock()
	if c.awards == nil {
		c.awards = award.NewBook(c.inOrder())
	}
	return c.awards
}
