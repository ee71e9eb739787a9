package api

import (
	"cmp"
	"slices"
	"strconv"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/jalali"
	"didban.app/backend/store"
)

// Numbers of rows of the dashboard.
const (
	bigContracts    = 10
	bigContractors  = 10
	dashboardMonths = 12
)

// Open returns the dashboard.
func (s *Transparency) Open(r TransparencyRequest) (TransparencyView, error) {
	return gate.Read(s.caller, "Transparency.Open", func(*store.Tx) (TransparencyView, error) {
		return s.caller.transparency(r), nil
	})
}

// transparency makes every figure in one pass over the map's facts.
func (c caller) transparency(r TransparencyRequest) TransparencyView {
	b := c.newBoard(r)
	for _, p := range c.Map.Select(didban.ProjectFilter{Areas: some(r.Area)}).Projects {
		b.add(p)
	}
	return b.view()
}

func some(value string) []string {
	if value == "" {
		return nil
	}
	return []string{value}
}

// newBoard starts the figures of one day.
func (c caller) newBoard(r TransparencyRequest) *board {
	b := &board{
		year: r.Year, today: c.Today(), limits: c.Map.Limits(), areas: c.parts(r.Area), years: map[int]bool{},
		axes: map[string]axis{}, firms: map[string]*firm{}, flags: map[didban.FlagCode]int{}, changes: map[didban.RecentChange]*ChangeView{},
	}
	for _, name := range axes {
		b.axes[name] = axis{}
	}
	for _, code := range didban.RecentChanges {
		b.changes[code] = &ChangeView{Code: string(code)}
	}
	b.from, b.until = didban.Day(jalali.FirstOfMonth(string(b.today))), lastDayOf(r.Year, b.today)
	b.months = slices.DeleteFunc(lastMonths(b.until, dashboardMonths), func(first didban.Day) bool {
		return r.Year != 0 && jalali.FiscalYear(string(first)) != r.Year
	})
	b.paid = mapped(b.months, func(first didban.Day) MonthPaidView { return MonthPaidView{First: string(first)} })
	return b
}

// parts are the areas by which the chosen one is parted: those right inside it,
// itself where there are none, the regions for the whole city.
func (c caller) parts(chosen string) []didban.ID {
	var out []didban.ID
	for _, a := range c.Map.Areas() {
		if string(a.Parent) == chosen {
			out = append(out, a.ID)
		}
	}
	if len(out) == 0 && chosen != "" {
		return []didban.ID{didban.ID(chosen)}
	}
	return out
}

// lastMonths gives the first days of Jalali months up to the present one, oldest
// first; the earliest days of the calendar have fewer.
func lastMonths(today didban.Day, n int) []didban.Day {
	date, ok := jalali.FromISO(string(today))
	if !ok {
		return nil
	}
	var out []didban.Day
	for range n {
		first := jalali.Date{Year: date.Year, Month: date.Month, Day: 1}
		if !first.Valid() {
			break
		}
		out = append(out, didban.Day(first.ISO()))
		if date.Month--; date.Month == 0 {
			date.Year, date.Month = date.Year-1, 12
		}
	}
	slices.Reverse(out)
	return out
}

// lastDayOf is the day up to which the months of a fiscal year are told, today for the
// present one, for one to come and for all years.
func lastDayOf(year int, today didban.Day) didban.Day {
	for day := 30; day >= 29 && year > 0; day-- {
		if last := (jalali.Date{Year: year, Month: 12, Day: day}); last.Valid() {
			return min(today, didban.Day(last.ISO()))
		}
	}
	return today
}

// view puts the gathered figures in order.
func (b *board) view() TransparencyView {
	v := b.sum
	v.Today, v.Money = string(b.today), b.all
	v.MonthFirst = string(b.from)
	v.Years = []int{}
	for year := range b.years {
		v.Years = append(v.Years, year)
	}
	slices.SortFunc(v.Years, func(a, c int) int { return cmp.Compare(c, a) })
	v.Domains, v.Areas, v.Sources = b.axes["domain"].largest(), b.axes["area"].largest(), b.axes["source"].largest()
	v.Statuses = b.axes["status"].inOrder(didban.Statuses)
	v.ByYear = b.axes["year"].byCode()
	v.Months, v.Contracts, v.Contractors = b.paid, b.largestContracts(), b.largestFirms()
	v.Flags = mapped(didban.FlagCodes, func(code didban.FlagCode) FlagCountView {
		return FlagCountView{Code: string(code), Count: b.flags[code], Threshold: b.limits.Of(code)}
	})
	v.Changes = mapped(didban.RecentChanges, func(code didban.RecentChange) ChangeView { return *b.changes[code] })
	return v
}

// axis is the bars of one chart by code.
type axis map[string]*SliceView

func (a axis) at(code string) *SliceView {
	s, ok := a[code]
	if !ok {
		s = &SliceView{Code: code}
		a[code] = s
	}
	return s
}

func (a axis) sorted(order func(x, y SliceView) int) []SliceView {
	out := make([]SliceView, 0, len(a))
	for _, s := range a {
		out = append(out, *s)
	}
	slices.SortFunc(out, order)
	return out
}

func (a axis) largest() []SliceView {
	return a.sorted(func(x, y SliceView) int {
		return cmp.Or(cmp.Compare(y.Approved, x.Approved), cmp.Compare(y.Count, x.Count), cmp.Compare(x.Code, y.Code))
	})
}

func (a axis) byCode() []SliceView {
	return a.sorted(func(x, y SliceView) int { return cmp.Compare(x.Code, y.Code) })
}

func (a axis) inOrder(terms didban.Vocabulary) []SliceView {
	at := func(code string) int {
		return slices.IndexFunc(terms, func(t didban.Term) bool { return t.Code == code })
	}
	return a.sorted(func(x, y SliceView) int { return cmp.Compare(at(x.Code), at(y.Code)) })
}

func (b *board) largestContracts() []BigContractView {
	slices.SortFunc(b.big, bySize)
	return append([]BigContractView{}, b.big[:min(bigContracts, len(b.big))]...)
}

func bySize(x, y BigContractView) int {
	return cmp.Or(cmp.Compare(y.Value, x.Value), cmp.Compare(x.Project, y.Project), cmp.Compare(x.Number, y.Number))
}

func (b *board) largestFirms() []ContractorView {
	out := make([]ContractorView, 0, len(b.firms))
	for _, f := range b.firms {
		out = append(out, f.ContractorView)
	}
	slices.SortFunc(out, func(x, y ContractorView) int {
		return cmp.Or(cmp.Compare(y.Value, x.Value), cmp.Compare(x.Name, y.Name))
	})
	return out[:min(bigContractors, len(out))]
}

func yearCode(year int) string { return strconv.Itoa(year) }
