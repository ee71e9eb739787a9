package geo

import (
	"fmt"
	"iter"

	didban "didban.app/backend"
	"didban.app/backend/follow"
	"didban.app/backend/jalali"
)

// Glance is what the first screen shows of the projects. It is laid down beside the map, and
// is read at once where the map itself takes a while.
type Glance struct {
	Figures didban.HomeFigures
	First   []didban.ProjectFacts // in list order
	Limits  didban.Thresholds     // by which they are judged
	// From is the day of the figures, Until the first on which they may be others though
	// nothing changed: a fiscal year begins, or a project's end has come.
	From, Until didban.Day
}

// glanced is how many projects a glance has.
const glanced = 8

// Glancer keeps the glance of a map.
type Glancer struct{ *Index }

var _ follow.Keeper[*Glance] = Glancer{}

// Parts gives the glance at the map as it stands.
func (x Glancer) Parts() (revision uint64, parts iter.Seq[*Glance]) {
	var g Glance
	x.Still(func(at uint64) {
		revision = at
		x.mu.RLock()
		today := x.judge.Today
		g.From, g.Until, g.Limits = today, didban.Day(jalali.FirstOfNextYear(string(today))), x.judge.Limits
		for e := range x.columns.all() {
			if end := e.facts.Finished; end > today && end < g.Until {
				g.Until = end
			}
		}
		x.mu.RUnlock()
		g.Figures = x.HomeFigures()
		for _, p := range x.First("", glanced) {
			g.First = append(g.First, *p)
		}
		x.mu.RLock()
		if x.judge.Today != today { // the day has turned meanwhile
			g.Until = ""
		}
		x.mu.RUnlock()
	})
	return revision, func(yield func(*Glance) bool) { yield(&g) }
}

// Resume takes up what Parts gave; the map itself is not changed.
func (x Glancer) Resume(_ didban.Feed, revision uint64, parts iter.Seq2[*Glance, error]) error {
	var last *Glance
	for g, err := range parts {
		if err != nil {
			return fmt.Errorf("read the glance: %w", err)
		}
		last = g
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	x.glance, x.glanceAt = last, revision
	return nil
}

// Glance gives figures and projects of the first screen before the map is ready; ok is false
// where none was laid down of this very head of the feed and for the present day.
func (x *Index) Glance(head uint64) (figures didban.HomeFigures, first []*didban.ProjectFacts, ok bool) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	g, judge := x.glance, x.judge
	if g == nil || x.glanceAt != head || judge.Today < g.From || judge.Today >= g.Until {
		return figures, nil, false
	}
	judge.Limits = g.Limits
	for i := range g.First {
		p := g.First[i]
		p.Judged = judge.Of(&p)
		first = append(first, &p)
	}
	return g.Figures, first, true
}
