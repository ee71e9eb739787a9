package api

import (
	"cmp"
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/store"
)

// Numbers of things beside a project.
const (
	relatedProjects  = 4
	relatedArticles  = 12
	timelineArticles = 200
)

// Open returns the page of a project, named by its id or its public code.
func (s *Projects) Open(id string) (ProjectView, error) {
	return readSettled(s.caller, "Projects.Open", didban.KindProject, func(c caller, tx *store.Tx) (ProjectView, error) {
		return c.project(tx, id)
	})
}

func (c caller) project(tx *store.Tx, name string) (ProjectView, error) {
	p, err := projectBy(tx, name)
	if err != nil {
		return ProjectView{}, orGone(tx, didban.KindProject, name, err)
	}
	past, err := c.standing(tx, p)
	if err != nil {
		return ProjectView{}, err
	}
	view := c.projectOwn(p, past)
	unit, err := unitOf(tx, p.UnitID)
	if err != nil {
		return view, err
	}
	view.UnitID, view.UnitPhone, view.Unit = string(unit.ID), unit.Phone, cmp.Or(unit.Title, p.Unit)
	if view.Areas, err = lineage(tx, p.Areas); err != nil {
		return view, err
	}
	facts := p.Facts(func(didban.ID) didban.ID { return "" }, past...)
	facts.Judged = c.Map.Judged(&facts)
	if view.Card, err = projectCard(tx, &facts, c.Map.Day()); err != nil {
		return view, err
	}
	if view.Pictures, view.Documents, err = pictures(tx, p.Media); err != nil {
		return view, err
	}
	limits, err := thresholds(tx)
	if err != nil {
		return view, err
	}
	if view.Constant, err = constant(tx, p.YearSums()); err != nil {
		return view, err
	}
	view.Flags = mapped(p.Flags(c.Today(), limits, past...), flagView)
	view.Disclosure = disclosureView(p.Disclosure())
	return view, c.projectAround(tx, p, &view)
}

// standing gives the saved states of a project, the present one last: that of a draft, where
// one is laid before the record.
func (c caller) standing(tx *store.Tx, p *didban.Project) ([]didban.Stood, error) {
	past, err := tx.Stood(p.ID)
	for laid := range store.Laid[didban.Project](tx) {
		if laid.ID == p.ID {
			past = append(past, p.Stood(p.Version+1, c.Today(), ""))
		}
	}
	return past, err
}

// projectBy finds a project by its id, or by its public code, which is what a code on paper holds.
func projectBy(tx *store.Tx, name string) (*didban.Project, error) {
	if id := didban.ID(name); id.Valid() {
		return store.Get[didban.Project](tx, id)
	}
	return store.ByCode[didban.Project](tx, name)
}

// projectOwn fills in what stands in the project itself and in its saved states.
func (c caller) projectOwn(p *didban.Project, past []didban.Stood) ProjectView {
	m, today, promise := p.Money(), c.Today(), p.Promise(past...)
	return ProjectView{
		Description: p.Description, Purpose: p.Purpose, Subtype: p.Subtype, SuspendedReason: p.SuspendedReason,
		Unit: p.Unit, Officer: p.Officer, Owner: p.Owner, Address: p.Address, Geometry: geometryText(p.Geometry),
		Scope: p.Scope, Environment: p.Environment, Land: p.Land, Changes: p.Changes, Promise: promiseView(promise),
		Shifts: mapped(p.Shifts(today, past...), shiftView),
		Own:    texts(p.Areas), Elapsed: elapsed(p, promise.First, today), Base: c.base(),
		Money: MoneyView{
			Approved: int64(m.Approved), Revised: int64(m.Revised), Allocated: int64(m.Allocated),
			Spent: int64(m.Spent), Contract: int64(m.Contract), Paid: int64(m.Paid),
		},
		UnitPrice:  unitPrice(p),
		Flow:       mapped(p.Flow(today), flowStepView),
		Specs:      mapped(p.Specs, func(s didban.Spec) SpecView { return SpecView(s) }),
		Budget:     mapped(p.Budget, budgetLineView),
		Contracts:  mapped(p.Contracts, contractView),
		Progress:   mapped(p.Progress, progressRow),
		Milestones: mapped(p.Milestones, func(m didban.Milestone) MilestoneView { return milestoneView(m, today) }),
	}
}

// projectAround fills in what others say of the project.
func (c caller) projectAround(tx *store.Tx, p *didban.Project, view *ProjectView) (err error) {
	if view.Trustees, err = c.trusteesOf(tx, view.Areas, 0); err != nil {
		return err
	}
	if view.Related, err = c.relatedTo(tx, p); err != nil {
		return err
	}
	around, err := c.sourcesOfTimeline(tx, p.ID)
	if err != nil {
		return err
	}
	news := around.Articles[:min(relatedArticles, len(around.Articles))]
	if view.Articles, err = articleCards(tx, news); err != nil {
		return err
	}
	if view.Events, err = c.eventCards(tx, around.Events); err != nil {
		return err
	}
	view.Timeline = c.timeline(p, around)
	return nil
}

// relatedTo picks projects of the same areas, those of the same domain first.
func (c caller) relatedTo(tx *store.Tx, p *didban.Project) ([]ProjectCard, error) {
	near := c.Map.Select(didban.ProjectFilter{Areas: texts(p.Areas)}).Projects
	if len(p.Areas) == 0 {
		near = c.Map.Select(didban.ProjectFilter{Domains: []string{p.Domain}}).Projects
	}
	near = slices.DeleteFunc(slices.Clone(near), func(f *didban.ProjectFacts) bool { return f.ID == p.ID })
	slices.SortStableFunc(near, func(a, b *didban.ProjectFacts) int {
		return boolOrder(a.Domain == p.Domain, b.Domain == p.Domain)
	})
	return projectCards(tx, near[:min(relatedProjects, len(near))], c.Map.Day())
}

// boolOrder puts true before false.
func boolOrder(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// elapsed is the share of the time first promised that has gone by, from the start to the
// end first promised, at the finish or today: 0 to 100, nil where a day is missing.
func elapsed(p *didban.Project, first, today didban.Day) *float64 {
	until := today
	if p.Finished != "" && p.Finished < today {
		until = p.Finished
	}
	whole, ok := didban.DaysBetween(p.Start, first)
	gone, ok2 := didban.DaysBetween(p.Start, until)
	if !ok || !ok2 || whole <= 0 {
		return nil
	}
	share := min(100, max(0, float64(gone)/float64(whole)*100))
	return &share
}

func deadlineView(d didban.Deadline) *DeadlineView {
	if d.State == "" {
		return nil
	}
	return &DeadlineView{State: string(d.State), Day: string(d.Day), Days: d.Days}
}

func geometryText(g *didban.Geometry) string {
	if g == nil {
		return ""
	}
	return `{"type":"` + g.Type + `","coordinates":` + string(g.Coordinates) + `}`
}

// lineage lists areas, each followed by those around it, none twice; areas that
// are gone are left out.
func lineage(tx *store.Tx, ids []didban.ID) ([]string, error) {
	out := []string{}
	for _, id := range ids {
		for id != "" && !slices.Contains(out, string(id)) {
			a, err := store.Get[didban.Area](tx, id)
			if didban.IsLeftOut(err) {
				break
			}
			if err != nil {
				return nil, err
			}
			out = append(out, string(id))
			id = a.Parent
		}
	}
	return out, nil
}

// commentsOn are the comments on a page that can be read.
func commentsOn(tx *store.Tx, subject didban.Ref) ([]*didban.Comment, error) {
	all, err := collect(store.By[didban.Comment](tx, store.CommentsBySubject, string(subject.Kind), string(subject.ID)))
	return slices.DeleteFunc(all, func(c *didban.Comment) bool { return !c.Visible() }), err
}
