package api

import (
	"strconv"

	didban "didban.app/backend"
	"didban.app/backend/store"
	"didban.app/backend/typed"
)

// ConstantView is money by fiscal year as it was written then and at the prices of Base, in
// rials. What the city's index does not know is absent; so is the sum where a year is.
type ConstantView struct {
	Base   int    `json:"base"` // Solar Hijri
	Source string `json:"source"`
	// Years are those with money, the first year first.
	Years []ConstantYearView `json:"years"`
	Sum   ConstantYearView   `json:"sum"` // of year 0
}

// ConstantYearView is one year of a ConstantView; approved is as revised.
type ConstantYearView struct {
	Year             int    `json:"year"`
	Approved         int64  `json:"approved"`
	Spent            int64  `json:"spent"`
	ConstantApproved *int64 `json:"constantApproved,omitempty"`
	ConstantSpent    *int64 `json:"constantSpent,omitempty"`
}

// UnitPriceView is what a metre or a square metre of a work costs, in rials, by the project's
// own technical figure; an amount that is not known is absent. Spent is told of work that is
// done alone: of half a street it would be half a price.
type UnitPriceView struct {
	Label    string  `json:"label"`
	Metres   float64 `json:"metres"`
	Square   bool    `json:"square"`
	Approved *int64  `json:"approved,omitempty"` // as revised
	Spent    *int64  `json:"spent,omitempty"`
}

// constant tells years of money at constant prices; nil where the city has no index, or there
// is no money.
func constant(tx *store.Tx, years []didban.YearSum) (*ConstantView, error) {
	if len(years) == 0 {
		return nil, nil
	}
	for c, err := range store.All[didban.City](tx) {
		if err != nil || len(c.PriceIndex) == 0 {
			return nil, err
		}
		sums := c.PriceIndex.Sums(years)
		return &ConstantView{
			Base: sums.Base, Source: c.PriceSource, Years: mapped(sums.Years, constantYear), Sum: constantYear(sums.Sum),
		}, nil
	}
	return nil, nil
}

func constantYear(y didban.ConstantYear) ConstantYearView {
	out := ConstantYearView{Year: y.Year, Approved: int64(y.Approved), Spent: int64(y.Spent)}
	if y.Known {
		approved, spent := int64(y.ConstantApproved), int64(y.ConstantSpent)
		out.ConstantApproved, out.ConstantSpent = &approved, &spent
	}
	return out
}

// yearsOfBoard are the years of the dashboard's chart.
func yearsOfBoard(slices []didban.MoneySum) []didban.YearSum {
	out := make([]didban.YearSum, 0, len(slices))
	for _, s := range slices {
		if year, err := strconv.Atoi(s.Code); err == nil {
			out = append(out, didban.YearSum{Year: year, Approved: s.Approved, Spent: s.Spent})
		}
	}
	return out
}

// unitPrice is nil where the project tells no measure of the whole work, or has no budget.
func unitPrice(p *didban.Project) *UnitPriceView {
	size, ok := typed.Measure(p.Specs)
	money := p.Money()
	if !ok || money.Revised == 0 {
		return nil
	}
	view := UnitPriceView{Label: size.Label, Metres: size.Metres, Square: size.Square, Approved: perUnit(money.Revised, size.Metres)}
	if p.Built() && money.Spent > 0 {
		view.Spent = perUnit(money.Spent, size.Metres)
	}
	return &view
}
