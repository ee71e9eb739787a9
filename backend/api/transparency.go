package api

import (
	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/geo"
	"didban.app/backend/store"
)

// Open returns the dashboard.
func (s *Transparency) Open(r TransparencyRequest) (TransparencyView, error) {
	return gate.Read(s.caller, "Transparency.Open", func(tx *store.Tx) (TransparencyView, error) {
		return s.caller.transparency(tx, r)
	})
}

// transparency reads the sums that the map keeps.
func (c caller) transparency(tx *store.Tx, r TransparencyRequest) (view TransparencyView, err error) {
	board := c.Map.Board(r.Area, r.Year)
	view = boardView(board)
	if view.Population, err = c.population(tx, r.Area); err != nil {
		return view, err
	}
	view.ApprovedPerPerson = perUnit(board.Money.Approved, float64(view.Population))
	view.SpentPerPerson = perUnit(board.Money.Spent, float64(view.Population))
	view.Constant, err = constant(tx, yearsOfBoard(board.ByYear))
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

// boardView turns the sums into the view.
func boardView(b geo.Board) TransparencyView {
	return TransparencyView{
		Today: string(b.Scope.Today), MonthFirst: string(b.Scope.Month), Years: append([]int{}, b.Years...),
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
			return FlagCountView{Code: string(f.Code), Count: f.Count, Threshold: b.Limits.Of(f.Code)}
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
