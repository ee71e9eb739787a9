package didban

import "slices"

// Years are the works of a city as they stood at the end of a day: what the map shows when it
// plays the years of the city.
type Years struct {
	Begun    int  // works that had begun, however they stood
	Running  int  // of these, those in progress and not suspended
	Finished int  // works whose recorded end had come
	Paid     Rial // what contractors had been paid
}

// BegunStandings are the standings of works that began; one whose status is not known any
// more had begun.
func BegunStandings() []string {
	return append(slices.Clone(begun), StandingSuspended, StandingUnknown)
}

// SumYears adds the projects of a city up as AsItWas gives them for a day. Of those whose
// figures hold as they are, what came after the day counts no more.
func SumYears(projects []*ProjectFacts, day Day) (y Years) {
	standings := BegunStandings()
	for _, p := range projects {
		y.Begun += countOf(slices.Contains(standings, p.Standing()))
		y.Running += countOf(p.Standing() == "implementation")
		y.Finished += countOf(p.Finished != "" && p.Finished <= day)
		for k := range p.Contracts.All() {
			for paid := range k.Paid.All() {
				if paid.Day <= day {
					y.Paid = y.Paid.Plus(paid.Amount)
				}
			}
		}
	}
	return y
}
