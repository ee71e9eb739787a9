package geo

import "didban.app/backend/award"

// Awards gives the contracts of all projects as they were let. The book is made once a
// revision, when it is first asked for.
func (x *Index) Awards() *award.Book {
	x.mu.RLock()
	defer x.mu.RUnlock()
	c := x.columns()
	c.awarded.Do(func() { c.awards = award.NewBook(c.facts) })
	return c.awards
}
