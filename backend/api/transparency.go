package api

import (
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/jalali"
	"didban.app/backend/store"
)

// dashboardMonths is how many months the dashboard tells.
const dashboardMonths = 12

// Open returns the dashboard.
func (s *Transparency) Open(r TransparencyRequest) (TransparencyView, error) {
	return gate.Read(s.caller, "Transparency.Open", func(tx *store.Tx) (TransparencyView, error) {
		return s.caller.transparency(tx, r)
	})
}

// transparency makes every figure in one pass over the map's facts.
func (c caller) transparency(tx *store.Tx, r TransparencyRequest) (view TransparencyView, err error) {
	scope, filter := c.boardScope(r), didban.ProjectFilter{}
	if r.Area != "" {
		filter.Areas = []string{r.Area}
	}
	sums := didban.SumBoard(c.Map.Select(filter).Projects, scope)
	view = boardView(sums, scope, c.Map.Limits())
	if view.Population, err = c.population(tx, r.Area); err != nil {
		return view, err
	}
	view.ApprovedPerPerson = perUnit(sums.Money.Approved, float64(view.Population))
	view.SpentPerPerson = perUnit(sums.Money.Spent, float64(view.Population))
	view.Constant, err = constant(tx, yearsOfBoard(sums.ByYear))
	return view, err
}

// population counts those who live in an area, by its id, or in the city; 0 where nobody did.
func (c caller) population(tx *store.Tx, area string) (int, error) {
	for _, a := range c.Map.Areas() {
		if string(a.ID) == area {
			return a.Population, nil
		}
	}
	if area != "" {
		return 0, nil
	}
	city, err := cityView(tx)
	return city.Population, err
}

// boardScope says what the dashboard tells of.
func (c caller) boardScope(r TransparencyRequest) didban.BoardScope {
	today := c.Today()
	until := lastDayOf(r.Year, today)
	months := slices.DeleteFunc(lastMonths(until, dashboardMonths), func(first didban.Day) bool {
		return r.Year != 0 && jalali.FiscalYear(string(first)) != r.Year
	})
	return didban.BoardScope{
		Year: r.Year, Parts: c.parts(r.Area), Today: today, Month: didban.Day(jalali.FirstOfMonth(string(today))), Months: months, Until: until,
	}
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

// boardView turns the sums into the view.
func boardView(b didban.ProjectBoard, scope didban.BoardScope, limits didban.Thresholds) TransparencyView {
	return TransparencyView{
		Today: string(scope.Today), MonthFirst: string(scope.Month), Years: append([]int{}, b.Years...),
		Total: b.Total, Finished: b.Finished, Money: sliceView(b.Money), Paid: int64(b.Paid),
		OnTime: OnTimeView(b.Ends), PastPromise: b.PastPromise,
		Overrun:    OverrunView{Count: b.Overrun.Count, Priced: b.Overrun.Priced, Rials: int64(b.Overrun.Rise)},
		Disclosure: DisclosureTotal(b.Disclosure),
		Domains:    mapped(b.Domains, sliceView), Areas: mapped(b.Areas, sliceView), Sources: mapped(b.Sources, sliceView),
		Statuses: mapped(b.Statuses, sliceView), ByYear: mapped(b.ByYear, sliceView),
		Months: mapped(b.Months, func(m didban.MonthSum) MonthPaidView {
			return MonthPaidView{First: string(m.First), Count: m.Payments, Projects: m.Projects, Paid: int64(m.Paid)}
		}),
		Methods: mapped(b.Methods, func(m didban.MethodSum) MethodView {
			return MethodView{Code: m.Code, Contracts: m.Contracts, Projects: m.Projects, Valued: m.Valued, Value: int64(m.Value)}
		}),
		Contracts: mapped(b.Contracts, func(k didban.ContractSum) BigContractView {
			return BigContractView{
				Project: string(k.Project), Of: k.Of, Number: k.Number, Title: k.Title, Contractor: k.Contractor,
				Price: int64(k.Price), Value: int64(k.Value),
			}
		}),
		Contractors: mapped(b.Contractors, func(c didban.ContractorSum) ContractorView {
			return ContractorView{Name: c.Name, Contracts: c.Contracts, Projects: c.Projects, Value: int64(c.Value)}
		}),
		Flags: mapped(b.Flags, func(f didban.FlagCount) FlagCountView {
			return FlagCountView{Code: string(f.Code), Count: f.Count, Threshold: limits.Of(f.Code)}
		}),
		Changes: mapped(b.Changes, func(c didban.ChangeSum) ChangeView {
			return ChangeView{Code: string(c.Code), Count: c.Count, Projects: c.Projects, Rials: int64(c.Rials)}
		}),
	}
}

func sliceView(m didban.MoneySum) SliceView {
	return SliceView{
		Code: m.Code, Count: m.Count, Priced: m.Priced,
		Approved: int64(m.Approved), Allocated: int64(m.Allocated), Spent: int64(m.Spent),
	}
}
