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
	if view.Figures, err = d.figures(tx, all); err != nil {
		return view, err
	}
	if view.Projects, err = projectCards(tx, all[:min(homeProjects, len(all))]); err != nil {
		return view, err
	}
	if view.Events, err = d.coming(tx, homeEvents); err != nil {
		return view, err
	}
	view.Articles, err = d.newest(tx, homeArticles)
	return view, err
}

func (d *Desk) figures(tx *store.Tx, all []*didban.ProjectFacts) (HomeFigures, error) {
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
		f.SpentThisYear = int64(didban.Rial(f.SpentThisYear).Plus(p.SpentIn[f.Year]))
	}
	var err error
	if f.Trustees, err = d.currentTrustees(tx); err != nil {
		return f, err
	}
	f.Articles, err = d.publicArticles(tx)
	return f, err
}

func (d *Desk) currentTrustees(tx *store.Tx) (n int, err error) {
	today := d.today()
	for t, err := range store.All[didban.Trustee](tx) {
		if err != nil {
			return 0, err
		}
		if t.Current(today) {
			n++
		}
	}
	return n, nil
}

func (d *Desk) publicArticles(tx *store.Tx) (n int, err error) {
	now := d.millis()
	for a, err := range store.All[didban.Article](tx) {
		if err != nil {
			return 0, err
		}
		if a.Public(now) {
			n++
		}
	}
	return n, nil
}
