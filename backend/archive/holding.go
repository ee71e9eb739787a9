package archive

import didban "didban.app/backend"

// Holding is what the catalogue shows of articles, and the areas that they are sorted by.
func (x *Index) Holding() (h didban.Holding) {
	x.Still(func(revision uint64) {
		h = didban.HoldingOf(revision, didban.KindArticle, didban.KindArea)
		for _, id := range x.snapshot.Load().ids {
			version := 0
			if e := x.articles[id]; e != nil {
				version = e.version
			}
			h.Add(didban.KindArticle, id, version)
		}
		for id, a := range x.areas {
			h.Add(didban.KindArea, id, a.version)
		}
	})
	return h
}
