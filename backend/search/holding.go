package search

import didban "didban.app/backend"

// Holding is what a search can find of what the city says itself; what citizens wrote is found
// only while it is in sight, so that its number is not the record's. Its revision is 0 as long
// as the index is not ready.
func (x *Index) Holding() (didban.Holding, error) {
	h := didban.HoldingOf(0, didban.KindProject, didban.KindEvent, didban.KindTrustee, didban.KindArticle, didban.KindArea)
	if state := x.State(); state.Ready {
		h.Revision = state.Done
	}
	return h, x.read(func(_ *generation, s snapshot) error {
		for _, v := range s.segments {
			for all := v.all().Iterator(); all.HasNext(); {
				doc := all.Next()
				ref := parseDocID(v.columns.ids[doc])
				if _, told := h.Sums[ref.Kind]; told {
					h.Add(ref.Kind, ref.ID, v.columns.versions[doc])
				}
			}
		}
		return nil
	})
}
