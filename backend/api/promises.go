package api

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/jalali"
	"didban.app/backend/store"
)

// Pages of the ledger.
const (
	pagePromises = 100
	maxPromises  = 200
)

// Open returns the ledger of first promises, moves and reasons.
func (s *Promises) Open(r PromisesRequest) (PromisesView, error) {
	return gate.Read(s.caller, "Promises.Open", func(tx *store.Tx) (PromisesView, error) {
		units, err := unitTitles(tx)
		return s.caller.promises(r, units.ofProject), err
	})
}

// ofProject names the unit that answers for a project.
func (t titles) ofProject(p *didban.ProjectFacts) string { return t.of(p.UnitID, p.Unit) }

// held is a project held against its first promise on a day.
type held struct {
	*didban.ProjectFacts
	state string // a didban.DeadlineState, or openState
	year  int    // the fiscal year of the promise
}

func hold(p *didban.ProjectFacts, today didban.Day) held {
	return held{p, cmp.Or(string(p.DeadlineOn(today).State), openState), jalali.FiscalYear(string(p.Promised))}
}

// promiseGroups are the ways to group, with the codes under which a project counts.
var promiseGroups = map[string]func(held) []string{
	"unit": func(p held) []string { return []string{unitCode(p.ProjectFacts)} },
	"area": func(p held) []string { return texts(p.Areas) },
	"year": func(p held) []string { return []string{strconv.Itoa(p.year)} },
}

// unitCode is the id of a project's unit, its name where it is none of the city's.
func unitCode(p *didban.ProjectFacts) string { return cmp.Or(string(p.UnitID), p.Unit) }

func (c caller) promises(r PromisesRequest, unit func(*didban.ProjectFacts) string) PromisesView {
	view := PromisesView{Today: string(c.Today())}
	var inArea, narrowed []held
	today := c.Today()
	for _, p := range c.inArea(r.Area) {
		if p.Promised == "" {
			view.Unknown++
			continue
		}
		one := hold(p, today)
		inArea = append(inArea, one)
		if r.fits(one) {
			narrowed = append(narrowed, one)
			view.Sums.add(one)
		}
	}
	view.Units, view.Years = groupPromises(inArea, "unit", unit), groupPromises(inArea, "year", unit)
	slices.Reverse(view.Years)
	view.Groups = groupPromises(narrowed, r.By, unit)
	list := chosenPromises(narrowed, r.State, today)
	view.Total = len(list)
	view.Rows = mapped(pageOf(list, r.Offset, r.Limit, pagePromises, maxPromises), func(p held) PromiseRow {
		return promiseRow(p, today, unit(p.ProjectFacts))
	})
	return view
}

// inArea are the projects of an area, or of the whole city.
func (c caller) inArea(area string) []*didban.ProjectFacts {
	if area == "" {
		return c.Map.Select(didban.ProjectFilter{}).Projects
	}
	return c.Map.Select(didban.ProjectFilter{Areas: []string{area}}).Projects
}

func (r PromisesRequest) fits(p held) bool {
	return (r.Unit == "" || r.Unit == unitCode(p.ProjectFacts)) && (r.Year == 0 || r.Year == p.year)
}

// openState is the name of the state of what can't be judged.
const openState = "open"

// stateOrder puts those past their promise first.
var stateOrder = []string{string(didban.DeadlineOverdue), string(didban.DeadlineMissed), string(didban.DeadlineAhead), string(didban.DeadlineKept), openState}

// chosenPromises are those that stand so, all where no state is asked for: in the order of
// stateOrder, the longest past their promise ahead, else the earliest promise.
func chosenPromises(list []held, state string, today didban.Day) []held {
	type placed struct {
		held
		at, late int
	}
	rows := make([]placed, 0, len(list))
	for _, p := range list {
		if state == "" || state == p.state || state == "moved" && !p.Signals.Promise.Moves.Empty() {
			rows = append(rows, placed{p, slices.Index(stateOrder, p.state), p.DeadlineOn(today).Late()})
		}
	}
	slices.SortFunc(rows, func(a, b placed) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(b.late, a.late), cmp.Compare(a.Promised, b.Promised), cmp.Compare(a.Code, b.Code))
	})
	return mapped(rows, func(r placed) held { return r.held })
}

// groupPromises sums the projects up by the codes of a grouping, in the order of the codes;
// units go by their names.
func groupPromises(list []held, by string, unit func(*didban.ProjectFacts) string) []PromiseGroup {
	codes, ok := promiseGroups[by]
	if !ok {
		return []PromiseGroup{}
	}
	at, out := map[string]int{}, []PromiseGroup{}
	for _, p := range list {
		for _, code := range codes(p) {
			i, known := at[code]
			if !known {
				i = len(out)
				at[code], out = i, append(out, PromiseGroup{Code: code})
				if by == "unit" {
					out[i].Title = unit(p.ProjectFacts)
				}
			}
			out[i].Sums.add(p)
		}
	}
	slices.SortFunc(out, func(a, b PromiseGroup) int { return cmp.Or(cmp.Compare(a.Title, b.Title), cmp.Compare(a.Code, b.Code)) })
	return out
}

func (s *PromiseSums) add(p held) {
	s.All++
	switch didban.DeadlineState(p.state) {
	case didban.DeadlineOverdue:
		s.Overdue++
	case didban.DeadlineKept:
		s.Kept++
	case didban.DeadlineMissed:
		s.Missed++
	case didban.DeadlineAhead:
		s.Ahead++
	default:
		s.Open++
	}
	if moves := p.Signals.Promise.Moves.Len(); moves > 0 {
		s.Moved, s.Moves, s.Unamended = s.Moved+1, s.Moves+moves, s.Unamended+p.Signals.Promise.Unamended()
	}
}

func promiseRow(p held, today didban.Day, unit string) PromiseRow {
	row := PromiseRow{
		ID: string(p.ID), Code: p.Code, Title: p.Title, Status: p.Status, Suspended: p.Suspended, Unit: unit, UnitID: string(p.UnitID),
		Finished: string(p.Finished), State: strings.TrimPrefix(p.state, openState), Days: p.DeadlineOn(today).Late(), Promise: promiseView(p.Signals.Promise),
	}
	if len(p.Areas) > 0 {
		row.Area = string(p.Areas[0])
	}
	return row
}

func promiseView(p didban.Promise) PromiseView {
	return PromiseView{First: string(p.First), Now: string(p.Now), Unamended: p.Unamended(), Moves: mapped(slices.Collect(p.Moves.All()), func(m didban.Move) MoveView {
		return MoveView{
			Day: string(m.Day), From: string(m.From), To: string(m.To), Days: m.Days, Amendment: m.Amendment, Number: m.Number, Reason: m.Reason, Version: m.N,
		}
	})}
}

func shiftView(s didban.Shift) ShiftView {
	return ShiftView{
		Sort: string(s.Sort), Day: string(s.Day), Number: s.Number, FromDay: string(s.FromDay), ToDay: string(s.ToDay), Days: s.Days,
		From: int64(s.From), To: int64(s.To),
	}
}
