package api

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/jalali"
	"didban.app/backend/store"
)

// Numbers of rows of the dashboard.
const (
	shownProjects   = 24
	bigContracts    = 10
	bigContractors  = 10
	dashboardMonths = 12
)

// Open returns the dashboard.
func (s *Transparency) Open(r TransparencyRequest) (TransparencyView, error) {
	return read(s.desk, "Transparency.Open", didban.KindProject, func(tx *store.Tx) (TransparencyView, error) {
		return s.desk.transparency(tx, r)
	})
}

// transparency makes every figure in one pass over the map's facts.
func (d *Desk) transparency(tx *store.Tx, r TransparencyRequest) (TransparencyView, error) {
	limits, err := thresholds(tx)
	if err != nil {
		return TransparencyView{}, err
	}
	b := d.newBoard(r, limits)
	for _, p := range d.Map.Select(didban.ProjectFilter{Areas: some(r.Area)}).Projects {
		b.add(p)
	}
	view := b.view()
	if r.Show == "" {
		return view, nil
	}
	cards, err := projectCards(tx, page(b.shown, r.Offset, 0, shownProjects, shownProjects))
	view.Shown = &ShownView{Show: r.Show, Total: len(b.shown), Offset: max(0, r.Offset), Projects: cards}
	return view, err
}

func some(value string) []string {
	if value == "" {
		return nil
	}
	return []string{value}
}

// newBoard starts the figures of one day.
func (d *Desk) newBoard(r TransparencyRequest, limits didban.Thresholds) *board {
	b := &board{
		year: r.Year, today: d.today(), limits: limits, areas: d.parts(r.Area), years: map[int]bool{},
		axes: map[string]axis{}, firms: map[string]*firm{}, flags: map[didban.FlagCode]int{}, changes: map[string]*ChangeView{},
	}
	b.wanted, b.wantedCode, _ = strings.Cut(r.Show, ":")
	for _, name := range axes {
		b.axes[name] = axis{}
	}
	for _, code := range changes {
		b.changes[code] = &ChangeView{Code: code}
	}
	b.months = lastMonths(b.today, dashboardMonths)
	b.paid = mapped(b.months, func(first didban.Day) MonthPaidView { return MonthPaidView{First: string(first)} })
	return b
}

// parts are the areas by which the chosen one is parted: those right inside it,
// itself where there are none, the regions for the whole city.
func (d *Desk) parts(chosen string) []didban.ID {
	var out []didban.ID
	for _, a := range d.Map.Areas() {
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

// view puts the gathered figures in order.
func (b *board) view() TransparencyView {
	v := b.sum
	v.Today, v.Money = string(b.today), b.all
	v.OnTime.Known, v.OnTime.Kept = b.kept.Known, b.kept.Kept
	if len(b.months) > 0 {
		v.MonthFirst = string(b.months[len(b.months)-1])
	}
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
	v.Changes = mapped(changes, func(code string) ChangeView { return *b.changes[code] })
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
