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

	options  []reportOption // of all facets, by number
	numbered map[reportOption]int

	sorting sync.Mutex     // guards what is below among readers
	sorted  []*reportEntry // the newest first; nil after a change
	asked   map[string]ReportSelection
}

// reportOption is one choice within a facet of reports.
type reportOption struct {
	facet didban.ReportFacet
	code  string
}

// number numbers the options in the order in which they come up.
func (r *reports) number(facet didban.ReportFacet, code string) int {
	key := reportOption{facet, code}
	n, ok := r.numbered[key]
	if !ok {
		n = len(r.options)
		r.numbered[key] = n
		r.options = append(r.options, key)
	}
	return n
}

// reportEntry is one report with what counts and tiles need worked out.
type reportEntry struct {
	*didban.Report
	facts *didban.ReportFacts
	at    orb.Point // in the world
	rank  int       // among the sorted
	cells [len(levels)]int32
	// areas, category and phase are its options by number.
	areas           []int
	category, phase int
}

func newReports() *reports {
	return &reports{entries: map[didban.ID]*reportEntry{}, numbered: map[reportOption]int{}, asked: map[string]ReportSelection{}}
}

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
		clear(x.reports.asked)
	}
}

// updateReport works out what depends on the areas of the city. The facts are made anew,
// because readers have the old ones.
func (x *Index) updateReport(e *reportEntry) {
	facts := *e.facts
	facts.Areas = didban.AreasAround(e.Areas, x.parent)
	e.facts = &facts
	e.cells = x.cellsAt(pointOf(e.Point), facts.Areas)
	e.areas = e.areas[:0:0]
	for _, area := range facts.Areas {
		e.areas = append(e.areas, x.reports.number(didban.ReportFacetArea, string(area)))
	}
	e.category = x.reports.number(didban.ReportFacetCategory, facts.Category)
	e.phase = x.reports.number(didban.ReportFacetPhase, string(facts.Phase))
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

// maxAsked is how many selections are remembered until something changes.
const maxAsked = 32

// Reports gives the reports that pass a filter. All of them lie on the map. The selection
// is shared and must not be changed.
func (x *Index) Reports(f didban.ReportFilter) ReportSelection {
	x.mu.RLock()
	defer x.mu.RUnlock()
	list, name := x.inOrder(), ReportQuery(f).Encode()+string(f.Since)
	x.reports.sorting.Lock()
	defer x.reports.sorting.Unlock()
	out, ok := x.reports.asked[name]
	if !ok {
		if len(x.reports.asked) >= maxAsked {
			clear(x.reports.asked)
		}
		out = x.reports.choose(list, f)
		x.reports.asked[name] = out
	}
	out.Revision = x.revision
	return out
}

func (r *reports) choose(list []*reportEntry, f didban.ReportFilter) (out ReportSelection) {
	var bounds orb.Bound
	counts := make([]int, len(r.options))
	for _, e := range list {
		area, category, phase := f.Passes(e.facts)
		if area {
			for _, n := range e.areas {
				counts[n]++
			}
		}
		if category {
			counts[e.category]++
		}
		if phase {
			counts[e.phase]++
		}
		if !area || !category || !phase {
			continue
		}
		at := pointOf(e.Point)
		if len(out.Reports) == 0 {
			bounds = at.Bound()
		}
		bounds = bounds.Extend(at)
		out.Reports = append(out.Reports, e.facts)
	}
	out.Bounds, out.Counts = boxOf(bounds), r.counted(counts)
	return out
}

// counted names what was counted by number.
func (r *reports) counted(counts []int) map[didban.ReportFacet]map[string]int {
	out := map[didban.ReportFacet]map[string]int{}
	for _, facet := range didban.ReportFacets {
		out[facet] = map[string]int{}
	}
	for n, count := range counts {
		if count > 0 {
			out[r.options[n].facet][r.options[n].code] = count
		}
	}
	return out
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
