package api

import (
	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/jalali"
	"didban.app/backend/store"
)

// Numbers of cards on the first screen.
const (
	homeProjects = 8
	homeEvents   = 4
	homeArticles = 7
)

// Open returns the first screen.
func (s *Home) Open() (HomeView, error) {
	return gate.Read(s.caller, "Home.Open", s.caller.home)
}

func (c caller) home(tx *store.Tx) (view HomeView, err error) {
	all := c.Map.Select(didban.ProjectFilter{}).Projects
	view.Figures = c.figures(all)
	if view.Projects, err = projectCards(tx, all[:min(homeProjects, len(all))], c.Map.Day()); err != nil {
		return view, err
	}
	if view.Events, err = c.coming(tx, homeEvents); err != nil {
		return view, err
	}
	view.Articles, err = newest(tx, homeArticles)
	return view, err
}

// figures are made from the map's facts alone, without reading a project.
func (c caller) figures(all []*didban.ProjectFacts) HomeFigures {
	today := c.Today()
	f := HomeFigures{Projects: len(all), Year: jalali.FiscalYear(string(today))}
	for _, p := range all {
		switch p.Standing() {
		case "implementation":
			f.Active++
		case didban.StandingSuspended:
			f.Suspended++
		}
		if p.Finished != "" && p.Finished <= today && jalali.FiscalYear(string(p.Finished)) == f.Year {
			f.FinishedThisYear++
		}
		spent, budgeted := p.SpentIn(f.Year)
		if budgeted {
			f.Priced++
		}
		f.SpentThisYear = int64(didban.Rial(f.SpentThisYear).Plus(spent))
	}
	return f
}
