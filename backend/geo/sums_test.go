package geo_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/geo"
	"didban.app/backend/jalali"
)

// changer changes a city at random, as people might and as nobody should.
type changer struct {
	*rand.Rand
	feed     *didbantest.Feed
	x        *geo.Index
	today    didban.Day
	projects map[int]didban.Project
	limits   didban.Thresholds
}

func oneOf[T any](c *changer, list ...T) T { return list[c.IntN(len(list))] }

func (c *changer) day(span int) didban.Day {
	if c.IntN(12) == 0 {
		return ""
	}
	return didban.DayOf(c.today.Time().AddDate(0, 0, c.IntN(2*span)-span))
}

func (c *changer) rials() didban.Rial {
	return oneOf(c, 0, didban.Rial(c.IntN(50)), didban.Rial(c.Int64N(1e12)), math.MaxInt64/3)
}

func (c *changer) areaIDs() []didban.ID {
	hood := func() didban.ID { return didbantest.ID(didban.KindArea, 1000+c.IntN(27)) }
	return oneOf(c, nil, []didban.ID{hood()}, []didban.ID{hood(), hood()}, []didban.ID{didbantest.ID(didban.KindArea, 100+c.IntN(5))}, []didban.ID{"gone"})
}

func (c *changer) project(n int) didban.Project {
	p := didban.Project{Meta: didban.Meta{ID: didbantest.ID(didban.KindProject, n), Code: fmt.Sprint(c.IntN(40)), Version: 1}}
	for range 12 {
		c.field(&p)
	}
	return p
}

// field changes one field of a project.
func (c *changer) field(p *didban.Project) {
	switch c.IntN(13) {
	case 0:
		p.Title = fmt.Sprint("پروژهٔ ", c.IntN(9))
	case 1:
		p.Domain = oneOf(c, "", "civil", "green", "services")
	case 2:
		p.Status = oneOf(c, "", "implementation", "completion", "preparation", "cancelled", "maintenance", "strange")
	case 3:
		p.Suspended = !p.Suspended
	case 4, 5:
		p.Areas = c.areaIDs()
	case 6:
		p.Start, p.End, p.OriginalEnd = c.day(900), c.day(500), c.day(500)
	case 7:
		p.Finished, p.AsOf = c.day(200), c.day(60)
	case 8, 9:
		p.Budget = nil
		for range c.IntN(5) {
			p.Budget = append(p.Budget, didban.BudgetLine{
				Year: 1402 + c.IntN(5), Source: oneOf(c, "", "municipal", "national"), Approved: c.rials(), Revised: c.rials(), Allocated: c.rials(), Spent: c.rials(),
			})
		}
	case 10:
		p.Progress = []didban.Progress{{Day: c.day(100), PhysicalPlanned: didban.PercentOf(80), PhysicalActual: didban.PercentOf(float64(c.IntN(9) * 10)), FinancialActual: didban.PercentOf(50)}}
	default:
		p.Contracts = nil
		for k := range c.IntN(6) {
			p.Contracts = append(p.Contracts, c.contract(k))
		}
	}
}

func (c *changer) contract(k int) didban.Contract {
	out := didban.Contract{
		Number: fmt.Sprint(k), Title: oneOf(c, "اجرا", "نظارت"), Method: oneOf(c, "", "open", "selective", "limited", "direct", "strange"), Status: "active",
		Contractor: oneOf(c, "", "سازه", "راه", fmt.Sprint("پیمانکار ", c.IntN(60))), Price: c.rials(), Signed: c.day(60),
		Tenderers: []string{"سازه", "راه", "آب"}[:c.IntN(4)],
	}
	for range c.IntN(3) {
		out.Amendments = append(out.Amendments, didban.Amendment{Kind: oneOf(c, "price", "duration"), Day: c.day(60), Old: int64(out.Price), New: int64(c.rials())})
	}
	for range c.IntN(7) {
		out.Payments = append(out.Payments, didban.Payment{Day: c.day(400), Amount: c.rials()})
	}
	return out
}

// step makes one change and says which.
func (c *changer) step() string {
	switch pick := c.IntN(100); {
	case pick < 6:
		c.today = didban.DayOf(c.today.Time().AddDate(0, 0, oneOf(c, 1, 1, 2, 9, 40, -3)))
		c.x.Today(c.today)
		return "today " + string(c.today)
	case pick < 8:
		c.limits.Silent, c.limits.Price, c.limits.Behind = c.IntN(100), c.IntN(50), c.IntN(60)
		c.feed.Put(&didban.City{Meta: didban.Meta{ID: didbantest.ID(didban.KindCity, 1), Code: "city", Version: 1}, Thresholds: c.limits})
		return "limits"
	case pick < 10:
		n := 1000 + c.IntN(27)
		if c.IntN(5) == 0 {
			c.feed.Delete(didban.KindArea, didbantest.ID(didban.KindArea, n))
			return "area gone"
		}
		c.feed.Put(&didban.Area{
			Meta: didban.Meta{ID: didbantest.ID(didban.KindArea, n), Code: fmt.Sprint("N", n), Version: 1}, Rank: didban.AreaNeighbourhood,
			Name: "محله", Parent: didbantest.ID(didban.KindArea, 100+c.IntN(6)),
		})
		return "area"
	case pick < 20:
		n := c.IntN(150)
		delete(c.projects, n)
		c.feed.Delete(didban.KindProject, didbantest.ID(didban.KindProject, n))
		return "deleted"
	default:
		for range 1 + c.IntN(3)*c.IntN(3) {
			n := c.IntN(150)
			p, ok := c.projects[n]
			if !ok {
				p = c.project(n)
			}
			c.field(&p)
			c.projects[n] = p
			c.feed.Put(&p)
		}
		return "put"
	}
}

// TestSums_FollowAsACountAnewWould changes a city thousands of times. After each change the
// sums that were kept are those that a plain recount of the list gives.
func TestSums_FollowAsACountAnewWould(t *testing.T) {
	steps := 4000
	if testing.Short() {
		steps = 400
	}
	c := &changer{Rand: rand.New(rand.NewPCG(16, 3)), today: "2026-11-22", projects: map[int]didban.Project{}, x: geo.NewIndex()}
	c.feed = didbantest.NewFeed(didbantest.City(0, 0)...)
	c.x.Today(c.today)
	areas := []string{"", "none", "gone", string(didbantest.ID(didban.KindArea, 100)), string(didbantest.ID(didban.KindArea, 101)), string(didbantest.ID(didban.KindArea, 1003)), "in-" + string(didbantest.ID(didban.KindArea, 100))}
	years := []int{0, 0, 1403, 1405, 1406}
	for n := range steps {
		did := c.step()
		if err := c.x.CatchUp(c.feed); err != nil {
			t.Fatal(err)
		}
		area, year := oneOf(c, areas...), oneOf(c, years...)
		list := c.x.Select(didban.ProjectFilter{Areas: areaList(area)}).Projects
		board := c.x.Board(area, year)
		same(t, fmt.Sprintf("step %d, %s: board of %q in %d", n, did, area, year), board.ProjectBoard, didbantest.Board(list, board.Scope))
		if board.Scope.Today != c.today {
			t.Errorf("step %d: the board of %s on %s", n, board.Scope.Today, c.today)
		}
		same(t, fmt.Sprintf("step %d, %s: area %q", n, did, area), c.x.AreaBoard(didban.ID(area)), plainArea(list, c.today, c.x.Limits()))
		all := c.x.Select(didban.ProjectFilter{})
		same(t, fmt.Sprintf("step %d, %s: home", n, did), c.x.HomeFigures(), plainHome(all.Projects, c.today))
		counts := c.x.CountIn([]didban.ID{didban.ID(area)})
		if area != "none" && counts[0] != all.Counts[didban.FacetArea][area] && len(area) > 0 && area[:2] != "in" {
			t.Errorf("step %d, %s: %d in %s, want %d", n, did, counts[0], area, all.Counts[didban.FacetArea][area])
		}
		first := c.x.First(area, 5)
		if !slices.Equal(first, list[:min(5, len(list))]) {
			t.Errorf("step %d: the first of %q", n, area)
		}
		if t.Failed() {
			return
		}
	}
}

func areaList(area string) []string {
	if area == "" {
		return nil
	}
	return []string{area}
}

// same compares by what is written: an empty list is as good as none.
func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if got, want := fmt.Sprintf("%+v", got), fmt.Sprintf("%+v", want); got != want {
		t.Errorf("%s:\n got %s\nwant %s", what, got, want)
	}
}

func plainHome(all []*didban.ProjectFacts, today didban.Day) didban.HomeFigures {
	f := didban.HomeFigures{Projects: len(all), Year: jalali.FiscalYear(string(today))}
	for _, p := range all {
		switch {
		case p.Suspended:
			f.Suspended++
		case p.Status == "implementation":
			f.Active++
		}
		if p.Finished != "" && p.Finished <= today && jalali.FiscalYear(string(p.Finished)) == f.Year {
			f.FinishedThisYear++
		}
		priced := false
		for _, l := range p.Lines {
			if l.Year == f.Year {
				priced, f.SpentThisYear = true, f.SpentThisYear.Plus(l.Spent)
			}
		}
		if priced {
			f.Priced++
		}
	}
	return f
}

func plainArea(list []*didban.ProjectFacts, today didban.Day, limits didban.Thresholds) (out geo.AreaBoard) {
	out.Statuses = map[string]int{}
	years, domains := map[int]*didban.YearSum{}, map[string]*didban.DomainSum{}
	flags := map[didban.FlagCode][]didban.Flagged{}
	for _, p := range list {
		out.Add(p)
		out.Statuses[p.Standing()]++
		for _, l := range p.Lines {
			if years[l.Year] == nil {
				years[l.Year] = &didban.YearSum{Year: l.Year}
			}
			y := years[l.Year]
			y.Approved, y.Spent = y.Approved.Plus(l.Approved), y.Spent.Plus(l.Spent)
		}
		if domains[p.Domain] == nil {
			domains[p.Domain] = &didban.DomainSum{Domain: p.Domain}
		}
		d := domains[p.Domain]
		d.Projects, d.Approved, d.Spent = d.Projects+1, d.Approved.Plus(p.Money.Revised), d.Spent.Plus(p.Money.Spent)
		evidence := didban.Evidence{Signals: p.Signals}
		found := evidence.Flags(today, limits)
		for _, f := range found {
			flags[f.Code] = append(flags[f.Code], didban.Flagged{Project: p, Value: f.Value})
		}
		if len(found) > 0 {
			out.Flagged++
		}
	}
	for _, y := range years {
		out.Years = append(out.Years, *y)
	}
	for _, d := range domains {
		out.Domains = append(out.Domains, *d)
	}
	slices.SortFunc(out.Years, func(a, b didban.YearSum) int { return b.Year - a.Year })
	slices.SortFunc(out.Domains, func(a, b didban.DomainSum) int {
		if a.Approved != b.Approved {
			return sign(b.Approved > a.Approved)
		}
		return sign(a.Domain > b.Domain)
	})
	for _, limit := range limits.List() {
		of := flags[limit.Code]
		if len(of) == 0 {
			continue
		}
		below := limit.Code == didban.FlagBidders || limit.Code == didban.FlagDisclosure
		slices.SortStableFunc(of, func(a, b didban.Flagged) int {
			if a.Value == b.Value {
				return 0
			}
			return sign((b.Value > a.Value) != below)
		})
		out.Flags = append(out.Flags, didban.FlagSum{Code: limit.Code, Unit: limit.Unit, Threshold: limit.Value, Count: len(of), Worst: of[:min(3, len(of))]})
	}
	return out
}

func sign(after bool) int {
	if after {
		return 1
	}
	return -1
}

// TestSums_TheLargestTakenAway deletes the projects with the largest contracts, one by one.
func TestSums_TheLargestTakenAway(t *testing.T) {
	const n = 400
	nouns := didbantest.City(n, 0)
	for i, noun := range nouns {
		if p, ok := noun.(*didban.Project); ok {
			p.Contracts = []didban.Contract{{Number: "1", Contractor: fmt.Sprint(i % 30), Price: didban.Rial(1_000_000 - i)}}
		}
	}
	feed, x := didbantest.NewFeed(nouns...), geo.NewIndex()
	x.Today("2026-11-22")
	for i := range n {
		if err := x.CatchUp(feed); err != nil {
			t.Fatal(err)
		}
		board := x.Board("", 0)
		same(t, fmt.Sprintf("%d deleted", i), board.ProjectBoard, didbantest.Board(x.Select(didban.ProjectFilter{}).Projects, board.Scope))
		if t.Failed() {
			return
		}
		feed.Delete(didban.KindProject, didbantest.ID(didban.KindProject, i+1))
	}
}

// TestSums_AskedWhileTheCityChanges asks from several sides at once; a board that was given
// out is not changed by what comes after.
func TestSums_AskedWhileTheCityChanges(t *testing.T) {
	c := &changer{Rand: rand.New(rand.NewPCG(5, 6)), today: "2026-11-22", projects: map[int]didban.Project{}, x: geo.NewIndex()}
	c.feed = didbantest.NewFeed(didbantest.City(60, 0)...)
	c.x.Today(c.today)
	region := string(didbantest.ID(didban.KindArea, 100))
	done := make(chan struct{})
	var asking sync.WaitGroup
	for n := range 3 {
		asking.Go(func() {
			for year := 1402; ; year = 1402 + (year+n)%5 {
				select {
				case <-done:
					return
				default:
				}
				before := c.x.Board("", 0)
				told := fmt.Sprintf("%+v", before)
				c.x.Board(region, year)
				c.x.AreaBoard(didban.ID(region))
				c.x.HomeFigures()
				c.x.First(region, 5)
				if fmt.Sprintf("%+v", before) != told {
					t.Error("a board changed after it was given out")
				}
			}
		})
	}
	for range 150 {
		c.step()
		if err := c.x.CatchUp(c.feed); err != nil {
			t.Error(err)
		}
	}
	close(done)
	asking.Wait()
}
