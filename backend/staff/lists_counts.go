package staff

import (
	"cmp"
	"slices"

	didban "didban.app/backend"
)

// states counts the rows of each state under the other filters.
func (f *finding) states() []CountView {
	out := []CountView{{State: "public"}, {State: "draft"}, {State: "new"}, {State: stateWithdrawn}}
	for _, row := range slices.Concat(f.rows, f.gone) {
		if !row.in(f.request.Draft) || !row.of(f.request.Whose) {
			continue
		}
		for n := range out {
			if row.is(out[n].State) {
				out[n].Count++
			}
		}
	}
	return out
}

// facets counts the options of each facet under the other filters, and names the people.
func (f *finding) facets() ([]FacetView, []PersonView) {
	drafts, whose, people := map[string]int{}, map[string]int{}, []PersonView{}
	for _, row := range slices.Concat(f.rows, f.gone) {
		if row.Draft == "" || !row.is(f.request.State) {
			continue
		}
		if row.of(f.request.Whose) {
			drafts[row.DraftState]++
		}
		if row.in(f.request.Draft) {
			if whose[row.Owner.ID]++; whose[row.Owner.ID] == 1 {
				people = append(people, row.Owner)
			}
		}
	}
	out := []FacetView{{"draft", optionViews(drafts)}, {"whose", optionViews(whose)}}
	slices.SortFunc(people, func(a, b PersonView) int { return cmp.Compare(a.Name, b.Name) })
	if didban.Kind(f.request.Kind) != didban.KindProject {
		return out, people
	}
	counts := f.projectCounts()
	for _, facet := range didban.Facets {
		out = append(out, FacetView{string(facet), optionViews(counts[facet])})
	}
	return out, people
}

// projectCounts counts the facets of projects: public ones by the map, others by what their
// drafts say, or by what they were.
func (f *finding) projectCounts() didban.Counts {
	kept, fresh := map[didban.ID]bool{}, []*didban.ProjectFacts{}
	for _, row := range slices.Concat(f.words, f.left) {
		if !row.is(f.request.State) || !row.in(f.request.Draft) || !row.of(f.request.Whose) {
			continue
		}
		if row.Public {
			kept[didban.ID(row.ID)] = true
		} else if row.facts != nil {
			fresh = append(fresh, row.facts)
		}
	}
	counts := f.countsOf(kept)
	for _, facts := range fresh {
		counts.Count(f.filter, facts)
	}
	return counts
}

// countsOf counts the facets of some public projects; those of all are counted already.
func (f *finding) countsOf(kept map[didban.ID]bool) didban.Counts {
	if whole := f.caller.Map.Select(f.filter); len(kept) == len(f.caller.Roster.All(didban.KindProject)) {
		return whole.Counts
	}
	return f.caller.Map.Among(f.filter, didban.ProjectSort{}, func(p *didban.ProjectFacts) bool { return kept[p.ID] }).Counts
}

func optionViews(counts map[string]int) []OptionView {
	out := make([]OptionView, 0, len(counts))
	for code, n := range counts {
		out = append(out, OptionView{code, n})
	}
	slices.SortFunc(out, func(a, b OptionView) int { return cmp.Compare(a.Code, b.Code) })
	return out
}
