package search

import didban "didban.app/backend"

// Holding is what a search can find. Its revision is 0 as long as the index is not ready.
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
				h.Add(ref.Kind, ref.ID, v.columns.versions[doc])
			}
		}
		return nil
	})
}
