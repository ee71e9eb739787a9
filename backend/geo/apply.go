package geo

import (
	"fmt"
	"maps"
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
	slot    int32 // in the columns; noSlot before it has one

	text    string             // what it is searched in, folded; empty once it is words
	words   []int32            // of that text, by number
	options numbers            // its options in all facets, by number
	status  int32              // that of its status
	cells   [len(levels)]int32 // where it is counted at low zoom
	turns   didban.Day         // on which it may be judged otherwise; empty for never
}

const noSlot = -1

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

func newBatch() *batch {
	return &batch{
		first: map[didban.ID]uint64{}, projects: map[didban.ID]*entry{},
		areas: map[didban.ID]*area{}, places: map[didban.ID]*didban.Place{},
		lists: map[didban.ID]*didban.TermList{}, reports: map[didban.ID]*reportEntry{},
	}
}

// take does all work that needs no lock, then applies the changes.
func (x *Index) take(feed didban.Feed, changes []didban.Change) error {
	b := newBatch()
	b.anew, b.began, b.last = changes[0].Seq == 1, changes[0].At, changes[len(changes)-1].Seq
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
		e := newEntry(p, past)
		e.facts.ID = c.ID // one text for what is one
		b.projects[c.ID] = e
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
	facts.TitleKey, facts.CodeKey = persian.SortKey(p.Title), persian.SortKey(p.Code)
	return &entry{
		spot: locate(p.Geometry), facts: &facts, version: p.Version, named: p.Areas, slot: noSlot,
		text: persian.Fold(strings.Join([]string{p.Title, p.Code, p.Address, p.Unit}, "\n")),
	}
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
	if b.anew || len(b.lists) > 0 {
		x.columns.speak(slices.Collect(maps.Values(x.lists)))
	}
	if x.limit(b.city) || len(b.areas) > 0 {
		x.updateAll()
	}
	x.applyProjects(b)
	x.sumCity()
	x.applyReports(b.reports)
	x.revision = b.last
}

// clear lets go of the nouns and of all that was made of them.
func (x *Index) clear() {
	x.projects, x.columns, x.tree, x.numbers = map[didban.ID]*entry{}, newColumns(), rtree.RTreeG[*entry]{}, map[didban.ID]uint64{}
	x.areas, x.sorted, x.places = map[didban.ID]*area{}, nil, map[didban.ID]*didban.Place{}
	x.lists = map[didban.ID]*didban.TermList{}
	x.cells, x.buckets, x.reports = nil, map[bucket]int32{}, newReports()
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
	old, fresh := make([]*entry, 0, len(b.projects)), make([]*entry, 0, len(b.projects))
	for id, e := range b.projects {
		if _, ok := x.numbers[id]; !ok {
			x.numbers[id] = b.first[id]
		}
		if before := x.projects[id]; before != nil {
			old = append(old, before)
		}
		if e != nil {
			e.number = x.numbers[id]
			fresh = append(fresh, e)
		}
	}
	x.exchange(old, func() []*entry {
		for _, e := range old {
			x.unplace(e)
		}
		for _, e := range fresh {
			x.shared.project(e.facts)
			e.named = shareList(x.shared, x.shared.ids, e.named)
			e.words, e.text = x.columns.texts.of(e.text), ""
			x.update(e)
			x.place(e)
		}
		put(x.projects, b.projects)
		return fresh
	})
}

// exchange is the one way by which projects change: those of before leave all that counts
// them, and what renew makes of them joins. Both may be the same entries.
func (x *Index) exchange(before []*entry, renew func() []*entry) {
	for _, e := range before {
		x.sums.left(e.facts)
	}
	var after []*entry
	x.columns.exchange(before, func() []*entry {
		after = renew()
		return after
	})
	for _, e := range after {
		x.sums.joined(e.facts)
	}
	if x.columns.texts.worn() {
		x.respell()
	}
}

// respell numbers the words anew, so that those of titles long gone take no room.
func (x *Index) respell() {
	numbers := x.columns.texts.renew()
	for _, e := range x.projects {
		words := make([]int32, len(e.words)) // windows hold the old ones
		for i, n := range e.words {
			words[i] = numbers[n]
		}
		slices.Sort(words)
		e.words = words
	}
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

// byListOrder leaves nothing to chance where order and code are the same.
func byListOrder(a, b *entry) int {
	if c := didban.ProjectOrder(a.facts, b.facts); c != 0 {
		return c
	}
	return strings.Compare(string(a.facts.ID), string(b.facts.ID))
}

// update works out what depends on the areas of the city and on the day.
func (x *Index) update(e *entry) {
	facts := e.facts
	if e.slot != noSlot { // readers have the old ones
		facts = new(didban.ProjectFacts)
		*facts = *e.facts
	}
	facts.Areas = didban.AreasAround(e.named, x.parent)
	facts.AreaKey = x.areaKey(facts.Areas)
	facts.Unassigned, facts.Judged = x.unassigned(facts.Areas), x.judge.Of(facts)
	x.shared.judged(facts)
	e.facts, e.turns = facts, x.judge.Turns(facts)
	share(x.shared, &e.turns)
	e.options = x.columns.optionsOf(facts)
	e.status = x.columns.number(didban.FacetStatus, facts.Standing())
	if e.spot != nil {
		e.cells = x.cellsAt(e.at, e.facts.Areas)
	}
}

// optionsOf numbers the options of a project's facets; its contractors are counted by firms.
func (c *columns) optionsOf(p *didban.ProjectFacts) numbers {
	out := make([]int32, 0, 4*len(didban.Facets))
	for _, facet := range didban.Facets {
		if facet == didban.FacetContractor {
			continue
		}
		for _, code := range p.Options(facet) {
			out = append(out, c.number(facet, code))
		}
	}
	return packNumbers(out)
}

// areaKey sorts by the name of the first area.
func (x *Index) areaKey(areas []didban.ID) string {
	if len(areas) == 0 || x.areas[areas[0]] == nil {
		return ""
	}
	return x.areas[areas[0]].key
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
	x.cells, x.buckets = nil, map[bucket]int32{}
	for _, a := range x.sorted {
		if a.shape != nil {
			a.cell = int32(len(x.cells))
			x.cells = append(x.cells, cell{id: a.ID, name: a.Name, at: toWorld(a.pin)})
		}
	}
	everyone := slices.Collect(x.columns.all())
	x.exchange(everyone, func() []*entry {
		for _, e := range everyone {
			x.update(e)
		}
		return everyone
	})
	for _, e := range x.reports.entries {
		x.updateReport(e)
	}
	clear(x.reports.asked)
}

// boxOf gives a bound in the words of package didban.
func boxOf(b orb.Bound) didban.Box {
	return didban.Box{West: b.Min[0], South: b.Min[1], East: b.Max[0], North: b.Max[1]}
}
