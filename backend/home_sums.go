package didban

// HomeFigures are the live figures of the first screen.
type HomeFigures struct {
	Projects, Active, Suspended int
	// FinishedThisYear counts those finished in the present fiscal year, up to today.
	FinishedThisYear int
	// SpentThisYear sums the spent amounts of the fiscal year Year, in rials, of the Priced
	// projects that have a budget line in it.
	SpentThisYear Rial
	Priced, Year  int
}

// HomeCounter makes HomeFigures project by project and follows them as projects change: the
// very facts that were counted can be taken away again. It counts the projects of each area
// besides.
type HomeCounter struct {
	figures HomeFigures
	spent   exact
	areas   map[ID]int
}

// CountHome counts projects, of which more may come and each may go, in the present fiscal
// year, Solar Hijri.
func CountHome(projects []*ProjectFacts, year int) *HomeCounter {
	c := &HomeCounter{figures: HomeFigures{Year: year}, areas: map[ID]int{}}
	for _, p := range projects {
		c.Add(p)
	}
	return c
}

// Add counts a project, which must have been judged.
func (c *HomeCounter) Add(p *ProjectFacts) { c.count(p, 1) }

// Remove takes a project away that was counted, by the facts by which it was counted.
func (c *HomeCounter) Remove(p *ProjectFacts) { c.count(p, -1) }

func (c *HomeCounter) count(p *ProjectFacts, by int) {
	f := &c.figures
	f.Projects += by
	switch p.Standing() {
	case "implementation":
		f.Active += by
	case StandingSuspended:
		f.Suspended += by
	}
	for _, trait := range p.Traits {
		f.FinishedThisYear += by * countOf(trait == TraitThisYear)
	}
	priced := false
	for i := range p.Lines {
		if l := &p.Lines[i]; l.Year == f.Year {
			priced = true
			c.spent.add(l.Spent, by)
		}
	}
	f.Priced += by * countOf(priced)
	for _, id := range p.Areas {
		if c.areas[id] += by; c.areas[id] == 0 {
			delete(c.areas, id)
		}
	}
}

// Figures reads the figures.
func (c *HomeCounter) Figures() HomeFigures {
	f := c.figures
	f.SpentThisYear = c.spent.rial()
	return f
}

// In is how many projects lie in an area or in the areas within it.
func (c *HomeCounter) In(area ID) int { return c.areas[area] }

// Whole is true: all that it tells it can always tell.
func (c *HomeCounter) Whole() bool { return true }
