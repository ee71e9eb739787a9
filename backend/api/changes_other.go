package api

import (
	"fmt"
	"math"
	"slices"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/archive"
	"didban.app/backend/jalali"
	"didban.app/backend/store"
)

// What changed in a month beside the projects: events, articles, decisions.

// otherChanges are the groups that are of no project: each its lines within the days.
func (c caller) otherChanges(tx *store.Tx, view ChangesView, days didban.Days) (groups []*changeGroup, err error) {
	for _, other := range []struct {
		sort string
		find func(*store.Tx, string, didban.Days) ([]ChangeLine, error)
	}{{changeEvent, c.eventChanges}, {changeArticle, c.articleChanges}, {changeRuling, c.rulingChanges}} {
		g := newChangeGroup(view, other.sort, didban.SourceDays)
		lines, err := other.find(tx, view.Area, days)
		if err != nil {
			return nil, err
		}
		for i := range lines {
			g.found = append(g.found, foundChange{other: &lines[i]})
		}
		g.order()
		groups = append(groups, g)
	}
	return groups, nil
}

// eventChanges are the events that began within the days.
func (c caller) eventChanges(tx *store.Tx, area string, days didban.Days) (lines []ChangeLine, err error) {
	from, until := instants(days)
	for e, err := range store.Reverse[didban.Event](tx, store.EventsByStart) {
		if err != nil {
			return nil, err
		}
		if e.Start < from {
			break
		}
		if e.Start < until && c.lies(e.Areas, area) {
			lines = append(lines, ChangeLine{Kind: string(didban.KindEvent), ID: string(e.ID), Code: e.Code, Title: e.Title, Day: dayAt(e.Start), Text: e.Place})
		}
	}
	return lines, nil
}

// articleChanges are the articles that came out within the days.
func (c caller) articleChanges(tx *store.Tx, area string, days didban.Days) ([]ChangeLine, error) {
	from, until := instants(days)
	found, err := articlesOf(tx, c.Archive.Newest(archive.Filter{Area: didban.ID(area), From: from, To: until}, math.MaxInt))
	return mapped(found, func(a *didban.Article) ChangeLine {
		return ChangeLine{Kind: string(didban.KindArticle), ID: string(a.ID), Code: a.Code, Title: a.Title, Day: dayAt(a.Published)}
	}), err
}

// rulingChanges are the decisions of the days on what citizens sent; in an area those on what
// was written on a page of it.
func (c caller) rulingChanges(tx *store.Tx, area string, days didban.Days) (lines []ChangeLine, err error) {
	for r, err := range store.Reverse[didban.Ruling](tx, store.RulingsByDay) {
		if didban.IsLeftOut(err) {
			continue
		}
		if err != nil || r.Day < days.From {
			return lines, err
		}
		if !days.Hold(r.Day) {
			continue
		}
		title, areas, err := c.subject(tx, r.Subject)
		if err != nil {
			return nil, err
		}
		if area == "" || slices.Contains(areas, didban.ID(area)) {
			lines = append(lines, ChangeLine{
				Kind: string(didban.KindRuling), ID: string(r.ID), Code: r.Code, Title: title, Day: string(r.Day), Text: string(r.Action), Reason: r.Rule,
			})
		}
	}
	return lines, nil
}

// subject gives the title of the page on which something was written, and the areas in which
// what it shows lies, with those around them; nothing for what is gone.
func (c caller) subject(tx *store.Tx, ref didban.Ref) (title string, areas []didban.ID, err error) {
	n, err := tx.Load(ref.Kind, ref.ID)
	if didban.IsLeftOut(err) {
		return "", nil, nil
	}
	if err != nil {
		return "", nil, fmt.Errorf("read what a decision is on: %w", err)
	}
	switch n := n.(type) {
	case *didban.Project:
		areas = n.Areas
	case *didban.Event:
		areas = n.Areas
	case *didban.Article:
		areas = n.Areas
	case *didban.Report:
		areas = n.Areas
	case *didban.Area:
		areas = []didban.ID{n.ID}
	}
	return didban.TitleOf(n), c.around(areas), nil
}

// lies reports whether what names the areas lies in one; everything lies in the city, "".
func (c caller) lies(areas []didban.ID, in string) bool {
	return in == "" || slices.Contains(c.around(areas), didban.ID(in))
}

// instants are the first instant of the days and the first after them, Unix ms in Tehran.
func instants(days didban.Days) (from, until int64) {
	first, _ := jalali.FromISO(string(days.From))
	last, _ := jalali.FromISO(string(days.To))
	return first.Time(tehran).UnixMilli(), last.AddDays(1).Time(tehran).UnixMilli()
}

func dayAt(at int64) string { return string(didban.DayOf(time.UnixMilli(at).In(tehran))) }
