package api

import (
	didban "didban.app/backend"
	"didban.app/backend/gate"
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
	return gate.Answer(s.caller, "Home.Open", s.caller.home)
}

// home is answered from what an earlier run laid down where the map is not ready yet.
func (c caller) home() (view HomeView, err error) {
	atOnce := false
	if !c.Map.Ready() {
		view, err = gate.RunRead(c, func(tx *store.Tx) (HomeView, error) {
			figures, first, ok := c.Map.Glance(tx.Head())
			if atOnce = ok; !ok {
				return HomeView{}, nil
			}
			return c.homeOf(tx, figures, first)
		})
	}
	if atOnce || err != nil {
		return view, err
	}
	if err := c.AwaitMap(); err != nil {
		return view, err
	}
	return gate.RunRead(c, func(tx *store.Tx) (HomeView, error) {
		return c.homeOf(tx, c.Map.HomeFigures(), c.Map.First("", homeProjects))
	})
}

func (c caller) homeOf(tx *store.Tx, figures didban.HomeFigures, first []*didban.ProjectFacts) (view HomeView, err error) {
	view.Figures = figuresView(figures)
	if view.Projects, err = projectCards(tx, first[:min(homeProjects, len(first))], c.Map.Day()); err != nil {
		return view, err
	}
	if view.Events, err = c.coming(tx, homeEvents); err != nil {
		return view, err
	}
	view.Articles, err = newest(tx, homeArticles)
	return view, err
}

func figuresView(f didban.HomeFigures) HomeFigures {
	return HomeFigures{
		Projects: f.Projects, Active: f.Active, Suspended: f.Suspended, FinishedThisYear: f.FinishedThisYear,
		SpentThisYear: int64(f.SpentThisYear), Priced: f.Priced, Year: f.Year,
	}
}
