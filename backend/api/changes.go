package api

import (
	"cmp"
	"slices"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/geo"
	"didban.app/backend/jalali"
	"didban.app/backend/store"
)

// Lines of «از ماه پیش چه شد؟»: of every group together, and of one alone.
const (
	linesOfEach = 40
	pageChanges = 100
	maxChanges  = 200
)

// The groups that are of no project.
const (
	changeEvent   = "event"
	changeArticle = "article"
	changeRuling  = "ruling"
)

// What is known of a group.
const (
	knownAll  = "all"
	knownPart = "part"
	knownNone = "none"
)

// Open returns what changed in a month, in the city or in one area.
func (s *Changes) Open(r ChangesRequest) (ChangesView, error) {
	return gate.ReadBoth(s.caller, "Changes.Open", func(tx *store.Tx) (ChangesView, error) {
		return s.caller.changes(tx, r)
	})
}

func (c caller) changes(tx *store.Tx, r ChangesRequest) (ChangesView, error) {
	offset, limit := r.Offset, r.Limit
	if r.Sort == "" {
		offset, limit = 0, linesOfEach
	}
	groups, view, err := c.allChanges(tx, r)
	for _, g := range groups {
		own := g.view
		if own.Lines = []ChangeLine{}; r.Sort == "" || r.Sort == own.Sort {
			own.Lines = mapped(pageOf(g.found, offset, limit, pageChanges, maxChanges), foundChange.line)
		}
		view.Groups = append(view.Groups, own)
	}
	return view, err
}

// changeGroup is a group with all that it holds, of which few lines are shown.
type changeGroup struct {
	view  ChangeGroup
	found []foundChange
	last  *didban.ProjectFacts // of found
}

// foundChange is a change of a project, or the line of what is none.
type foundChange struct {
	p      *didban.ProjectFacts
	change *didban.MonthChange
	other  *ChangeLine
}

func (f foundChange) day() string {
	if f.other != nil {
		return f.other.Day
	}
	return string(f.change.Day)
}

func (f foundChange) code() string {
	if f.other != nil {
		return f.other.Code
	}
	return f.p.Code
}

func newChangeGroup(view ChangesView, sort string, source didban.MonthSource) *changeGroup {
	return &changeGroup{view: ChangeGroup{Sort: sort, Source: string(source), Known: knownOf(view, source)}}
}

// allChanges gives the groups with all of their lines, and the view without them.
func (c caller) allChanges(tx *store.Tx, r ChangesRequest) ([]*changeGroup, ChangesView, error) {
	view := ChangesView{Today: string(c.Today()), Groups: []ChangeGroup{}}
	if r.Area != "" {
		a, err := areaBy(tx, r.Area)
		if err != nil {
			return nil, view, orGone(tx, didban.KindArea, r.Area, err)
		}
		view.Area = string(a.ID)
	}
	days := c.monthDays(&view, r.Month)
	groups := c.projectChanges(view, days)
	others, err := c.otherChanges(tx, view, days)
	return append(groups, others...), view, err
}

// monthDays fills in the days that are asked for and the months beside them. A month that is
// none, or is yet to come, asks for no month.
func (c caller) monthDays(view *ChangesView, month string) didban.Days {
	today, _ := jalali.FromISO(view.Today)
	from, to := today.AddMonths(-1), today
	before, after := monthStart(today).AddMonths(-1), jalali.Date{}
	if last, ok := jalali.FromISO(string(geo.PastOf(month).Day)); ok && !today.Before(monthStart(last)) {
		view.Month, from, to = month, monthStart(last), last
		before, after = from.AddMonths(-1), from.AddMonths(1)
	}
	days := didban.Days{From: didban.Day(from.ISO()), To: min(didban.Day(to.ISO()), c.Today())}
	view.From, view.To = string(days.From), string(days.To)
	first := c.Map.FirstDay()
	if text := geo.MonthOf(didban.Day(before.ISO())); first != "" && geo.MonthOf(first) <= text {
		view.Before = text
	}
	if view.Month != "" && !today.Before(after) {
		view.After = geo.MonthOf(didban.Day(after.ISO()))
	}
	if since := c.Map.Since(); since > 0 {
		view.Since = string(didban.DayOf(time.UnixMilli(since).In(tehran)))
	}
	view.Known = first != "" && first <= days.To
	return days
}

func monthStart(d jalali.Date) jalali.Date { return jalali.Date{Year: d.Year, Month: d.Month, Day: 1} }

// projectChanges gathers what changed of projects, the oldest first.
func (c caller) projectChanges(view ChangesView, days didban.Days) []*changeGroup {
	groups, at := make([]*changeGroup, len(didban.MonthSorts)), map[didban.MonthSort]*changeGroup{}
	for i, sort := range didban.MonthSorts {
		groups[i] = newChangeGroup(view, string(sort), sort.Source())
		at[sort] = groups[i]
	}
	for _, p := range c.inArea(view.Area) {
		for i, sort := range didban.MonthSorts {
			groups[i].view.Undated += p.Undated(sort)
		}
		changes := p.ChangesIn(days, c.Today())
		for i := range changes {
			at[changes[i].Sort].add(p, &changes[i])
		}
	}
	for _, g := range groups {
		g.order()
	}
	return groups
}

// knownOf tells how much of the days a source reaches back over.
func knownOf(view ChangesView, source didban.MonthSource) string {
	switch {
	case source == didban.SourceDays || view.Since != "" && view.Since <= view.From:
		return knownAll
	case view.Since != "" && view.Since <= view.To:
		return knownPart
	}
	return knownNone
}

func (g *changeGroup) add(p *didban.ProjectFacts, change *didban.MonthChange) {
	if g.last != p {
		g.last, g.view.Projects = p, g.view.Projects+1
	}
	if change.N > 0 {
		g.view.Unamended++
	}
	g.view.Sum = int64(didban.Rial(g.view.Sum).Plus(change.To - change.From))
	g.found = append(g.found, foundChange{p: p, change: change})
}

// order puts the oldest first, those of one day by code, and counts them.
func (g *changeGroup) order() {
	g.view.Total = len(g.found)
	slices.SortStableFunc(g.found, func(a, b foundChange) int {
		return cmp.Or(cmp.Compare(a.day(), b.day()), cmp.Compare(a.code(), b.code()))
	})
}

func (f foundChange) line() ChangeLine {
	if f.other != nil {
		return *f.other
	}
	p, change := f.p, f.change
	return ChangeLine{
		Kind: string(didban.KindProject), ID: string(p.ID), Code: p.Code, Title: p.Title, Day: string(change.Day), Version: change.N,
		Number: change.Number, Amendment: change.Amendment, Text: change.Title, Party: change.Party, Reason: change.Reason,
		FromDay: string(change.FromDay), ToDay: string(change.ToDay), Days: change.Days, From: int64(change.From), To: int64(change.To),
		Before: percentShare(change.Before), After: percentShare(change.After),
	}
}
