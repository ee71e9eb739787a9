package geo_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/geo"
)

// TestDifference_AnswersAsTheWhole holds a map that follows thousands of random changes,
// each by its difference, to one that reads the whole feed: after each they are asked the same.
func TestDifference_AnswersAsTheWhole(t *testing.T) {
	rounds := 2000
	if testing.Short() {
		rounds = 300
	}
	w := newWorld(t, 11, 40)
	for round := range rounds {
		w.change()
		if w.IntN(60) == 0 { // more at once than is followed one by one
			for range 150 {
				w.change()
			}
		}
		if !w.agrees(fmt.Sprintf("round %d, after %s", round, w.last)) {
			return
		}
	}
}

// world is a city that changes at random, and the map that follows it.
type world struct {
	*rand.Rand
	t     *testing.T
	feed  *ailing
	live  *geo.Index
	nouns []*didban.Project // as they were first
	areas []*didban.Area
	day   didban.Day
	limit didban.Thresholds
	last  string // what changed last
}

// ailing is a feed in which some nouns are damaged; a project that was saved more than once
// has saved states.
type ailing struct {
	*didbantest.Feed
	damaged map[didban.ID]bool
}

func (f *ailing) Load(kind didban.Kind, id didban.ID) (didban.Noun, error) {
	if f.damaged[id] {
		return nil, didban.Fault(didban.CodeDamaged, "store.damaged")
	}
	return f.Feed.Load(kind, id)
}

func (f *ailing) Stood(id didban.ID) ([]didban.Stood, error) {
	noun, err := f.Load(didban.KindProject, id)
	p, ok := noun.(*didban.Project)
	if !ok {
		return nil, err
	}
	first := p.Stood(1, "2026-01-02", "")
	first.End, first.Suspended = "2026-04-05", !p.Suspended
	return []didban.Stood{first, p.Stood(p.Version, "2026-11-02", "")}, nil
}

func newWorld(t *testing.T, seed uint64, projects int) *world {
	w := &world{Rand: rand.New(rand.NewPCG(seed, 3)), t: t, live: geo.NewIndex(), day: "2026-11-10"}
	nouns := didbantest.City(projects, 0)
	for _, n := range nouns {
		switch n := n.(type) {
		case *didban.Project:
			w.nouns = append(w.nouns, n)
		case *didban.Area:
			w.areas = append(w.areas, n)
		}
	}
	w.feed = &ailing{didbantest.NewFeed(nouns...), map[didban.ID]bool{}}
	w.live.Today(w.day)
	return w
}

// change makes one random change, of a project most of the time.
func (w *world) change() {
	p := w.nouns[w.IntN(len(w.nouns))]
	switch n := w.IntN(100); {
	case n < 70:
		w.put(p)
	case n < 78:
		w.last = "a deletion"
		w.feed.Delete(didban.KindProject, p.ID)
	case n < 83:
		w.last = "damage"
		w.feed.damaged[p.ID] = !w.feed.damaged[p.ID]
		w.feed.Put(p)
	case n < 88:
		w.putArea()
	case n < 91:
		w.putTerms()
	case n < 93:
		w.last = "a threshold"
		w.limit = didban.Thresholds{Overdue: w.IntN(40), Silent: w.IntN(300), Disclosure: w.IntN(100)}
		w.feed.Put(&didban.City{Meta: didban.Meta{ID: didbantest.ID(didban.KindCity, 1), Code: "city"}, Name: "شهر", Thresholds: w.limit})
	case n < 94:
		w.turn(-w.IntN(40))
	default:
		w.turn(w.IntN(12))
	}
}

func (w *world) turn(days int) {
	w.day, w.last = didban.DayOf(w.day.Time().AddDate(0, 0, days)), "a turn of the day"
	w.live.Today(w.day)
}

// put saves a project that differs in many fields.
func (w *world) put(old *didban.Project) {
	p := *old
	w.last = "a saved project"
	some := func(of int) bool { return w.IntN(of) == 0 }
	p.Version, p.Suspended = 1+w.IntN(3), some(5)
	p.Title = []string{p.Title, "پل تازه", fmt.Sprint("بوستان ", w.IntN(5000)), "آب"}[w.IntN(4)]
	p.Domain, p.Status = didban.Domains[w.IntN(len(didban.Domains))].Code, didban.Statuses[w.IntN(len(didban.Statuses))].Code
	p.AsOf, p.End, p.OriginalEnd = w.someDay(), w.someDay(), w.someDay()
	if p.Finished = ""; some(3) {
		p.Finished = w.someDay()
	}
	p.Areas = nil
	for range w.IntN(3) {
		p.Areas = append(p.Areas, w.areas[w.IntN(len(w.areas))].ID)
	}
	p.UnitID, p.Unit, p.Address = didbantest.ID(didban.KindUnit, w.IntN(3)+1), fmt.Sprint("سازمان ", w.IntN(4)), fmt.Sprint("کوچهٔ ", w.IntN(9))
	p.Geometry = w.place(old.Geometry)
	p.Contracts = contracts(w.IntN(60))
	for i := range p.Contracts {
		p.Contracts[i].Contractor, p.Contracts[i].Signed = fmt.Sprint("شرکت ", w.IntN(40)), w.someDay()
		p.Contracts[i].Payments = append(p.Contracts[i].Payments, didban.Payment{Day: w.someDay(), Amount: 7})
	}
	p.Progress = nil
	if some(2) {
		p.Progress = []didban.Progress{{Day: w.someDay(), PhysicalPlanned: didban.PercentOf(60), PhysicalActual: didban.PercentOf(float64(w.IntN(100)))}}
	}
	p.Budget = nil
	if !some(4) {
		p.Budget = []didban.BudgetLine{{Year: 1400 + w.IntN(6), Source: "municipal", Approved: didban.Rial(w.IntN(9)) * 30_000_000_000, Spent: didban.Rial(w.IntN(1000))}}
	}
	w.feed.Put(&p)
}

func (w *world) someDay() didban.Day {
	if w.IntN(6) == 0 {
		return ""
	}
	return didban.DayOf(w.day.Time().AddDate(0, 0, w.IntN(300)-220))
}

func (w *world) place(old *didban.Geometry) *didban.Geometry {
	lon, lat := 51.38+w.Float64()*0.1, 33.94+w.Float64()*0.1
	return []*didban.Geometry{
		nil, old, shape("Point", fmt.Sprintf("[%.6f,%.6f]", lon, lat)), square(lon, lat, 0.004), shape("Point", "[51,"),
		shape("LineString", fmt.Sprintf("[[%.6f,%.6f],[%.6f,%.6f]]", lon, lat, lon+0.01, lat)), shape("Point", "[52.1,34.3]"),
	}[w.IntN(7)]
}

func (w *world) putArea() {
	w.last = "an area"
	a := *w.areas[w.IntN(len(w.areas))]
	switch w.IntN(4) {
	case 0:
		w.feed.Delete(didban.KindArea, a.ID)
		return
	case 1:
		a.Boundary = square(51.38+w.Float64()*0.1, 33.94+w.Float64()*0.1, 0.02)
	case 2:
		a.Name, a.Parent = fmt.Sprint("محلهٔ ", w.IntN(99)), ""
	}
	w.feed.Put(&a)
}

func (w *world) putTerms() {
	w.last = "terms"
	terms := slices.Clone(didban.Domains)
	w.Shuffle(len(terms), func(i, j int) { terms[i], terms[j] = terms[j], terms[i] })
	w.feed.Put(&didban.TermList{Meta: didban.Meta{ID: didbantest.ID(didban.KindTerms, 1), Code: string(didban.VocabularyDomains)}, Terms: terms})
}

// filter is one of those that are asked again and again, or one that never was asked.
func (w *world) filter() didban.ProjectFilter {
	names := slices.Sorted(func(yield func(string) bool) {
		for name := range filters {
			if !yield(name) {
				return
			}
		}
	})
	f := filters[names[w.IntN(len(names))]]
	switch w.IntN(12) {
	case 0:
		f.Words = []string{[]string{"پل", "بوس", "1", "ش", "ساز"}[w.IntN(5)]}
	case 1:
		f.Contractors = []string{fmt.Sprint("شرکت ", w.IntN(40)), fmt.Sprint("شرکت ", w.IntN(40))}
	case 2:
		f.Amount = ranged(fmt.Sprint(w.IntN(9)*30, "000000000-"))
	case 3:
		f.Units = []string{string(didbantest.ID(didban.KindUnit, w.IntN(3)+1))}
	}
	return f
}

// agrees asks both maps at random.
func (w *world) agrees(when string) bool {
	whole := geo.NewIndex()
	for _, x := range []*geo.Index{w.live, whole} {
		if err := x.CatchUp(w.feed); err != nil {
			w.t.Fatal(err)
		}
	}
	whole.Today(w.day)
	for range 3 {
		f := w.filter()
		by := didban.ProjectSort{Column: append(didban.SortColumns, "")[w.IntN(1+len(didban.SortColumns))], Descending: w.IntN(2) == 0}
		w.same(when, f, by, w.live, whole)
	}
	past := geo.PastOf([]string{"1404-11", "1405-02", "1405-07"}[w.IntN(3)])
	near := didban.Circle{Position: didban.Position{Lon: 51.43, Lat: 33.99}, Radius: 3000}
	switch w.IntN(12) {
	case 0:
		w.same(when+", looking back", w.filter(), didban.ProjectSort{}, w.live.Window(past, didban.Circle{}), whole.Window(past, didban.Circle{}))
	case 1:
		w.same(when+", around a spot", w.filter(), didban.ProjectSort{Column: "delay"}, w.live.Window(didban.Past{}, near), whole.Window(didban.Past{}, near))
	}
	w.sameElsewhere(when, whole)
	return !w.t.Failed()
}

// same holds the answers to one question together.
func (w *world) same(when string, f didban.ProjectFilter, by didban.ProjectSort, live, whole *geo.Index) {
	w.t.Helper()
	got, want := live.Sorted(f, by), whole.Sorted(f, by)
	if !alikeFacts(got, want) {
		w.t.Errorf("%s, %s by %v: %d projects, %d located, %v spent, want %d, %d, %v", when, f.Key(), by, len(got.Projects), got.Located, got.Spent, len(want.Projects), want.Located, want.Spent)
		for facet, counts := range want.Counts {
			if !reflect.DeepEqual(got.Counts[facet], counts) {
				w.t.Errorf("%s: counts %v, want %v", facet, got.Counts[facet], counts)
			}
		}
		for i := range min(len(got.Projects), len(want.Projects)) {
			if !alikeFacts(got.Projects[i], want.Projects[i]) {
				w.t.Fatalf("place %d: %+v, want %+v", i, *got.Projects[i], *want.Projects[i])
			}
		}
	}
	half := func(p *didban.ProjectFacts) bool { return len(p.Title)%2 == 0 }
	if w.IntN(4) == 0 && !alikeFacts(live.Among(f, by, half), whole.Among(f, by, half)) {
		w.t.Errorf("%s, %s: others among half", when, f.Key())
	}
	z := []uint32{10, 12, 13, 15}[w.IntN(4)]
	x, y := tileAt(51.38+w.Float64()*0.1, 33.94+w.Float64()*0.1, z)
	sameTile(w.t, tile(w.t, live, z, x, y, f), tile(w.t, whole, z, x, y, f))
}

// sameElsewhere asks what takes no filter.
func (w *world) sameElsewhere(when string, whole *geo.Index) {
	at := didban.Position{Lon: 51.38 + w.Float64()*0.1, Lat: 33.94 + w.Float64()*0.1}
	id := w.nouns[w.IntN(len(w.nouns))].ID
	for name, ask := range map[string]func(*geo.Index) any{
		"nearby":    func(x *geo.Index) any { return x.Nearby(at, 5) },
		"facts":     func(x *geo.Index) any { f, _ := x.Facts(id); return f },
		"first day": func(x *geo.Index) any { return x.FirstDay() },
		"awards":    func(x *geo.Index) any { return len(x.Awards().Units()) },
		"holding":   func(x *geo.Index) any { return x.Holding() },
		"gazetteer": func(x *geo.Index) any { return x.Gazetteer([]string{"کوچه"}, 20) },
	} {
		if got, want := ask(w.live), ask(whole); !alikeFacts(got, want) {
			w.t.Errorf("%s: %s is %+v, want %+v", when, name, got, want)
		}
	}
}
