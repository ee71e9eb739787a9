package api

import (
	didban "didban.app/backend"
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
	return read(s.desk, "Home.Open", didban.KindProject, s.desk.home)
}

func (d *Desk) home(tx *store.Tx) (view HomeView, err error) {
	all := d.Map.Select(didban.ProjectFilter{}).Projects
	view.Figures = d.figures(all)
	if view.Projects, err = projectCards(tx, all[:min(homeProjects, len(all))]); err != nil {
		return view, err
	}
	if view.Events, err = d.coming(tx, homeEvents); err != nil {
		return view, err
	}
	view.Articles, err = d.newest(tx, homeArticles)
	return view, err
}

// figures are made from the map's facts alone, without reading a project.
func (d *Desk) figures(all []*didban.ProjectFacts) HomeFigures {
	today := d.today()
	f := HomeFigures{Projects: len(all), Year: jalali.FiscalYear(string(today))}
	for _, p := range all {
		if p.Status == "implementation" && !p.Suspended {
			f.Active++
		}
		if p.Suspended {
			f.Suspended++
		}
		if p.Finished != "" && p.Finished <= today && jalali.FiscalYear(string(p.Finished)) == f.Year {
			f.FinishedThisYear++
		}
		if _, ok := p.SpentIn[f.Year]; ok {
			f.Priced++
		}
		f.SpentThisYear = int64(didban.Rial(f.SpentThisYear).Plus(p.SpentIn[f.Year]))
	}
	return f
}
