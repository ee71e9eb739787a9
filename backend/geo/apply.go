package geo

import (
	"fmt"
	"slices"
	"strings"

	"github.com/paulmach/orb"
	"github.com/tidwall/rtree"

	didban "didban.app/backend"
	"didban.app/backend/follow"
	"didban.app/backend/jalali"
	"didban.app/backend/persian"
)

// entry is one project with all that lists, counts and tiles need worked out.
type entry struct {
	*spot   // nil where the project has no place on the map
	facts   *didban.ProjectFacts
	version int         // of the project
	named   []didban.ID // the areas that the project itself names
	number  uint64
	rank    int // its position in list order

	words   []int32          // of its folded text, by number
	options []int            // its options in all facets, by number
	status  int              // that of its status
	cells   [len(levels)]int // where it is counted at low zoom
	values  []byte           // its own in a tile
}

// batch is a run of changes with the present state of all that they touch, each
// noun once: nil where it is gone.
type batch struct {
	anew     bool  // what was kept before is let go
	began    int64 // the first of them, Unix ms
	last     uint64
	first    map[didban.ID]uint64 // the first change of each project
	projects map[didban.ID]*entry
	areas    map[didban.ID]*area
	places   map[didban.ID]*didban.Place
	lists    map[didban.ID]*didban.TermList
	reports  map[didban.ID]*reportEntry
	city     *didban.City // nil where it did not change
}

// take does all work that needs no lock, then applies the changes.
func (x *Index) take(feed didban.Feed, changes []didban.Change) error {
	b := &batch{
		anew: changes[0].Seq == 1, began: changes[0].At, last: changes[len(changes)-1].Seq, first: map[didban.ID]uint64{}, projects: map[didban.ID]*entry{},
		areas: map[didban.ID]*area{}, places: map[didban.ID]*didban.Place{},
		lists: map[didban.ID]*didban.TermList{}, reports: map[didban.ID]*reportEntry{},
	}
	for _, c := range follow.Touched(changes) {
		if err := b.load(feed, c); err != nil {
			return err
		}
	}
	x.apply(b)
	return nil
}

// load takes in the present state whatever the change was: a deleted noun may
// have come back since, and a changed one be gone.
func (b *batch) load(feed didban.Feed, c didban.Change) error {
	switch c.Kind {
	case didban.KindProject:
		b.first[c.ID] = c.Seq
		p, err := follow.Fetch[*didban.Project](feed, c)
		if p == nil || err != nil {
			b.projects[c.ID] = nil
			return err
		}
		past, err := standing(feed, p)
		b.projects[c.ID] = newEntry(p, past)
		return err
	case didban.KindArea:
		a, err := follow.Fetch[*didban.Area](feed, c)
		b.areas[c.ID] = newArea(a)
		return err
	case didban.KindPlace:
		p, err := follow.Fetch[*didban.Place](feed, c)
		b.places[c.ID] = p
		return err
	case didban.KindTerms:
		l, err := follow.Fetch[*didban.TermList](feed, c)
		b.lists[c.ID] = l
		return err
	case didban.KindReport:
		r, err := follow.Fetch[*didban.Report](feed, c)
		b.reports[c.ID] = newReportEntry(r)
		return err
	case didban.KindCity:
		city, err := follow.Fetch[*didban.City](feed, c)
		b.city = city
		return err
	default: // the other kinds have no place on the map
		return nil
	}
}

// standing gives the saved states of a project that was saved more than once.
func standing(feed didban.Feed, p *didban.Project) ([]didban.Stood, error) {
	if p.Version < 2 {
		return nil, nil
	}
	past, err := feed.Stood(p.ID)
	if err != nil {
		return nil, fmt.Errorf("read the past of project %s: %w", p.ID, err)
	}
	return past, nil
}

func newEntry(p *didban.Project, past []didban.Stood) *entry {
	facts := p.Facts(func(didban.ID) didban.ID { return "" }, past...)
	facts.Years = p.FiscalYears(func(d didban.Day) int { return jalali.FiscalYear(string(d)) })
	facts.Folded = persian.Fold(strings.Join([]string{p.Title, p.Code, p.Address, p.Unit}, "\n"))
	facts.TitleKey, facts.CodeKey = persian.SortKey(p.Title), persian.SortKey(p.Code)
	return &entry{spot: locate(p.Geometry), facts: &facts, version: p.Version, named: p.Areas, values: ownValues(&facts)}
}

func (x *Index) apply(b *batch) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if b.anew {
		x.clear()
		x.since = b.began
	}
	put(x.places, b.places)
	put(x.areas, b.areas)
	put(x.lists, b.lists)
	if x.limit(b.city) || len(b.areas) > 0 {
		x.updateAll()
	}
	x.applyProjects(b)
	x.sumCity()
	x.applyReports(b.reports)
	x.revision, x.built = b.last, nil
}

// clear lets go of the nouns and of all that was made of them.
func (x *Index) clear() {
	x.projects, x.ordered, x.tree, x.numbers = map[didban.ID]*entry{}, nil, rtree.RTreeG[*entry]{}, map[didban.ID]uint64{}
	x.areas, x.sorted, x.places = map[didban.ID]*area{}, nil, map[didban.ID]*didban.Place{}
	x.lists = map[didban.ID]*didban.TermList{}
	x.cells, x.buckets, x.reports = nil, map[bucket]int{}, newReports()
	x.sums.letGo()
	x.windows.mu.Lock()
	defer x.windows.mu.Unlock()
	x.windows.made = nil
}

// put lays the new state over the old; nil takes away.
func put[V any](into, from map[didban.ID]*V) {
	for id, v := range from {
		if v == nil {
			delete(into, id)
			continue
		}
		into[id] = v
	}
}

func (x *Index) applyProjects(b *batch) {
	if len(b.projects) == 0 {
		return
	}
	fresh := make([]*entry, 0, len(b.projects))
	for id, e := range b.projects {
		if _, ok := x.numbers[id]; !ok {
			x.numbers[id] = b.first[id]
		}
		if before := x.projects[id]; before != nil {
			x.unplace(before)
			x.sums.left(before.facts)
		}
		if e != nil {
			e.number = x.numbers[id]
			e.words = x.vocabulary.of(e.facts.Folded)
			x.update(e)
			x.place(e)
			x.sums.joined(e.facts)
			fresh = append(fresh, e)
		}
	}
	put(x.projects, b.projects)
	kept := slices.DeleteFunc(x.ordered, func(e *entry) bool { return x.projects[e.facts.ID] != e })
	x.ordered = merge(kept, fresh)
}

func (x *Index) place(e *entry) {
	if e.spot != nil {
		x.tree.Insert(e.box.Min, e.box.Max, e)
	}
}

func (x *Index) unplace(e *entry) {
	if e.spot != nil {
		x.tree.Delete(e.box.Min, e.box.Max, e)
	}
}

// merge puts new entries among the ordered ones and numbers all of them.
func merge(kept, fresh []*entry) []*entry {
	slices.SortFunc(fresh, byListOrder)
	out := make([]*entry, 0, len(kept)+len(fresh))
	for _, e := range kept {
		for len(fresh) > 0 && byListOrder(fresh[0], e) < 0 {
			out, fresh = append(out, fresh[0]), fresh[1:]
		}
		out = append(out, e)
	}
	out = append(out, fresh...)
	for i, e := range out {
		e.rank = i
	}
	return out
}

// byListOrder leaves nothing to chance where order and code are the same.
func byListOrder(a, b *entry) int {
	if c := didban.ProjectOrder(a.facts, b.facts); c != 0 {
		return c
	}
	return slices.Compare([]byte(a.facts.ID), []byte(b.facts.ID))
}

// update works out what depends on the areas of the city.
func (x *Index) update(e *entry) {
	facts := *e.facts
	facts.Areas = didban.AreasAround(e.named, x.parent)
	facts.AreaKey = x.areaKey(facts.Areas)
	facts.Unassigned, facts.Judged = x.unassigned(facts.Areas), x.judge.Of(&facts)
	e.facts = &facts
	e.options = x.optionsOf(&facts)
	e.status = x.number(didban.FacetStatus, facts.Standing())
	if e.spot != nil {
		e.cells = x.cellsAt(e.at, e.facts.Areas)
	}
}

// optionsOf numbers the options of a project's facets; its contractors are counted by firms.
func (x *Index) optionsOf(p *didban.ProjectFacts) []int {
	out := make([]int, 0, 2*len(didban.Facets))
	for _, facet := range didban.Facets {
		if facet == didban.FacetContractor {
			continue
		}
		for _, code := range p.Options(facet) {
			out = append(out, x.number(facet, code))
		}
	}
	return out
}

// areaKey sorts by the name of the first area.
func (x *Index) areaKey(areas []didban.ID) string {
	if len(areas) == 0 || x.areas[areas[0]] == nil {
		return ""
	}
	return persian.SortKey(x.areas[areas[0]].Name)
}

func (x *Index) parent(id didban.ID) didban.ID {
	if a, ok := x.areas[id]; ok {
		return a.Parent
	}
	return ""
}

// updateAll follows a change of the areas themselves: every project may now be
// counted elsewhere.
func (x *Index) updateAll() {
	x.sums.letGo()
	x.sortAreas()
	x.part()
	x.cells, x.buckets = nil, map[bucket]int{}
	for _, a := range x.sorted {
		if a.shape != nil {
			a.cell = len(x.cells)
			x.cells = append(x.cells, cell{id: a.ID, name: a.Name, at: toWorld(a.pin)})
		}
	}
	for _, e := range x.ordered {
		x.update(e)
	}
	for _, e := range x.reports.entries {
		x.updateReport(e)
	}
	clear(x.reports.asked)
}

// boxOf gives a bound in the words of package didban.
func boxOf(b orb.Bound) didban.Box {
	return didban.Box{West: b.Min[0], South: b.Min[1], East: b.Max[0], North: b.Max[1]}
}
