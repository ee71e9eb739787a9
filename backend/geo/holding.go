package geo

import didban "didban.app/backend"

// Holding is what the map shows of projects, reports, areas, places and lists of codes.
func (x *Index) Holding() didban.Holding {
	x.mu.RLock()
	defer x.mu.RUnlock()
	h := didban.HoldingOf(x.revision, didban.KindProject, didban.KindArea, didban.KindPlace, didban.KindTerms, didban.KindReport)
	for e := range x.columns.all() {
		h.Add(didban.KindProject, e.facts.ID, e.version)
	}
	for id, a := range x.areas {
		h.Add(didban.KindArea, id, a.Version)
	}
	for id, p := range x.places {
		h.Add(didban.KindPlace, id, p.Version)
	}
	for id, e := range x.reports.entries {
		h.Add(didban.KindReport, id, e.Version)
	}
	for id, l := range x.lists {
		h.Add(didban.KindTerms, id, l.Version)
	}
	return h
}
