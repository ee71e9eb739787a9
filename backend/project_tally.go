package didban

// Tally counts projects and adds their money up, in rials. Approved is the budget as it
// was last revised: every sum that the public reads under that name is the same.
type Tally struct {
	Projects int
	// Unbudgeted counts the projects without a known amount: they are in no sum.
	Unbudgeted int
	Approved   Rial
	Spent      Rial
}

// Add counts one project.
func (s *Tally) Add(p *ProjectFacts) {
	s.Projects++
	s.Unbudgeted += countOf(p.unbudgeted())
	s.Approved, s.Spent = s.Approved.Plus(p.Money.Revised), s.Spent.Plus(p.Money.Spent)
}

// unbudgeted reports whether no amount of the project is known.
func (p *ProjectFacts) unbudgeted() bool { return p.Money.Revised == 0 && p.Money.Spent == 0 }

// Known reports whether any project has a known amount; without one the sums are
// unknown and not nought.
func (s *Tally) Known() bool { return s.Projects > s.Unbudgeted }

// EndTally counts the finished projects that can be judged by the end first promised, and
// those of them that were on time.
type EndTally struct{ OnTime, Judged int }

// Add counts a project that was finished by the day, with a promise to hold it to, and
// reports what it counted: whether it can be judged, and whether it was on time.
func (e *EndTally) Add(p *ProjectFacts, day Day) (judged, onTime bool) {
	judged = p.Finished != "" && p.Finished <= day && p.Promised != ""
	onTime = judged && p.Finished <= p.Promised
	e.Judged += countOf(judged)
	e.OnTime += countOf(onTime)
	return judged, onTime
}

// AreaFigures are what an area is shaded by.
type AreaFigures struct {
	Tally
	Ends EndTally
}

// Shade adds projects up by area, at the end of a day, as SumArea does: a project is
// counted whole in every area that it names or that lies around those. It gives the
// figures of the areas in their order, and how many projects lie in none of them.
func Shade(areas []ID, projects []*ProjectFacts, day Day) (figures []AreaFigures, outside int) {
	figures = make([]AreaFigures, len(areas))
	places := make(map[ID]int, len(areas))
	for i, id := range areas {
		places[id] = i
	}
	for _, p := range projects {
		placed := false
		for _, id := range p.Areas {
			if i, ok := places[id]; ok {
				placed = true
				figures[i].Add(p)
				figures[i].Ends.Add(p, day)
			}
		}
		if !placed {
			outside++
		}
	}
	return figures, outside
}
