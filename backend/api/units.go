package api

import (
	"cmp"
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/persian"
	"didban.app/backend/store"
)

// Units is the pages of the municipality's units.
type Units struct{ caller caller }

// unitProjects is how many projects a unit's page shows.
const unitProjects = 6

// Open returns the page of a unit.
func (s *Units) Open(id string) (UnitView, error) {
	return gate.Read(s.caller, "Units.Open", func(tx *store.Tx) (UnitView, error) {
		return s.caller.unit(tx, didban.ID(id))
	})
}

func (c caller) unit(tx *store.Tx, id didban.ID) (UnitView, error) {
	u, err := store.Get[didban.Unit](tx, id)
	if err != nil {
		return UnitView{}, orGone(tx, didban.KindUnit, string(id), err)
	}
	view := UnitView{
		ID: string(u.ID), Code: u.Code, Title: u.Title, Phone: persian.Latin(u.Phone), Hours: u.Hours,
		Deadlines: DeadlinesView(u.Deadlines.OrDefaults()), Head: PostView{Holders: []TrusteeCard{}},
		Categories: mapped(u.Categories, func(code string) string { return code }),
		Reports:    c.countReports(didban.ReportFilter{Units: []string{string(u.ID)}, Whole: true}),
	}
	if view.Parent, err = unitName(tx, u.Parent); err != nil {
		return view, err
	}
	if view.Within, err = unitsWithin(tx, u.ID); err != nil {
		return view, err
	}
	if err := c.unitPosts(tx, u, &view); err != nil {
		return view, err
	}
	return view, c.unitProjects(tx, u.ID, &view)
}

// unitPosts fills in who leads the unit, and its other posts.
func (c caller) unitPosts(tx *store.Tx, u *didban.Unit, view *UnitView) error {
	posts := map[didban.ID]*PostView{}
	for p, err := range store.All[didban.Post](tx) {
		if err != nil {
			return err
		}
		if p.UnitID == u.ID || p.ID == u.HeadPost {
			posts[p.ID] = &PostView{ID: string(p.ID), Title: p.Title, Area: string(p.Area), Letters: string(p.Letters), Holders: []TrusteeCard{}}
		}
	}
	if err := c.fillPosts(tx, posts); err != nil {
		return err
	}
	view.Posts = []PostView{}
	for id, post := range posts {
		if id == u.HeadPost {
			view.Head = *post
			continue
		}
		view.Posts = append(view.Posts, *post)
	}
	order := func(p PostView) string { return persian.SortKey(p.Title) + "\x00" + c.areaKey(p.Area) }
	slices.SortFunc(view.Posts, func(a, b PostView) int { return cmp.Compare(order(a), order(b)) })
	return nil
}

// areaKey sorts by the name of an area, then by its id.
func (c caller) areaKey(id string) string {
	name := ""
	if a, ok := c.Map.Area(didban.ID(id)); ok {
		name = a.Name
	}
	return persian.SortKey(name) + "\x00" + id
}

// fillPosts adds those who hold the posts today. Most posts are held by one person at a time,
// and no index leads to terms by post: all are read, which are as many as people in office.
func (c caller) fillPosts(tx *store.Tx, posts map[didban.ID]*PostView) error {
	if len(posts) == 0 {
		return nil
	}
	for t, err := range store.All[didban.Trustee](tx) {
		if err != nil {
			return err
		}
		post := posts[t.Post]
		if post == nil || !t.Current(c.Today()) {
			continue
		}
		card, err := c.trusteeCard(tx, t)
		if didban.IsLeftOut(err) {
			continue
		}
		if err != nil {
			return err
		}
		post.Holders = append(post.Holders, card)
	}
	return nil
}

// unitProjects fills in the projects for which the unit answers.
func (c caller) unitProjects(tx *store.Tx, id didban.ID, view *UnitView) (err error) {
	projects := c.Map.Select(didban.ProjectFilter{Units: []string{string(id)}}).Projects
	view.Total, view.Statuses = len(projects), optionCounts(didban.SumArea(projects).Statuses)
	view.Projects, err = projectCards(tx, projects[:min(unitProjects, len(projects))], c.Map.Day())
	return err
}

// unitName is what a unit is called; the zero name for one that is not there.
func unitName(tx *store.Tx, id didban.ID) (UnitName, error) {
	u, err := unitOf(tx, id)
	return UnitName{string(u.ID), u.Title}, err
}

// unitOf is the zero unit for one that is not there.
func unitOf(tx *store.Tx, id didban.ID) (didban.Unit, error) {
	if id == "" {
		return didban.Unit{}, nil
	}
	u, err := store.Get[didban.Unit](tx, id)
	if didban.IsLeftOut(err) {
		return didban.Unit{}, nil
	}
	if err != nil {
		return didban.Unit{}, err
	}
	return *u, nil
}

// unitNames are all units by title.
func unitNames(tx *store.Tx) ([]UnitName, error) {
	return namedUnits(tx, func(*didban.Unit) bool { return true })
}

func unitsWithin(tx *store.Tx, id didban.ID) ([]UnitName, error) {
	return namedUnits(tx, func(u *didban.Unit) bool { return u.Parent == id })
}

func namedUnits(tx *store.Tx, wanted func(*didban.Unit) bool) ([]UnitName, error) {
	out := []UnitName{}
	for u, err := range store.All[didban.Unit](tx) {
		if err != nil {
			return nil, err
		}
		if wanted(u) {
			out = append(out, UnitName{string(u.ID), u.Title})
		}
	}
	slices.SortFunc(out, func(a, b UnitName) int {
		return cmp.Or(cmp.Compare(persian.SortKey(a.Title), persian.SortKey(b.Title)), cmp.Compare(a.ID, b.ID))
	})
	return out, nil
}

// titles are what the units are called, by id.
type titles map[didban.ID]string

func unitTitles(tx *store.Tx) (titles, error) {
	all, err := unitNames(tx)
	out := make(titles, len(all))
	for _, u := range all {
		out[didban.ID(u.ID)] = u.Title
	}
	return out, err
}

// of names a unit; one that is gone as the project does.
func (t titles) of(id didban.ID, name string) string { return cmp.Or(t[id], name) }
