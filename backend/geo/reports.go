package geo

import (
	"cmp"
	"slices"
	"sync"

	"github.com/paulmach/orb"
	"github.com/tidwall/rtree"

	didban "didban.app/backend"
)

// reports are the reports on the map; those of the Index that holds them guard them.
type reports struct {
	entries map[didban.ID]*reportEntry
	tree    rtree.RTreeG[*reportEntry]

	sorting sync.Mutex     // guards sorted among readers
	sorted  []*reportEntry // the newest first; nil after a change
}

// reportEntry is one report with what counts and tiles need worked out.
type reportEntry struct {
	*didban.Report
	facts *didban.ReportFacts
	at    orb.Point // in the world
	rank  int       // among the sorted
	cells [len(levels)]int
}

func newReports() *reports { return &reports{entries: map[didban.ID]*reportEntry{}} }

func newReportEntry(r *didban.Report) *reportEntry {
	if r == nil {
		return nil
	}
	slim := *r // the words are the record's
	slim.Text, slim.Steps = "", nil
	return &reportEntry{Report: &slim, facts: r.Facts(func(didban.ID) didban.ID { return "" }), at: toWorld(pointOf(r.Point))}
}

func (x *Index) applyReports(fresh map[didban.ID]*reportEntry) {
	for id, e := range fresh {
		if old := x.reports.entries[id]; old != nil {
			x.reports.tree.Delete(old.at, old.at, old)
		}
		if e != nil {
			x.reports.tree.Insert(e.at, e.at, e)
			x.updateReport(e)
		}
	}
	put(x.reports.entries, fresh)
	if len(fresh) > 0 {
		x.reports.sorted = nil
	}
}

// updateReport works out what depends on the areas of the city. The facts are made anew,
// because readers have the old ones.
func (x *Index) updateReport(e *reportEntry) {
	facts := *e.facts
	facts.Areas = didban.AreasAround(e.Areas, x.parent)
	e.facts = &facts
	e.cells = x.cellsAt(pointOf(e.Point), facts.Areas)
}

// inOrder gives the reports, the newest first; the caller holds the lock for reading.
func (x *Index) inOrder() []*reportEntry {
	x.reports.sorting.Lock()
	defer x.reports.sorting.Unlock()
	if x.reports.sorted == nil {
		list := make([]*reportEntry, 0, len(x.reports.entries))
		for _, e := range x.reports.entries {
			list = append(list, e)
		}
		slices.SortFunc(list, func(a, b *reportEntry) int { return didban.ReportOrder(a.facts, b.facts) })
		for i, e := range list {
			e.rank = i
		}
		x.reports.sorted = list
	}
	return x.reports.sorted
}

// ReportSelection is what a filter shows of the reports at one revision.
type ReportSelection struct {
	// Reports are all that match, the newest first; they are shared and must not be changed.
	Reports []*didban.ReportFacts
	// Counts are how many reports each option of a facet would show under the other filters.
	Counts   map[didban.ReportFacet]map[string]int
	Bounds   didban.Box // of the matches; the zero Box where there are none
	Revision uint64
}

// Reports gives the reports that pass a filter. All of them lie on the map.
func (x *Index) Reports(f didban.ReportFilter) ReportSelection {
	x.mu.RLock()
	defer x.mu.RUnlock()
	out := ReportSelection{Counts: map[didban.ReportFacet]map[string]int{}, Revision: x.revision}
	for _, facet := range didban.ReportFacets {
		out.Counts[facet] = map[string]int{}
	}
	var bounds orb.Bound
	for _, e := range x.inOrder() {
		out.count(f, e.facts)
		if !f.Match(e.facts) {
			continue
		}
		at := pointOf(e.Point)
		if len(out.Reports) == 0 {
			bounds = at.Bound()
		}
		bounds = bounds.Extend(at)
		out.Reports = append(out.Reports, e.facts)
	}
	out.Bounds = boxOf(bounds)
	return out
}

func (s *ReportSelection) count(f didban.ReportFilter, r *didban.ReportFacts) {
	if f.MatchBut(r, didban.ReportFacetArea) {
		for _, area := range r.Areas {
			s.Counts[didban.ReportFacetArea][string(area)]++
		}
	}
	if f.MatchBut(r, didban.ReportFacetCategory) {
		s.Counts[didban.ReportFacetCategory][r.Category]++
	}
	if f.MatchBut(r, didban.ReportFacetPhase) {
		s.Counts[didban.ReportFacetPhase][string(r.Phase)]++
	}
}

// Report gives one report's facts, which are shared and must not be changed.
func (x *Index) Report(id didban.ID) (*didban.ReportFacts, bool) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	e, ok := x.reports.entries[id]
	if !ok {
		return nil, false
	}
	return e.facts, true
}

// maxSuggested is how many reports are laid beside a new one.
const maxSuggested = 3

// NearReport is a report that may be of the same thing as a new one.
type NearReport struct {
	*didban.ReportFacts
	Metres   float64
	Likeness float64 // of the words, from 0 to 1
}

// score is how far from being the same, the nearest and likest first.
func (n NearReport) score(radius int) float64 { return n.Metres/float64(radius) + (1-n.Likeness)/2 }

// Near gives up to three reports that may be of the same thing as one of a category at a
// place: of the same group, within its radius, open or fixed in the last 30 days. likeness
// says how like the words of a report are to those of the new one; nil where it has none yet.
func (x *Index) Near(category string, p didban.Position, today didban.Day, likeness func(didban.ID) float64) []NearReport {
	kind, ok := didban.ReportKindOf(category)
	if !ok {
		return nil
	}
	var found []NearReport
	for _, n := range x.within(kind, p, today) {
		if likeness != nil {
			n.Likeness = min(1, max(0, likeness(n.ID)))
		}
		found = append(found, n)
	}
	slices.SortFunc(found, func(a, b NearReport) int {
		return cmp.Or(cmp.Compare(a.score(kind.Radius), b.score(kind.Radius)), cmp.Compare(a.ID, b.ID))
	})
	return found[:min(len(found), maxSuggested)]
}

// within finds the reports of a group that lie within its radius; likeness is asked outside
// the lock.
func (x *Index) within(kind didban.ReportKind, p didban.Position, today didban.Day) (found []NearReport) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	at := pointOf(p)
	around := boxAround(didban.Circle{Position: p, Radius: kind.Radius})
	x.reports.tree.Search(around.Min, around.Max, func(_, _ [2]float64, e *reportEntry) bool {
		metres := distance(at, pointOf(e.Point))
		if e.facts.Group == kind.Group && metres <= float64(kind.Radius) && e.facts.Suggested(today) {
			found = append(found, NearReport{ReportFacts: e.facts, Metres: metres})
		}
		return true
	})
	return found
}

// Locate gives the areas around a place where something is reported, the innermost last.
// It fails with report.outside where the place lies in none of the city's, and with
// report.area where it does not lie in the area that was named; empty names none.
func (x *Index) Locate(p didban.Position, named didban.ID) ([]didban.ID, error) {
	areas := x.AreasAt(p)
	_, drawn := x.AreaBounds()
	if len(areas) == 0 && (drawn || !didban.Surroundings.Holds(p)) {
		return nil, refusedAt("point", "report.outside")
	}
	if named != "" && !slices.Contains(areas, named) {
		return nil, refusedAt("area", "report.area")
	}
	return areas, nil
}

func refusedAt(field, key string) error {
	fault := didban.Fault(didban.CodeInvalid, key)
	fault.Field = field
	return fault
}
