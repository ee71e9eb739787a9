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
	return gate.Read(s.caller, "Home.Open", s.caller.home)
}

func (c caller) home(tx *store.Tx) (view HomeView, err error) {
	view.Figures = figuresView(c.Map.HomeFigures())
	if view.Projects, err = projectCards(tx, c.Map.First("", homeProjects)); err != nil {
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
